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
  // An extension that is loaded anew at every start of the browser is installed anew, and its user is not.
  if ((await local.get(KEY))[KEY] === true) return;
  if (await isWanted()) {
    const windows = (await browser.windows.getAll({ windowTypes: ['normal'] })).filter(({ incognito }) => !incognito);
    const { id: windowId } = windows.find(({ focused }) => focused) ?? windows[0] ?? {};
    if (windowId === undefined) return;
    await browser.tabs.create({ url: PAGE, windowId });
  }
  await local.set({ [KEY]: true });
}

/** Undefined where no organisation has set anything, where Firefox rejects. */
async function isWanted(): Promise<boolean> {
  const set = await browser.storage.managed?.get('showWelcome').catch(() => undefined);
  return set?.['showWelcome'] !== false;
}
