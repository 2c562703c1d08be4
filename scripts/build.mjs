// @ts-check
/** `npm run build`: dist/chrome and dist/firefox. */

import { ensureBuilt } from './bundle.mjs';
import { command, say } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

await command(async () => {
  await ensureInstalled();
  await ensureBuilt();
  say('dist/chrome and dist/firefox are up to date');
  return true;
});
