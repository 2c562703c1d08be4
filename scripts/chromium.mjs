// @ts-check
/** Opens a Chromium of any brand with the built extension in it, in a profile of its own that is gone afterwards. */

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROME_BUILD, WELCOME_PAGE } from './paths.mjs';
import { Advice } from './run.mjs';

/**
 * @typedef {object} OpenOptions
 * @property {string} executablePath
 * @property {boolean} headless
 * @property {string} [extension] The unpacked extension's folder; `dist/chrome` unless told.
 * @property {boolean} [privateWindows] Let the extension into private windows.
 * @property {boolean} [thirdPartyCookies] Let pages have third-party cookies, which Chromium blocks by default.
 * @property {boolean} [welcome] Let the first-run page stay open; else it is closed.
 * @property {boolean} [endpoint] Open a debugging port, so that a second connection can be made.
 */

/**
 * `--load-extension` is ignored by Chrome since 137, while `Extensions.loadUnpacked` is there in every brand: so it is the only way used.
 * @param {OpenOptions} options
 */
export async function openChromium(options) {
  const { executablePath, headless, extension = CHROME_BUILD, privateWindows, thirdPartyCookies, welcome, endpoint } = options;
  const profile = mkdtempSync(join(tmpdir(), 'why401-'));
  if (thirdPartyCookies) {
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
  }
  /** @param {boolean} chromiumSandbox @param {boolean} [goOn] with the tabs of last time, the extension there from the start */
  const launch = (chromiumSandbox, goOn = false) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      chromiumSandbox,
      ...(headless ? {} : { viewport: null }),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ignoreDefaultArgs: ['--disable-extensions', ...(headless ? [] : ['--enable-automation']), ...(goOn ? ['about:blank'] : [])],
      args: [
        '--enable-unsafe-extension-debugging',
        // QUIC and the GPU bring nothing to a loopback lab but ways to differ between machines.
        '--disable-quic',
        // With a window, the bar that warns of the flags below would be the first thing to be seen.
        ...(headless ? ['--disable-gpu'] : ['--test-type']),
        '--host-resolver-rules=MAP *.test 127.0.0.1',
        ...(endpoint ? ['--remote-debugging-port=0'] : []),
        ...(goOn ? [`--load-extension=${extension}`, '--disable-features=DisableLoadExtensionCommandLineSwitch'] : []),
      ],
    });
  // Root may not use the sandbox, and some systems forbid it to programs they did not install.
  const start = async (/** @type {boolean} */ goOn) =>
    process.getuid?.() === 0 ? launch(false, goOn) : launch(true, goOn).catch(() => launch(false, goOn));

  /** @param {boolean} goOn */
  const open = async (goOn) => {
    const context = await start(goOn);
    try {
      const cdp = await /** @type {import('@playwright/test').Browser} */ (context.browser()).newBrowserCDPSession();
      const extensionId = goOn ? await loadedId(context) : await load(context, cdp, extension, privateWindows ?? false);
      if (!goOn && !welcome) await closeWelcome(context);
      return {
        context,
        cdp,
        extensionId,
        profile,
        ...reach(context, cdp, `chrome-extension://${extensionId}/`),
        /** Puts the extension in anew over the one that runs, as an update does. */
        update: async () => {
          await install(cdp, extension, privateWindows ?? false);
          // The old worker's name goes over to the new one, at a moment of the browser's own.
          for (
            const end = Date.now() + 10_000;
            !(await untilItListens(context).then(
              () => true,
              () => false,
            ));
          )
            if (Date.now() > end) throw new Error('the new version does not listen');
        },
        /** Where a second connection can be made. */
        endpoint: () => `http://127.0.0.1:${readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]}`,
        close: async () => {
          await context.close();
          await forget(profile);
        },
        end: () => context.close(),
      };
    } catch (error) {
      await context.close();
      throw error;
    }
  };
  try {
    const opened = await open(false);
    return {
      ...opened,
      /** Ends the browser and starts it again, with the tabs that it had and with the extension as one that was installed before. */
      restart: async () => {
        await opened.end();
        const path = join(profile, 'Default/Preferences');
        const preferences = JSON.parse(readFileSync(path, 'utf8'));
        writeFileSync(path, JSON.stringify({ ...preferences, session: { ...preferences.session, restore_on_startup: 1 } }));
        return open(true);
      },
    };
  } catch (error) {
    await forget(profile);
    throw error;
  }
}

/** The browser's last processes may still write while it goes. @param {string} profile */
const forget = (profile) => rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });

/**
 * Puts the extension in, and waits until it listens: its worker is there a moment before its listeners are.
 * @param {BrowserContext} context
 * @param {CDPSession} cdp
 * @param {string} path
 * @param {boolean} enableInIncognito
 */
async function load(context, cdp, path, enableInIncognito) {
  const id = await install(cdp, path, enableInIncognito);
  await untilItListens(context);
  return id;
}

/** The first-run page comes a moment after the extension, and would be the page in front. @param {BrowserContext} context */
async function closeWelcome(context) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  await worker.evaluate(async (path) => {
    const { chrome } = /** @type {{chrome: Browser}} */ (/** @type {unknown} */ (globalThis));
    for (;;) {
      const [tab] = await chrome.tabs.query({ url: chrome.runtime.getURL(path) });
      if (tab?.id !== undefined) return chrome.tabs.remove(tab.id);
      await new Promise((later) => setTimeout(later, 5));
    }
  }, WELCOME_PAGE);
}

/** The id of an extension that was there from the start. @param {BrowserContext} context */
async function loadedId(context) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  return new URL(worker.url()).host;
}

/** @param {CDPSession} cdp @param {string} path @param {boolean} enableInIncognito @returns {Promise<string>} its id */
async function install(cdp, path, enableInIncognito) {
  // Playwright's types do not know this method's newest parameter.
  const parameters = /** @type {{path: string}} */ ({ path, enableInIncognito });
  const { id } = await cdp.send('Extensions.loadUnpacked', parameters).catch((error) => {
    throw new Advice(
      `the browser did not load the extension from a script (${error.message.split('\n')[0]}).\n` +
        `By hand it may: open chrome://extensions, switch on "Developer mode", press "Load unpacked" and choose ${path}`,
    );
  });
  return id;
}

/** @param {BrowserContext} context */
async function untilItListens(context) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  await worker.evaluate(async () => {
    const { chrome } = /** @type {{chrome: {webRequest: {onHeadersReceived: {hasListeners(): boolean}}}}} */ (
      /** @type {unknown} */ (globalThis)
    );
    while (!chrome.webRequest.onHeadersReceived.hasListeners()) await new Promise((later) => setTimeout(later, 10));
  });
}

/**
 * Ways to the extension's parts in a running browser.
 * @param {BrowserContext} context
 * @param {CDPSession} cdp
 * @param {string} home
 */
function reach(context, cdp, home) {
  /** @param {string} path in the build */
  const address = (path) => `${home}${path}`;

  const isRunning = async () => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(home));
  };

  /** Resolves when the browser says so: a stopped worker may be back at once, under the same target. @param {'start' | 'stop'} change */
  const changeWorker = async (change) => {
    const page = await context.newPage();
    // A page of the extension that runs no code of its own.
    await page.goto(address('manifest.json'));
    const session = await context.newCDPSession(page);
    /** @type {Promise<void>} */
    const changed = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the worker does not ${change}`)), 10_000);
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const wanted = change === 'start' ? 'running' : 'stopped';
        if (!versions.some(({ scriptURL, runningStatus }) => scriptURL.startsWith(home) && runningStatus === wanted)) return;
        clearTimeout(timer);
        resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    if (change === 'start') await session.send('ServiceWorker.startWorker', { scopeURL: home });
    else await session.send('ServiceWorker.stopAllWorkers');
    await changed;
    await page.close();
  };

  /** The background worker, woken if it sleeps: a stopped one leaves every question unanswered. */
  const worker = async () => {
    if (!(await isRunning())) await changeWorker('start');
    return context.serviceWorkers().find((each) => each.url().startsWith(home)) ?? context.waitForEvent('serviceworker');
  };

  /** Ends the worker as the browser does after 30 s of rest; the next event, such as a screen's call, starts a new one. */
  const killWorker = async () => {
    await worker();
    await changeWorker('stop');
  };

  /** @param {Page} page */
  const targetOf = async (page) => {
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  };

  /** Brings a page to the front, and gives its numbers in the extension API. The two APIs number windows alike, but not tabs. @param {Page} page */
  const tabOf = async (page) => {
    const background = await worker();
    await page.bringToFront();
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: await targetOf(page) });
    const tabId = await background.evaluate(async (id) => {
      const { chrome } = /** @type {{chrome: Browser}} */ (/** @type {unknown} */ (globalThis));
      return (await chrome.tabs.query({ active: true, windowId: id }))[0]?.id;
    }, windowId);
    if (tabId === undefined) throw new Error('the page is in no tab');
    return { tabId, windowId };
  };

  return { address, worker, killWorker, targetOf, tabOf };
}

/**
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('webextension-polyfill').Browser} Browser
 */
