// @ts-check
/** `npm run -s explain -- FILE.har…`: the command line of a checkout, which is installed and built first where that is needed. */

import { spawnSync } from 'node:child_process';
import { at, CLI } from './paths.mjs';

// What is said while building goes to stderr: stdout belongs to the command.
const built = spawnSync(process.execPath, [at('scripts/build.mjs'), '--cli'], { stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(1);

// npm runs scripts in the project's folder; file names are meant from where it was called.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
process.exitCode = spawnSync(process.execPath, [CLI, 'explain', ...process.argv.slice(2)], { cwd, stdio: 'inherit' }).status ?? 1;
