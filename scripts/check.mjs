// @ts-check
/** `npm run check`: what can be known without running the product: types, lint and format, docs, who imports whom. */

import { existsSync, readdirSync } from 'node:fs';
import { at, ROOT } from './paths.mjs';
import { command, run, runTool, say } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

await command(async () => {
  await ensureInstalled();
  const projects = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name) && name !== 'tsconfig.base.json');
  /** @type {Record<string, () => Promise<{ok: boolean}>>} */
  const checks = Object.fromEntries(projects.map((name) => [`types of ${name}`, () => runTool('typescript', ['-p', name])]));
  checks['lint and format'] = () => runTool('@biomejs/biome', ['check', '--error-on-warnings']);
  checks['who imports whom'] = () => runTool('vitest', ['run', '--silent', '--reporter=dot', 'src/architecture.test.ts']);
  if (existsSync(at('scripts/build-docs.mjs')))
    checks['docs up to date'] = () => run(process.execPath, [at('scripts/build-docs.mjs'), '--check']);

  const failed = [];
  for (const [name, check] of Object.entries(checks)) {
    const { ok } = await check();
    say(`${name}: ${ok ? 'ok' : 'FAILED'}`);
    if (!ok) failed.push(name);
  }
  return projects.length > 0 && failed.length === 0;
});
