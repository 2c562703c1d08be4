// @ts-check
/** A log of 100,000 failures, out of a HAR file, in the built extension's own page for files: to its first row, scrolled, filtered. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../browsers.mjs';
import { ensureBuilt } from '../bundle.mjs';
import { openChromium } from '../chromium.mjs';
import { VIEWER_PAGE } from '../paths.mjs';
import { Advice, note, say } from '../run.mjs';
import { median, quantile, round } from './figures.mjs';
import { residentBytes } from './process-tree.mjs';
import { writeFailures } from './write-har.mjs';

/** What is aimed at: milliseconds, and a frame's length against that of a page that stands still. */
const AIMS = { filterMs: 50, frameRatio: 1.05 };

const FRAMES = 240;
const TURNS = 5;
const FILTERS = ['orders', 'status:403', 'cause:token', 'domain:shop-3.example', '/items\\/\\d*7$/', '-method:post shop', ''];
/** Reading and judging are given up after this. */
const PATIENCE_MS = 15 * 60_000;

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{median: number, p95: number, worst: number}} Spread
 */

/** @param {{failures: number, json: boolean}} options @returns {Promise<boolean>} it could be measured */
export async function benchPanel({ failures, json }) {
  await ensureBuilt();
  const executablePath = await findChromium();
  if (!executablePath) throw new Advice('no Chromium here: npm test gets one');
  const folder = mkdtempSync(join(tmpdir(), 'why401-bench-'));
  const browser = await openChromium({ executablePath, headless: true });
  try {
    const path = join(folder, 'many.har');
    const { bytes } = writeFailures(path, failures);
    note(`a file of ${failures} failures, ${round(bytes / 1e6)} MB`);
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(browser.address(VIEWER_PAGE));
    const still = await timeFrames(page, 'still');
    const { residentMegabytes: emptyMegabytes } = await memoryOf(browser, page);
    const reading = await timeReading(page, path);
    const figures = {
      failures,
      megabytes: round(bytes / 1e6, 1),
      ...reading,
      filterMs: await timeFilters(page),
      frames: { still, line: await timeFrames(page, 'line'), page: await timeFrames(page, 'page'), jump: await timeFrames(page, 'jump') },
      memory: { ...(await memoryOf(browser, page)), emptyMegabytes },
      aims: AIMS,
    };
    if (json) console.log(JSON.stringify(figures));
    else show(figures);
    return true;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the file's being chosen. @param {Page} page @param {string} path */
async function timeReading(page, path) {
  const began = Date.now();
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.locator('.row[data-exchange], .row[data-group]').first().waitFor({ timeout: PATIENCE_MS });
  const firstRowMs = Date.now() - began;
  await page.locator('[data-file="judging"], [data-file="done"]').first().waitFor({ timeout: PATIENCE_MS });
  const readMs = Date.now() - began;
  await page.locator('[data-file="done"]').waitFor({ timeout: PATIENCE_MS });
  return { firstRowMs, readMs, judgedMs: Date.now() - began };
}

/** From a filter's being written to the frame that shows what it let through: grouped and not. @param {Page} page */
async function timeFilters(page) {
  /** @type {Record<string, {grouped: Spread, single: Spread}>} */
  const all = {};
  const time = async (/** @type {string} */ filter) => {
    /** @type {number[]} */
    const times = [];
    for (let turn = 0; turn < TURNS; turn++) times.push(await timeFilter(page, filter));
    return spread(times);
  };
  const group = page.getByRole('button', { name: 'Group by cause' });
  for (const filter of FILTERS) {
    const grouped = await time(filter);
    await group.click();
    all[filter || 'all'] = { grouped, single: await time(filter) };
    await group.click();
  }
  return all;
}

/** @param {Page} page @param {string} filter @returns {Promise<number>} milliseconds */
async function timeFilter(page, filter) {
  return page.evaluate(async (text) => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector('.filter input'));
    const write = async (/** @type {string} */ value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      // A message that is posted within a frame arrives when that frame has been drawn.
      await new Promise((drawn) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = drawn;
          port2.postMessage(undefined);
        }),
      );
    };
    await write('nothing-like-it');
    await new Promise((later) => setTimeout(later, 100));
    const began = performance.now();
    await write(text);
    return performance.now() - began;
  }, filter);
}

/**
 * How long frames take while the list is scrolled: by lines, by pages, or from one place to another far away.
 * @param {Page} page
 * @param {'still' | 'line' | 'page' | 'jump'} how
 * @returns {Promise<Spread>} milliseconds
 */
async function timeFrames(page, how) {
  const times = await page.evaluate(
    async ({ how, frames }) => {
      const list = document.querySelector('.list');
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      /** @type {number[]} */
      const times = [];
      if (list) list.scrollTop = 0;
      for (let warm = 0; warm < 10; warm++) await frame();
      let last = performance.now();
      for (let n = 0; n < frames; n++) {
        if (list) {
          const { scrollHeight, clientHeight } = list;
          if (how === 'line') list.scrollTop += 48;
          if (how === 'page') list.scrollTop += clientHeight;
          if (how === 'jump') list.scrollTop = (n * 7_919 * 24) % scrollHeight;
        }
        await frame();
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    { how, frames: FRAMES },
  );
  return spread(times);
}

/** @param {readonly number[]} times @returns {Spread} */
const spread = (times) => ({ median: round(median(times), 1), p95: round(quantile(times, 0.95), 1), worst: round(Math.max(...times), 1) });

/**
 * What the page's heap holds after a collection, and the memory of the browser's largest renderer: the page's with its worker.
 * @param {Awaited<ReturnType<typeof openChromium>>} browser
 * @param {Page} page
 */
async function memoryOf({ cdp }, page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const resident = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentBytes(id) ?? 0);
  return { heapMegabytes: round(usedSize / 1e6, 1), residentMegabytes: round(Math.max(...resident) / 1e6) };
}

/** @param {any} figures */
function show({ failures, megabytes, firstRowMs, readMs, judgedMs, filterMs, frames, memory }) {
  say(`${failures} failures in a file of ${megabytes} MB`);
  say(`  first row ${firstRowMs} ms, all read ${readMs} ms, all explained ${judgedMs} ms`);
  say('  a filter, from its text to the frame that shows it (median, p95; aim 50 ms): grouped, single');
  for (const [filter, { grouped, single }] of Object.entries(filterMs))
    say(`    ${filter.padEnd(24)} ${grouped.median}, ${grouped.p95} ms   ${single.median}, ${single.p95} ms`);
  say(`  frames (median, p95, worst), and p95 against a page that stands still (aim ${AIMS.frameRatio})`);
  for (const [how, { median: middle, p95, worst }] of Object.entries(frames))
    say(`    ${how.padEnd(6)} ${middle}, ${p95}, ${worst} ms   ${round(p95 / frames.still.p95, 2)}`);
  say(
    `  memory: the page’s heap ${memory.heapMegabytes} MB, its process with the worker ${memory.residentMegabytes} MB (empty ${memory.emptyMegabytes})`,
  );
}
