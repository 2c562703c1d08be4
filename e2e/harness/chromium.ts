/**
 * The built extension in a real Chromium, a fresh profile for each test.
 *
 *   test.use({ privateWindows: true })            why401 may see private windows
 *   test('…', async ({ rig, lab, page }) => …)    `page` is the window's first tab
 */

import { type BrowserContext, test as base, type CDPSession, chromium, type Frame, type Page, type Worker } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { findChromium } from '../../scripts/browsers.mjs';
import { openChromium } from '../../scripts/chromium.mjs';
import { CHROME_BUILD, PANEL_PAGE, POPUP_PAGE } from '../../scripts/paths.mjs';
import { startLab } from '../lab/lab.mjs';

export { expect } from '@playwright/test';

/** The extension's API, in functions that are run inside the browser. */
declare const chrome: Browser;

export type Lab = Awaited<ReturnType<typeof startLab>>;

export interface Rig {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The folder of the browser's profile. */
  readonly profile: string;
  /** The background worker, woken if it sleeps. */
  worker(): Promise<Worker>;
  /** A page of the extension in a tab of its own. */
  openExtensionPage(path: string): Promise<Page>;
  /** `popup.html?tabId=N` for this page's tab. */
  openPopupPage(page: Page): Promise<Page>;
  /** `panel.html?tabId=N` for this page's tab. */
  openPanelPage(page: Page): Promise<Page>;
  /** The toolbar's own popup over this page. */
  realPopup(page: Page): Promise<Page>;
  /** The developer tools of this page, with why401's panel chosen. */
  realPanel(page: Page): Promise<{ panel: Frame; devtools: Page }>;
  /** Ends the worker as the browser does after 30 s of rest; the next event starts a new one. */
  killWorker(): Promise<void>;
  /** Another extension beside why401, from its folder. */
  addExtension(path: string): Promise<void>;
  /** Puts a new version in, which ends the old one. */
  update(): Promise<void>;
  /** Ends the browser, and starts it with the tabs that it had; nothing of before it can be used any more. */
  restart(): Promise<Rig>;
  tabIdOf(page: Page): Promise<number>;
  /** What the toolbar icon shows for this page. */
  badgeOf(page: Page): Promise<string>;
  /** A private window's first tab; needs `privateWindows`. */
  openPrivateWindow(url: string): Promise<Page>;
}

/** Every failure in a row of its own. */
export const ungroup = (panel: Page | Frame): Promise<void> => panel.getByRole('button', { name: 'Group by cause', pressed: true }).click();

/** How many rows the panel's list has, drawn or not. */
export const rowCount = async (panel: Page | Frame): Promise<number> =>
  Number(await panel.locator('.log').getAttribute('aria-rowcount')) - 1;

/** What marks each row of the panel's list, from the first to the last: it is scrolled through, since those out of sight are not drawn. */
export const allRows = (panel: Page | Frame): Promise<Record<string, string | undefined>[]> =>
  panel.locator('.list').evaluate(async (list) => {
    const rows = new Map<string, Record<string, string | undefined>>();
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (let top = 0; top <= list.scrollHeight; top += list.clientHeight / 2) {
      list.scrollTop = top;
      await drawn();
      await drawn();
      for (const row of list.querySelectorAll<HTMLElement>('.row[data-exchange], .row[data-group]'))
        rows.set(row.getAttribute('aria-rowindex') ?? '', { ...row.dataset });
    }
    return [...rows].sort(([a], [b]) => Number(a) - Number(b)).map(([, row]) => row);
  });

interface Options {
  /** The folder of the extension under test. */
  extension: string;
  privateWindows: boolean;
  thirdPartyCookies: boolean;
  /** Let the first-run page stay open. */
  welcome: boolean;
}

export const test = base.extend<Options & { rig: Rig }, { executablePath: string; lab: Lab }>({
  extension: [CHROME_BUILD, { option: true }],
  privateWindows: [false, { option: true }],
  thirdPartyCookies: [false, { option: true }],
  welcome: [false, { option: true }],

  executablePath: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const path = await findChromium();
      if (!path) throw new Error('no Chromium here: npm test gets one');
      await use(path);
    },
    { scope: 'worker' },
  ],
  lab: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const lab = await startLab({ port: 0 });
      await use(lab);
      await lab.close();
    },
    { scope: 'worker' },
  ],

  rig: async ({ executablePath, extension, privateWindows, thirdPartyCookies, welcome }, use) => {
    const browser = { executablePath, headless: true, extension, privateWindows, thirdPartyCookies, welcome };
    const opened = await openChromium({ ...browser, endpoint: true });
    const connections = new Set<{ close(): Promise<void> }>();
    let running: Opened = opened;
    const restart = async (): Promise<Rig> => {
      running = await opened.restart();
      return makeRig(running, connections, restart);
    };
    await use(makeRig(opened, connections, restart));
    for (const connection of connections) await connection.close();
    await running.close();
  },
  context: async ({ rig }, use) => use(rig.context),
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),
});

type Opened = Omit<Awaited<ReturnType<typeof openChromium>>, 'restart'>;

function makeRig(opened: Opened, connections: Set<{ close(): Promise<void> }>, restart: Rig['restart']): Rig {
  const { context, cdp, extensionId, profile, address, endpoint, worker, killWorker, update, targetOf, tabOf } = opened;

  /** Pages made by the browser itself show only to a connection made after them; their address may come a moment later. */
  const find = async <Found>(what: string, look: (page: Page) => Found | undefined): Promise<Found> => {
    const browser = await chromium.connectOverCDP(endpoint());
    connections.add(browser);
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((later) => setTimeout(later, 20)))
      for (const page of browser.contexts().flatMap((each) => each.pages())) {
        const found = look(page);
        if (found) return found;
      }
    throw new Error(`${what} did not open`);
  };

  const openExtensionPage = async (path: string) => {
    const page = await context.newPage();
    await page.goto(address(path));
    return page;
  };

  return {
    context,
    extensionId,
    profile,
    worker,
    killWorker,
    update,
    restart,
    openExtensionPage,
    openPopupPage: async (page) => openExtensionPage(`${POPUP_PAGE}?tabId=${(await tabOf(page)).tabId}`),
    openPanelPage: async (page) => openExtensionPage(`${PANEL_PAGE}?tabId=${(await tabOf(page)).tabId}`),
    addExtension: async (path) => {
      // Too new for Playwright's types.
      const load = cdp.send as unknown as (method: string, parameters: object) => Promise<unknown>;
      await load.call(cdp, 'Extensions.loadUnpacked', { path });
    },
    tabIdOf: async (page) => (await tabOf(page)).tabId,
    badgeOf: async (page) => {
      const { tabId } = await tabOf(page);
      return (await worker()).evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
    },

    realPopup: async (page) => {
      const { windowId } = await tabOf(page);
      await (await worker()).evaluate((id) => chrome.action.openPopup({ windowId: id }), windowId);
      return find('the popup', (each) => (each.url() === address(POPUP_PAGE) ? each : undefined));
    },

    realPanel: async (page) => {
      await showPanel(cdp, await targetOf(page));
      return find('the panel', (devtools) => {
        const panel = devtools.url().startsWith('devtools://') && devtools.frames().find((frame) => frame.url() === address(PANEL_PAGE));
        return panel ? { panel, devtools } : undefined;
      });
    },

    openPrivateWindow: async (url) => {
      const opening = context.waitForEvent('page');
      await (await worker()).evaluate((address) => chrome.windows.create({ incognito: true, url: address }), url);
      const page = await opening;
      await page.waitForURL(url);
      return page;
    },
  };
}

/**
 * Opens the developer tools on a page and chooses why401's panel. They show to Playwright as a page only once they are docked,
 * so that until then their target is spoken to through the browser's own session.
 */
async function showPanel(cdp: CDPSession, targetId: string): Promise<void> {
  // Too new for Playwright's types.
  const open = cdp.send as unknown as (method: string, parameters: object) => Promise<{ targetId: string }>;
  const devtools = await open.call(cdp, 'Target.openDevTools', { targetId });
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: devtools.targetId, flatten: false });
  let messages = 0;
  const evaluate = async (expression: string) => {
    const id = ++messages;
    const answer = new Promise<{ result?: { result?: { value?: unknown } } }>((resolve) => {
      const listen = (event: { sessionId: string; message: string }) => {
        const message = JSON.parse(event.message);
        if (event.sessionId !== sessionId || message.id !== id) return;
        cdp.off('Target.receivedMessageFromTarget', listen);
        resolve(message);
      };
      cdp.on('Target.receivedMessageFromTarget', listen);
    });
    const params = { expression, awaitPromise: true, returnByValue: true };
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
    await cdp.send('Target.sendMessageToTarget', { sessionId, message });
    return (await answer).result;
  };
  // The target is there before its page is.
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((later) => setTimeout(later, 50)))
    if ((await evaluate('location.protocol'))?.result?.value === 'devtools:') break;
  const result = await evaluate(`(${choosePanel})('why401')`);
  if (result?.result?.value !== true) throw new Error(`the developer tools have no why401 panel: ${JSON.stringify(result)}`);
  await cdp.send('Target.detachFromTarget', { sessionId });
}

/** Run inside the developer tools: their views are there some time after their page is. */
async function choosePanel(title: string): Promise<boolean> {
  // @ts-expect-error A module of the developer tools, not of ours.
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((later) => setTimeout(later, 50))) {
    try {
      const views = ViewManager.ViewManager.instance();
      const id = [...views.views.keys()].find((key: string) => key.startsWith('chrome-extension://') && key.endsWith(title));
      if (id) {
        await views.showView(id);
        return true;
      }
    } catch {
      // Their settings are not loaded yet.
    }
  }
  return false;
}
