// @ts-check
/** How fast the engine is: verdicts a second on the corpus, and a large HAR file against `JSON.parse` of it. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCli } from '../bundle.mjs';
import { loadReadLog } from '../engine.mjs';
import { at, CLI } from '../paths.mjs';
import { Advice, say } from '../run.mjs';
import { readCorpus } from '../scoring.mjs';
import { writeHar } from './write-har.mjs';

/** What is aimed at, and what is held to: as a multiple of JSON.parse's time, and in megabytes. */
const LIMITS = { times: { aim: 1.5, most: 2 }, megabytes: { aim: 150, most: 300 } };
const ROUNDS = 3;
const CORPUS_MS = 3000;

/** @param {{megabytes: number, json: boolean}} options @returns {Promise<boolean>} within the limits */
export async function benchEngine({ megabytes, json }) {
  const verdicts = await benchCorpus();
  if (!json) say(`${verdicts.exchangesPerSecond} exchanges a second are read, observed and judged (${verdicts.causes} causes each)`);
  await ensureCli();
  const file = benchFile(megabytes);
  if (json) console.log(JSON.stringify({ corpus: verdicts, file, limits: LIMITS }));
  else {
    say(`a HAR of ${file.megabytes} MB, ${file.entries} entries, ${file.failures} failures; the best of ${ROUNDS}:`);
    say(`  JSON.parse      ${file.parse.ms} ms, ${file.parse.peakMegabytes} MB`);
    say(`  why401 explain  ${file.explain.ms} ms, ${file.explain.peakMegabytes} MB`);
    say(
      `  ${file.times} times as long (at most ${LIMITS.times.most}, aim ${LIMITS.times.aim}); memory at most ${LIMITS.megabytes.most} MB, aim ${LIMITS.megabytes.aim}`,
    );
  }
  return file.times <= LIMITS.times.most && file.explain.peakMegabytes <= LIMITS.megabytes.most;
}

/** The whole corpus again and again, for a few seconds. */
async function benchCorpus() {
  const readLog = await loadReadLog();
  const corpus = readCorpus();
  let exchanges = 0;
  let causes = 0;
  const began = performance.now();
  for (let index = 0; performance.now() - began < CORPUS_MS; index = (index + 1) % corpus.length) {
    const { har, label } = /** @type {import('../scoring.mjs').Case} */ (corpus[index]);
    const judged = readLog(har, { bodies: true }).judge(label.entry);
    if (!judged) throw new Advice(`entry ${label.entry} of a case was not judged`);
    const { verdicts, unknown, ruledOut } = judged.diagnosis;
    causes = verdicts.length + unknown.length + ruledOut.length;
    exchanges++;
  }
  const seconds = (performance.now() - began) / 1000;
  return { exchangesPerSecond: Math.round(exchanges / seconds), verdictsPerSecond: Math.round((exchanges * causes) / seconds), causes };
}

/** @param {number} megabytes */
function benchFile(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'why401-bench-'));
  try {
    const path = join(folder, 'large.har');
    const { entries } = writeHar(path, megabytes * 1e6);
    const parse = [];
    const explain = [];
    // In turns, so that a slow moment of the machine's falls on both.
    for (let round = 0; round < ROUNDS; round++) {
      parse.push(measure([at('scripts/bench/parse-json.mjs'), path]));
      explain.push(measure([CLI, 'explain', '--json', path]));
    }
    const best = { parse: fastest(parse), explain: fastest(explain) };
    const failures = JSON.parse(best.explain.output).failures.length;
    if (failures === 0) throw new Advice('the large HAR has failures, and none was found');
    const times = Math.round((best.explain.ms / best.parse.ms) * 100) / 100;
    const figures = (/** @type {Measured} */ { ms, peakMegabytes }) => ({ ms, peakMegabytes });
    return { megabytes, entries, failures, parse: figures(best.parse), explain: figures(best.explain), times };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @typedef {{ms: number, peakMegabytes: number, output: string}} Measured */

/** @param {string[]} args @returns {Measured} */
function measure(args) {
  const usage = new URL('usage.mjs', import.meta.url).href;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', usage, ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Advice(`${args[0]} ended with ${status}:\n${stderr}`);
  return { ...JSON.parse(stderr.trim().split('\n').at(-1) ?? ''), output: stdout };
}

/** The fastest time and the highest peak. @param {readonly Measured[]} all @returns {Measured} */
function fastest(all) {
  const [best] = [...all].sort((a, b) => a.ms - b.ms);
  if (!best) throw new Error('nothing was measured');
  return { ...best, peakMegabytes: Math.max(...all.map(({ peakMegabytes }) => peakMegabytes)) };
}
