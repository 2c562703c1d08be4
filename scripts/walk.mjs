// @ts-check
/** Without a window: the failures are gone through one by one, and what why401 says of each is printed. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ARTIFACTS, PANEL_PAGE, POPUP_PAGE } from './paths.mjs';
import { say } from './run.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof import('./chromium.mjs').openChromium>>} Opened
 * @typedef {Awaited<ReturnType<typeof import('../e2e/lab/lab.mjs').startLab>>} Lab
 * @typedef {{cause: string, confidence: string}} Verdict
 * @typedef {{example: Lab['cases'][number], verdict: Verdict | undefined, ok: boolean}} Seen
 */

/** How long a failure may take to be shown once its page is quiet, ms. */
const PATIENCE = 3_000;

/**
 * Walks through the lab and prints what is said of each case beside what it is made for. True where every case could be looked at.
 * @param {Opened} opened
 * @param {Lab} lab
 */
export async function walk(opened, lab) {
  const print = table([24, 28, 28, 10, 4]);
  print('case', 'expected', 'first verdict', 'confidence', 'ok');
  let right = 0;
  for await (const { example, verdict, ok } of tour(opened, lab, { pictures: true })) {
    if (ok) right++;
    print(
      example.id,
      (example.hidden ? example.hidden.first : example.cause) ?? '(none)',
      verdict?.cause ?? '(none)',
      verdict?.confidence ?? '',
      ok ? 'yes' : 'NO',
    );
  }
  say(`${right} of ${lab.cases.length} cases recognised; pictures in artifacts/popup.png and artifacts/panel.png`);
  return lab.cases.length > 0;
}

/**
 * Opens the lab's cases one after the other and gives what is said first of each; `ok`: it is the cause that the case is made for,
 * or, where what tells it is hidden from extensions, the one that is right without it.
 * @param {Opened} opened
 * @param {Lab} lab
 * @param {{pictures: boolean}} options pictures of the first
 * @returns {AsyncGenerator<Seen>}
 */
export async function* tour(opened, lab, { pictures }) {
  // One tab for all popups: to open one takes longer than to read it.
  const popup = await opened.context.newPage();
  for (const [index, example] of lab.cases.entries()) {
    const page = await opened.context.newPage();
    await visit(page, lab.url(example.path));
    const expected = example.hidden ? example.hidden.first : example.cause;
    const verdict = await firstVerdict(opened, page, popup, pictures && index === 0, expected === undefined ? 500 : PATIENCE);
    yield { example, verdict, ok: verdict?.cause === expected };
    await page.close();
  }
  await popup.close();
}

/**
 * Opens one address of the user's own, and says what failed there.
 * @param {Opened} opened
 * @param {string} url
 */
export async function look(opened, url) {
  const page = await opened.context.newPage();
  const problem = await visit(page, url);
  if (problem) say(`${url}: ${problem}`);
  const verdict = await firstVerdict(opened, page, await opened.context.newPage(), true, PATIENCE);
  say(verdict ? `${verdict.cause} (${verdict.confidence})` : 'nothing failed to sign in there');
  return true;
}

/**
 * Opens a page and waits until it is quiet; gives what went wrong, since the browser's own error page is a failure as good as any.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @returns {Promise<string | undefined>}
 */
async function visit(page, url) {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 15_000 });
    // The lab's pages say when they have asked for everything; others are waited for until they are quiet.
    const atRest = [
      page.waitForSelector('body[data-done="here"]', { timeout: 15_000 }),
      page.waitForLoadState('networkidle', { timeout: 15_000 }),
    ];
    await Promise.race(atRest.map((each) => each.catch(() => undefined)));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}

/**
 * What the popup's page says first of a tab, undefined where it has nothing to say.
 * @param {Opened} opened
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Page} popup the tab that it is shown in
 * @param {boolean} pictures
 * @param {number} patience ms
 * @returns {Promise<Verdict | undefined>}
 */
async function firstVerdict({ context, address, tabOf }, page, popup, pictures, patience) {
  const { tabId } = await tabOf(page);
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.goto(address(`${POPUP_PAGE}?tabId=${tabId}`));
  const first = popup.locator('[data-cause][data-confidence]').first();
  /** @type {Verdict | undefined} */
  const verdict = await first
    .waitFor({ timeout: patience })
    .then(() => first.evaluate(({ dataset }) => /** @type {any} */ ({ cause: dataset['cause'], confidence: dataset['confidence'] })))
    .catch(() => undefined);
  if (pictures) {
    mkdirSync(ARTIFACTS, { recursive: true });
    await popup.screenshot({ path: join(ARTIFACTS, 'popup.png') });
    const panel = await context.newPage();
    await panel.goto(address(`${PANEL_PAGE}?tabId=${tabId}`));
    await panel
      .locator('[data-exchange]')
      .first()
      .click({ timeout: PATIENCE })
      .catch(() => undefined);
    await panel.screenshot({ path: join(ARTIFACTS, 'panel.png') });
    await panel.close();
  }
  return verdict;
}

/** Prints rows as they come. @param {number[]} widths @returns {(...cells: string[]) => void} */
function table(widths) {
  return (...cells) =>
    console.log(
      cells
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
