/** `why401 explain FILE.har…` */

import { HELP, readCommand } from './args.ts';
import { explain } from './explain.ts';

declare global {
  interface ImportMetaEnv {
    readonly VERSION: string;
  }
  interface ImportMeta {
    readonly env: ImportMetaEnv;
  }
}

/** A file was not read to its end, or the command line is wrong. */
const INCOMPLETE = 2;

// Whoever reads our output may have seen enough: `why401 explain x.har | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'version':
    console.log(import.meta.env.VERSION);
    break;
  case 'wrong':
    console.error(`why401: ${command.message}\n\n${HELP}`);
    process.exitCode = INCOMPLETE;
    break;
  case 'explain':
    if (!(await explain(command.options))) process.exitCode = INCOMPLETE;
    break;
}
