// @ts-check
/** `npm run build`: dist/chrome, dist/firefox and dist/cli. */

import { ensureBuilt, ensureCli } from './bundle.mjs';
import { command, flags, say } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

const HELP = `Usage: npm run build [-- --cli]
  --cli  the command line alone, and nothing said where it is built already`;

await command(async () => {
  const { '--cli': cliAlone, '--help': help } = flags({ '--cli': 'flag', '--help': 'flag' }, HELP);
  if (help) {
    console.log(HELP);
    return true;
  }
  await ensureInstalled();
  await ensureCli();
  if (cliAlone) return true;
  await ensureBuilt();
  say('dist/chrome, dist/firefox and dist/cli are up to date');
  return true;
});
