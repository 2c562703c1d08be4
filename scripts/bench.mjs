// @ts-check
/** `npm run bench -- engine`: figures of speed and memory. Never part of a test: they are the machine's as much as ours. */

import { parseArgs } from 'node:util';
import { benchEngine } from './bench/engine.mjs';
import { Advice, command } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

const HELP = `Usage: npm run bench -- engine [--json] [--megabytes N]
  engine  verdicts a second on the corpus, and a HAR file of 200 MB against JSON.parse`;

await command(async () => {
  const { values, positionals } = readArgs();
  if (values.help) {
    console.log(HELP);
    return true;
  }
  const megabytes = Number(values.megabytes);
  if (positionals.join() !== 'engine' || !(megabytes > 0)) throw new Advice(HELP);
  await ensureInstalled();
  return benchEngine({ megabytes, json: values.json });
});

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        megabytes: { type: 'string', default: '200' },
      },
    });
  } catch (error) {
    throw new Advice(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}
