// @ts-check
/** `npm run pictures`: takes docs/pictures anew, of the real extension and of every state of the panel. */

import { ensureChromium } from './browsers.mjs';
import { ensureBuilt } from './bundle.mjs';
import { at } from './paths.mjs';
import { command, runTool } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

await command(async () => {
  await ensureInstalled();
  await ensureChromium();
  await ensureBuilt();
  const { ok } = await runTool('@playwright/test', ['test', '--project=pictures', ...process.argv.slice(2)], {
    env: { WHY401_PICTURES: at('docs/pictures') },
  });
  return ok;
});
