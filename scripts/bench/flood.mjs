// @ts-check
/** Two thousand failures of one page: what they take with why401, alone and with its panel open, beside none and beside a bare extension. */

import { join } from 'node:path';
import { CHROME_BUILD, PANEL_PAGE } from '../paths.mjs';
import { Advice, say } from '../run.mjs';
import { describe, readListeners } from './listeners.mjs';
import { writeBare } from './peers.mjs';
import { cpuMs } from './process-tree.mjs';
import { compare, ratio, showVariants, takeTurns, told } from './turns.mjs';
import { inWorkshop } from './workshop.mjs';

const FAILURES = 2000;

/** Wall time as a multiple of another variant's in the same run: what is aimed at, and what is held to. */
const LIMITS = {
  againstNone: { aim: 1.5, most: 4 },
  againstBare: { aim: 1.1, most: 2 },
  panelAgainstBare: { aim: 1.25, most: 2.5 },
};

/** What goes on after the page has its last answer belongs to the price as well. In milliseconds. */
const AFTERMATH_MS = 1000;

/**
 * @typedef {import('./workshop.mjs').Chromium} Chromium
 * @typedef {import('./workshop.mjs').Server} Server
 * @typedef {Awaited<ReturnType<Chromium['openExtensionPage']>>} ExtensionPage
 */

/** @param {{runs: number, json: boolean}} options @returns {Promise<boolean>} within the limits */
export function benchFlood({ runs, json }) {
  return inWorkshop(async ({ folder, server, start }) => {
    const one = server.next('failures?times=1');
    void one.ready.then((begin) => begin());
    const listeners = await readListeners(join(folder, 'noting'), one.url);
    if (!json) say(`after a failure why401 listens to ${listeners.map(describe).join('; ')}`);
    const [none, bare, why401, panel] = [
      await start(undefined),
      await start(writeBare(join(folder, 'bare'), listeners)),
      await start(CHROME_BUILD),
      await start(CHROME_BUILD),
    ];
    const taken = await takeTurns(
      {
        none: () => take(none, server),
        bare: () => take(bare, server),
        why401: () => take(why401, server),
        panel: () => take(panel, server, openPanel),
      },
      runs,
    );
    for (const browser of [why401, panel]) await checkThatItSaw(browser);
    const ratios = {
      againstNone: ratio(taken, 'why401', 'none'),
      againstBare: ratio(taken, 'why401', 'bare'),
      panelAgainstBare: ratio(taken, 'panel', 'bare'),
    };
    const variants = compare(taken);
    if (json) console.log(JSON.stringify({ failures: FAILURES, runs, listeners, variants, ratios, limits: LIMITS }));
    else show(runs, variants, ratios);
    return Object.entries(LIMITS).every(([name, { most }]) => ratios[/** @type {keyof typeof LIMITS} */ (name)] <= most);
  });
}

/**
 * @param {Chromium} browser @param {Server} server
 * @param {(browser: Chromium, url: string) => Promise<ExtensionPage>} [openScreen]
 * @returns {Promise<import('./turns.mjs').Taken>}
 */
async function take(browser, server, openScreen) {
  const { url, ready, took } = server.next(`failures?times=${FAILURES}`);
  const close = await browser.show(url);
  const begin = await ready;
  const screen = await openScreen?.(browser, url);
  const before = cpuMs(browser.pid);
  begin();
  const wallMs = await took;
  await new Promise((later) => setTimeout(later, AFTERMATH_MS));
  const after = cpuMs(browser.pid);
  if (screen && !(Number(await screen.evaluate(SHOWN)) > 0)) throw new Advice('the panel shows no failure');
  await screen?.close();
  await close();
  return { wallMs, cpuMs: before === null || after === null ? null : after - before };
}

/** How many failures the panel's one line stands for. */
const SHOWN = "document.querySelector('[data-group], [data-exchange]')?.dataset.count";

/** Run in the panel: until the background has told it of its tab. */
const UNTIL_CONNECTED = `(async () => {
  while (!document.querySelector('.status-bar')) await new Promise((later) => setTimeout(later, 20));
})()`;

/** @param {Chromium} browser @param {string} url of the page whose panel it is */
async function openPanel(browser, url) {
  const query = `chrome.tabs.query({ url: '${url}' }).then(([tab]) => tab.id)`;
  const tabId = await browser.withWorker(({ evaluate }) => evaluate(query));
  const panel = await browser.openExtensionPage(`${PANEL_PAGE}?tabId=${tabId}`);
  await panel.evaluate(UNTIL_CONNECTED);
  return panel;
}

/** A flood that nobody watched would cost nothing. @param {Chromium} browser */
async function checkThatItSaw(browser) {
  const kept = "chrome.storage.session.getKeys().then((keys) => keys.filter((key) => key.startsWith('log|')).length)";
  if (!((await browser.withWorker(({ evaluate }) => evaluate(kept))) > 0)) throw new Advice('why401 kept no failure');
}

/** @param {number} runs @param {ReturnType<typeof compare>} variants @param {Record<keyof typeof LIMITS, number>} ratios */
function show(runs, variants, ratios) {
  say(`${FAILURES} failures of one page; medians of ${runs} runs in turns, and against no extension:`);
  showVariants(variants);
  say(`  why401 against no extension        ${told(ratios.againstNone, LIMITS.againstNone)}`);
  say(`  why401 against bare                ${told(ratios.againstBare, LIMITS.againstBare)}`);
  say(`  with its panel open, against bare  ${told(ratios.panelAgainstBare, LIMITS.panelAgainstBare)}`);
}
