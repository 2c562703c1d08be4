// @ts-check
/** `npm run bench`: figures of speed and memory. Never part of a test: they are the machine's as much as ours. */

import { parseArgs } from 'node:util';
import { benchEngine } from './bench/engine.mjs';
import { Advice, command } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

const HELP = `Usage: npm run bench -- engine [--json] [--megabytes N]
       npm run bench -- page [--json] [--runs N]
       npm run bench -- flood [--json] [--runs N]
       npm run bench -- latency [--json]
       npm run bench -- panel [--json] [--failures N]
  engine   verdicts a second on the corpus, and a HAR file of 200 MB against JSON.parse
  page     what pages take with why401, against no extension and against others
  flood    what 2,000 failures of a page take with why401, its panel open as well
  latency  how soon the badge, the verdict and a stopped worker answer
  panel    a log of 100,000 failures: to its first row, scrolled, filtered, in memory
With --json, stdout is one document; npm's own two lines before it stay away with npm run -s.`;

await command(async () => {
  const { values, positionals } = readArgs();
  if (values.help) {
    console.log(HELP);
    return true;
  }
  const megabytes = Number(values.megabytes);
  const runs = Number(values.runs);
  const failures = Number(values.failures);
  if (!(megabytes > 0) || !(runs > 0) || !(failures > 0)) throw new Advice(HELP);
  const { json } = values;
  // What starts browsers needs packages that may have to be installed first.
  const bench = new Map([
    ['engine', () => benchEngine({ megabytes, json })],
    ['page', async () => (await import('./bench/page.mjs')).benchPage({ runs, json })],
    ['flood', async () => (await import('./bench/flood.mjs')).benchFlood({ runs, json })],
    ['latency', async () => (await import('./bench/latency.mjs')).benchLatency({ json })],
    ['panel', async () => (await import('./bench/panel.mjs')).benchPanel({ failures, json })],
  ]).get(positionals.join());
  if (!bench) throw new Advice(HELP);
  await ensureInstalled();
  return bench();
});

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '9' },
        failures: { type: 'string', default: '100000' },
        megabytes: { type: 'string', default: '200' },
      },
    });
  } catch (error) {
    throw new Advice(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}
