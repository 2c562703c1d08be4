/**
 * The built extension in a real Firefox, through puppeteer: Playwright's Firefox takes no extensions.
 *
 *   test('…', async ({ fox, lab }) => …)
 */

import { test as base } from '@playwright/test';
import puppeteer, { type Browser as Firefox, type Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { findFirefox } from '../../scripts/browsers.mjs';
import { FIREFOX_BUILD, FIREFOX_ID, PANEL_PAGE, POPUP_PAGE, WELCOME_PAGE } from '../../scripts/paths.mjs';
import { startLab } from '../lab/lab.mjs';
import type { Lab } from './chromium.ts';

export { expect } from '@playwright/test';

/** The extension's API, in functions that are run inside the browser. */
declare const browser: Browser;

/** Any will do, if it is always the same: an add-on's address is random otherwise. */
const UUID = '4014f0ec-0000-4000-8000-000000000401';

export interface Fox {
  readonly firefox: Firefox;
  /** A new tab at this address. */
  open(url: string): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  openPopupPage(page: Page): Promise<Page>;
  openPanelPage(page: Page): Promise<Page>;
  /** Opens the toolbar's own popup over this page, waits until `selector` is in it, and gives what `read` makes of its document. */
  realPopup<Value>(page: Page, selector: string, read: (popup: Document) => Value): Promise<Value>;
  tabIdOf(page: Page): Promise<number>;
  /** What an expression of the browser's own comes to. */
  privileged(expression: string): Promise<string>;
  backgroundState(): Promise<string>;
  /** The first-run page comes a moment after the add-on. */
  closeWelcome(): Promise<void>;
  /** Ends the event page as Firefox does after 30 s of rest. */
  killBackground(): Promise<void>;
}

export const test = base.extend<{ extension: string; welcome: boolean; fox: Fox }, { executablePath: string; lab: Lab }>({
  extension: [FIREFOX_BUILD, { option: true }],

  executablePath: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const path = await findFirefox();
      if (!path) throw new Error('no Firefox here: npm test gets one');
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

  welcome: [false, { option: true }],

  fox: async ({ executablePath, extension, welcome }, use) => {
    const firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: UUID }),
        'extensions.openPopupWithoutUserGesture.enabled': true,
        'extensions.webextOptionalPermissionPrompts': false,
        // Containers, which the browser's settings switch on.
        'privacy.userContext.enabled': true,
        // Every name leads to this machine.
        'network.dns.native-is-localhost': true,
      },
    });
    try {
      await firefox.installExtension(extension);
      const fox = makeFox(firefox);
      if (!welcome) await fox.closeWelcome();
      await use(fox);
    } finally {
      await firefox.close();
    }
  },
});

function makeFox(firefox: Firefox): Fox {
  const open = async (url: string) => {
    const page = await firefox.newPage();
    await page.goto(url);
    return page;
  };

  const openExtensionPage = async (path: string) => {
    const page = await firefox.newPage();
    // Firefox reports no load of an extension's page, and puppeteer goes on calling it about:blank.
    await page.goto(`moz-extension://${UUID}/${path}`, { waitUntil: [] });
    await page.waitForFunction(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
    return page;
  };

  /** Runs something with the extension's API, in a page that is gone afterwards. */
  const withApi = async <Value>(act: (api: Page) => Promise<Value>) => {
    const api = await openExtensionPage('manifest.json');
    try {
      return await act(api);
    } finally {
      await api.close();
    }
  };

  /** The extension's page must be there before the tab comes to the front, or it would be the tab in front itself. */
  const tabIdOf = (page: Page) =>
    withApi(async (api) => {
      await page.bringToFront();
      const [tab] = await api.evaluate(() => browser.tabs.query({ active: true, lastFocusedWindow: true }));
      if (tab?.id === undefined) throw new Error('no tab is in front');
      return tab.id;
    });

  /** Code of the browser itself. */
  const privileged = async (expression: string) => {
    const { result: tree } = await bidi(firefox).send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = tree.contexts[0]?.context;
    const { result } = await bidi(firefox).send('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (result.type !== 'success') throw new Error(`${expression}: ${JSON.stringify(result)}`);
    return result.result.value;
  };
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)}).extension`;

  return {
    firefox,
    open,
    openExtensionPage,
    tabIdOf,
    openPopupPage: async (page) => openExtensionPage(`${POPUP_PAGE}?tabId=${await tabIdOf(page)}`),
    openPanelPage: async (page) => openExtensionPage(`${PANEL_PAGE}?tabId=${await tabIdOf(page)}`),

    realPopup: (page, selector, read) =>
      withApi(async (api) => {
        await page.bringToFront();
        await api.evaluate(() => browser.action.openPopup());
        await api.waitForFunction(
          (wanted) => browser.extension.getViews({ type: 'popup' })[0]?.document.querySelector(wanted) ?? false,
          { polling: 50 },
          selector,
        );
        // A function's text, since the popup's document cannot leave its process.
        const found = await api.evaluate(`(${read})(browser.extension.getViews({ type: 'popup' })[0].document)`);
        await api.evaluate(() => browser.extension.getViews({ type: 'popup' })[0]?.close());
        await api.waitForFunction(() => browser.extension.getViews({ type: 'popup' }).length === 0, { polling: 50 });
        return found as ReturnType<typeof read>;
      }),

    privileged,
    backgroundState: () => privileged(`${extension}.backgroundState`),
    closeWelcome: async () => {
      await privileged(`(async () => {
        const window = Services.wm.getMostRecentWindow('navigator:browser');
        const { gBrowser } = window;
        const isWelcome = ({ linkedBrowser }) => linkedBrowser.currentURI.spec.endsWith('/${WELCOME_PAGE}');
        while (!gBrowser.tabs.some(isWelcome)) await new Promise((later) => window.setTimeout(later, 5));
        gBrowser.removeTab(gBrowser.tabs.find(isWelcome));
      })()`);
    },
    killBackground: async () => {
      await privileged(`${extension}.terminateBackground({ disableResetIdleForTest: true })`);
    },
  };
}

/** What puppeteer has no method for is said over its own connection. */
interface Bidi {
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each read at one place above
  send(method: string, parameters: object): Promise<{ result: any }>;
}
const bidi = (firefox: Firefox) => (firefox as unknown as { connection: Bidi }).connection;
