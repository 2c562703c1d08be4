// @ts-check
/** What why401 costs the pages: beside no extension, beside a bare one with the same listeners, and beside one that keeps everything. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../bundle.mjs';
import { CHROME_BUILD } from '../paths.mjs';
import { Advice, say } from '../run.mjs';
import { median, round } from './figures.mjs';
import { copyBuild, NOTE_LISTENERS, writeBare, writeRecorder } from './peers.mjs';
import { openPlain } from './plain-chromium.mjs';
import { cpuMs } from './process-tree.mjs';
import { API_CALLS, FETCHES, RESOURCES, startWorkloads } from './workloads.mjs';

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
 * @typedef {{wallMs: number, cpuMs: number | null}} Taken
 * @typedef {Awaited<ReturnType<typeof openPlain>>} Chromium
 * @typedef {Awaited<ReturnType<typeof startWorkloads>>} Server
 */

/** @type {readonly Variant[]} */
const VARIANTS = ['none', 'why401', 'bare', 'recorder'];

/** @param {{runs: number, json: boolean}} options @returns {Promise<boolean>} within the limits */
export async function benchPage({ runs, json }) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'why401-bench-'));
  const server = await startWorkloads();
  /** @type {Chromium[]} */
  const open = [];
  const start = async (/** @type {string | undefined} */ extension) => {
    const browser = await openPlain(extension);
    open.push(browser);
    return browser;
  };
  try {
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
      const taken = await takeTurns(browsers, server, workload, runs);
      const figures = { ...workload, runs, ...summarise(taken), limits: LIMITS[workload.name] };
      workloads.push(figures);
      if (!json) show(figures);
    }
    const memory = await measureMemory(browsers, server);
    if (json) console.log(JSON.stringify({ listeners, workloads, memory }));
    else showMemory(memory);
    return workloads.every(
      ({ ratios, limits }) => ratios.againstNone <= limits.againstNone.most && ratios.againstBare <= limits.againstBare.most,
    );
  } finally {
    for (const browser of open) await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was noted, and what the browser says there is. */
const REGISTERED = `({
  listeners: registered.map(({ listener, ...told }) => told),
  heard: Object.keys(chrome.webRequest).filter((name) => chrome.webRequest[name]?.hasListeners?.()),
})`;

/** The listeners that the built worker registers, as itself registers them. @param {string} folder @returns {Promise<import('./peers.mjs').Listener[]>} */
async function readListeners(folder) {
  const browser = await openPlain(copyBuild(folder, { before: NOTE_LISTENERS }));
  try {
    const { listeners, heard } = await browser.withWorker(({ evaluate }) => evaluate(REGISTERED));
    /** @type {Set<string>} */
    const noted = new Set(listeners.map((/** @type {import('./peers.mjs').Listener} */ { event }) => event));
    if (noted.size === 0 || heard.length !== noted.size || heard.some((/** @type {string} */ event) => !noted.has(event)))
      throw new Advice(`why401 listens to ${heard.join(', ')}, and ${[...noted].join(', ') || 'nothing'} was noted`);
    return listeners;
  } finally {
    await browser.close();
  }
}

/**
 * The browsers one after the other, again and again, in turned order every other time: a slow moment of the machine's falls on all.
 * @param {Record<Variant, Chromium>} browsers @param {Server} server @param {{kind: string, times: number}} workload @param {number} runs
 */
async function takeTurns(browsers, server, { kind, times }, runs) {
  /** @type {Record<Variant, Taken[]>} */
  const taken = { none: [], why401: [], bare: [], recorder: [] };
  for (const variant of VARIANTS) await take(browsers[variant], server, kind, 1);
  for (let run = 0; run < runs; run++)
    for (const variant of run % 2 === 0 ? VARIANTS : [...VARIANTS].reverse())
      taken[variant].push(await take(browsers[variant], server, kind, times));
  return taken;
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

/** @param {Record<Variant, Taken[]>} taken */
function summarise(taken) {
  const medians = (/** @type {Variant} */ variant) => {
    const cpu = taken[variant].flatMap((each) => each.cpuMs ?? []);
    return { wallMs: median(taken[variant].map((each) => each.wallMs)), cpuMs: cpu.length > 0 ? median(cpu) : null };
  };
  const of = { none: medians('none'), why401: medians('why401'), bare: medians('bare'), recorder: medians('recorder') };
  const variants = VARIANTS.map((variant) => ({
    variant,
    wallMs: round(of[variant].wallMs),
    wall: round(of[variant].wallMs / of.none.wallMs, 3),
    cpuMs: of[variant].cpuMs === null ? null : round(of[variant].cpuMs),
    cpu: of[variant].cpuMs === null || of.none.cpuMs === null ? null : round(of[variant].cpuMs / of.none.cpuMs, 3),
  }));
  const ratios = { againstNone: round(of.why401.wallMs / of.none.wallMs, 3), againstBare: round(of.why401.wallMs / of.bare.wallMs, 3) };
  return { variants, ratios };
}

/** @param {import('./peers.mjs').Listener} listener */
function describe({ event, filter, extraInfoSpec }) {
  const types = /** @type {{types?: string[]}} */ (filter).types;
  return [event, ...(extraInfoSpec ?? []), types ? `only ${types.join(' ')}` : ''].filter(Boolean).join(' ');
}

/** @param {{what: string, runs: number} & ReturnType<typeof summarise> & {limits: (typeof LIMITS)[Workload]}} figures */
function show({ what, runs, variants, ratios, limits }) {
  say(`${what}; medians of ${runs} runs in turns, and against no extension:`);
  for (const { variant, wallMs, wall, cpuMs, cpu } of variants) {
    const used = cpuMs === null ? 'CPU not known here (no /proc)' : `CPU ${String(cpuMs).padStart(5)} ms ${factor(cpu)}`;
    say(`  ${variant.padEnd(8)}  wall ${String(wallMs).padStart(5)} ms ${factor(wall)}   ${used}`);
  }
  say(`  why401 against no extension ${told(ratios.againstNone, limits.againstNone)}`);
  say(`  why401 against bare         ${told(ratios.againstBare, limits.againstBare)}`);
}

const factor = (/** @type {number | null} */ value) => (value ?? 0).toFixed(3);

/** @param {number} value @param {{aim: number, most: number}} limit */
const told = (value, { aim, most }) =>
  `${factor(value)} (aim ${aim}: ${value <= aim ? 'met' : 'missed'}; at most ${most}: ${value <= most ? 'kept' : 'broken'})`;

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
