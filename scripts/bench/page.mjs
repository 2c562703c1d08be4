// @ts-check
/** What why401 costs the pages: beside no extension, beside a bare one with the same listeners, and beside one that keeps everything. */

import { join } from 'node:path';
import { CHROME_BUILD } from '../paths.mjs';
import { say } from '../run.mjs';
import { round } from './figures.mjs';
import { describe, readListeners } from './listeners.mjs';
import { writeBare, writeRecorder } from './peers.mjs';
import { cpuMs } from './process-tree.mjs';
import { compare, ratio, showVariants, takeTurns, told } from './turns.mjs';
import { API_CALLS, FETCHES, RESOURCES } from './workloads.mjs';
import { inWorkshop } from './workshop.mjs';

/**
 * What is aimed at, and what is held to: wall time as a multiple of another variant's in the same run. Against no extension most is the
 * browser's own price for telling, so that only a blunder is held against us there; a missed aim is shown.
 */
const LIMITS = {
  fetches: { againstNone: { aim: 1.3, most: 3 }, againstBare: { aim: 1.03, most: 1.15 } },
  page: { againstNone: { aim: 1.02, most: 2 }, againstBare: { aim: 1.03, most: 1.15 } },
};

/** A page is loaded several times a run, so that its short time stands out of the noise. */
const LOADS = 4;
const LOAD_REQUESTS = 50_000;

/** @type {{name: Workload, kind: string, times: number, what: string}[]} */
const WORKLOADS = [
  { name: 'fetches', kind: `fetches?times=${FETCHES}`, times: 1, what: `${FETCHES} back-to-back fetches of 200 bytes` },
  {
    name: 'page',
    kind: 'page',
    times: LOADS,
    what: `a page of ${Object.values(RESOURCES).reduce((sum, n) => sum + n)} resources and ${API_CALLS} API calls, loaded ${LOADS} times`,
  },
];

/**
 * @typedef {'fetches' | 'page'} Workload
 * @typedef {'none' | 'why401' | 'bare' | 'recorder'} Variant
 * @typedef {import('./turns.mjs').Taken} Taken
 * @typedef {{againstNone: number, againstBare: number}} Ratios
 * @typedef {import('./workshop.mjs').Chromium} Chromium
 * @typedef {import('./workshop.mjs').Server} Server
 */

/** @param {{runs: number, json: boolean}} options @returns {Promise<boolean>} within the limits */
export function benchPage({ runs, json }) {
  return inWorkshop(async ({ folder, server, start }) => {
    const listeners = await readListeners(join(folder, 'noting'));
    if (!json) say(`why401 listens to ${listeners.map(describe).join('; ')}`);
    const browsers = {
      none: await start(undefined),
      why401: await start(CHROME_BUILD),
      bare: await start(writeBare(join(folder, 'bare'), listeners)),
      recorder: await start(writeRecorder(join(folder, 'recorder'))),
    };
    const workloads = [];
    for (const workload of WORKLOADS) {
      const { name, kind, times } = workload;
      const of = (/** @type {Variant} */ variant) => () => take(browsers[variant], server, kind, times);
      const taken = await takeTurns({ none: of('none'), why401: of('why401'), bare: of('bare'), recorder: of('recorder') }, runs);
      const ratios = { againstNone: ratio(taken, 'why401', 'none'), againstBare: ratio(taken, 'why401', 'bare') };
      const figures = { ...workload, runs, variants: compare(taken), ratios, limits: LIMITS[name] };
      workloads.push(figures);
      if (!json) show(figures);
    }
    const memory = await measureMemory(browsers, server);
    if (json) console.log(JSON.stringify({ listeners, workloads, memory }));
    else showMemory(memory);
    return workloads.every(
      ({ ratios, limits }) => ratios.againstNone <= limits.againstNone.most && ratios.againstBare <= limits.againstBare.most,
    );
  });
}

/** @param {Chromium} browser @param {Server} server @param {string} kind @param {number} times @returns {Promise<Taken>} */
async function take(browser, server, kind, times) {
  const before = cpuMs(browser.pid);
  let wallMs = 0;
  for (let n = 0; n < times; n++) {
    const { url, took } = server.next(kind);
    const close = await browser.show(url);
    wallMs += await took;
    await close();
  }
  const after = cpuMs(browser.pid);
  return { wallMs, cpuMs: before === null || after === null ? null : after - before };
}

/** @param {{what: string, runs: number, variants: readonly import('./turns.mjs').Compared[], ratios: Ratios, limits: (typeof LIMITS)[Workload]}} figures */
function show({ what, runs, variants, ratios, limits }) {
  say(`${what}; medians of ${runs} runs in turns, and against no extension:`);
  showVariants(variants);
  say(`  why401 against no extension ${told(ratios.againstNone, limits.againstNone)}`);
  say(`  why401 against bare         ${told(ratios.againstBare, limits.againstBare)}`);
}

/**
 * The background's memory before and after many requests, once what nobody holds is collected.
 * @param {Record<Variant, Chromium>} browsers @param {Server} server
 */
async function measureMemory(browsers, server) {
  const memory = [];
  for (const variant of /** @type {const} */ (['why401', 'recorder'])) {
    const before = server.requests();
    // In parts: the recorder's memory is its own, not a page's of 50,000 requests.
    while (server.requests() - before < LOAD_REQUESTS) await take(browsers[variant], server, 'fetches?times=5000', 1);
    const figures = await browsers[variant].withWorker(async ({ send, evaluate }) => {
      await send('HeapProfiler.collectGarbage');
      const { usedSize } = await send('Runtime.getHeapUsage');
      const sessionBytes = variant === 'why401' ? await evaluate('chrome.storage.session.getBytesInUse()') : null;
      return { heapBytes: usedSize, sessionBytes };
    });
    memory.push({ variant, requests: server.requests() - before, ...figures });
  }
  return memory;
}

/** @param {Awaited<ReturnType<typeof measureMemory>>} memory */
function showMemory(memory) {
  say('the background after that many more requests, garbage collected:');
  for (const { variant, requests, heapBytes, sessionBytes } of memory) {
    const stored = sessionBytes === null ? '' : `, ${round(sessionBytes / 1e3)} KB in storage.session`;
    say(`  ${variant.padEnd(8)}  ${round(heapBytes / 1e6, 2)} MB of heap after ${requests} requests${stored}`);
  }
}
