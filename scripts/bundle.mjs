// @ts-check
/** dist/chrome and dist/firefox are built from what the sources are now. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { at, CHROME_BUILD, FIREFOX_BUILD, ROOT } from './paths.mjs';
import { Advice, runTool, say } from './run.mjs';

/** What a build depends on. */
const SOURCES = ['manifest.json', 'package-lock.json', 'public', 'src', 'tsconfig.base.json', 'tsconfig.json', 'vite.config.ts'];
const STAMP = at('dist/sources.sha256');

/** Builds both browsers' extensions, unless nothing changed since they were built. */
export async function ensureBuilt() {
  const now = fingerprint();
  const built = [CHROME_BUILD, FIREFOX_BUILD].every((folder) => existsSync(join(folder, 'manifest.json')));
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  for (const mode of ['chrome', 'firefox']) {
    say(`building dist/${mode}`);
    const { ok, output } = await runTool('vite', ['build', '--mode', mode, '--logLevel', 'warn'], { quiet: true, env: { NO_COLOR: '1' } });
    if (!ok) throw new Advice(`the build of dist/${mode} failed:\n${output}`);
  }
  writeFileSync(STAMP, now);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES.filter((name) => existsSync(at(name))))
    for (const file of filesBelow(at(source))) {
      const bytes = readFileSync(file);
      hash.update(`${relative(ROOT, file)}\n${bytes.length}\n`).update(bytes);
    }
  return hash.digest('hex');
}

/** Every file at or below a path, sorted. @param {string} path @returns {string[]} */
export function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
