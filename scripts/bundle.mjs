// @ts-check
/** What stands in dist/ is built from what the sources are now. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { at, CHROME_BUILD, CLI, FIREFOX_BUILD, ROOT } from './paths.mjs';
import { Advice, note, runTool } from './run.mjs';

/** What a build of the extension depends on. */
const SOURCES = [
  'manifest.json',
  'package-lock.json',
  'public',
  'scripts/preact.mjs',
  'scripts/service-worker.mjs',
  'src',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
];
/** What a build of the command line depends on. */
const CLI_SOURCES = ['package.json', 'package-lock.json', 'src/cli', 'src/engine', 'src/har', 'src/report', 'vite.cli.config.ts'];

/** Builds both browsers' extensions, unless nothing changed since they were built. */
export async function ensureBuilt() {
  const built = [CHROME_BUILD, FIREFOX_BUILD].every((folder) => existsSync(join(folder, 'manifest.json')));
  await unlessBuilt(at('dist/sources.sha256'), SOURCES, built, async () => {
    for (const mode of ['chrome', 'firefox']) await build(`dist/${mode}`, ['--mode', mode]);
  });
}

/** Builds the command line, unless nothing changed since it was built. */
export async function ensureCli() {
  await unlessBuilt(at('dist/cli.sha256'), CLI_SOURCES, existsSync(CLI), () => build('dist/cli', ['--config', 'vite.cli.config.ts']));
}

/** @param {string} stamp @param {readonly string[]} sources @param {boolean} built @param {() => Promise<void>} build */
async function unlessBuilt(stamp, sources, built, build) {
  const now = fingerprint(sources);
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await build();
  writeFileSync(stamp, now);
}

/** @param {string} folder @param {readonly string[]} args */
async function build(folder, args) {
  note(`building ${folder}`);
  const { ok, output } = await runTool('vite', ['build', ...args, '--logLevel', 'warn'], { quiet: true, env: { NO_COLOR: '1' } });
  if (!ok) throw new Advice(`the build of ${folder} failed:\n${output}`);
}

/** @param {readonly string[]} sources */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources.filter((name) => existsSync(at(name))))
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
