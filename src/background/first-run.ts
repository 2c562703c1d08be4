/** The first-run page, once: after the installation, never after an update. */

import { browser } from '../platform/browser.ts';
import type { Area } from '../storage/area.ts';

const PAGE = '/src/surfaces/welcome/welcome.html';
/** That it was opened, or was not to be. */
const KEY = 'welcomed';

/** Must be called synchronously while the background's script runs. `local`: `storage.local`. */
export function welcomeOnInstall(local: Area): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome(local);
  });
}

async function welcome(local: Area): Promise<void> {
  const isWanted = await mayWelcome();
  // An extension that is loaded anew at every start of the browser is installed anew, and its user is not.
  if ((await local.get(KEY))[KEY] === true) return;
  const windows = (await browser.windows.getAll({ windowTypes: ['normal'] })).filter(({ incognito }) => !incognito);
  const { id: windowId } = windows.find(({ focused }) => focused) ?? windows[0] ?? {};
  if (windowId === undefined) return;
  await local.set({ [KEY]: true });
  if (isWanted) await browser.tabs.create({ url: PAGE, windowId });
}

/** An organisation may say no. Chromium reads what it says only once the extension is there: some 5 s later. */
async function mayWelcome(): Promise<boolean> {
  const { managed } = browser.storage;
  try {
    const set = await managed.get(null);
    const isLate = Object.keys(set).length === 0 && (await browser.management.getSelf()).installType === 'admin';
    const { showWelcome } = isLate ? await managedSoon() : set;
    return showWelcome !== false;
  } catch {
    // Firefox, where no organisation has set anything.
    return true;
  }
}

/** How long what an organisation set may take to come. In milliseconds. */
const PATIENCE_MS = 15_000;

async function managedSoon(): Promise<Record<string, unknown>> {
  await new Promise<void>((resolve) => {
    const listen = (_: unknown, area: string): void => {
      if (area === 'managed') resolve();
    };
    browser.storage.onChanged.addListener(listen);
    setTimeout(resolve, PATIENCE_MS);
  });
  return browser.storage.managed.get(null);
}
