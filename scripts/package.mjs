// @ts-check
/** `npm run package`: a zip for each browser's store in artifacts/. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './bundle.mjs';
import { lintAddon } from './lint-addon.mjs';
import { ARTIFACTS, CHROME_BUILD, FIREFOX_BUILD } from './paths.mjs';
import { command, say } from './run.mjs';
import { ensureInstalled } from './setup.mjs';
import { zip } from './zip.mjs';

await command(async () => {
  await ensureInstalled();
  await ensureBuilt();
  mkdirSync(ARTIFACTS, { recursive: true });
  for (const [browser, folder] of Object.entries({ chrome: CHROME_BUILD, firefox: FIREFOX_BUILD })) {
    const { version } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const bytes = zip(folder);
    const name = `why401-${version}-${browser}.zip`;
    writeFileSync(join(ARTIFACTS, name), bytes);
    say(`artifacts/${name}, ${Math.ceil(bytes.length / 1024)} KB`);
  }
  return lintAddon();
});
