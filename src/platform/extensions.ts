/** The other extensions of this browser: optional permission `management`, asked for on a click. */

import type { Management, Permissions } from 'webextension-polyfill';
import { browser, observer } from './browser.ts';

const permissions: Permissions.Permissions['permissions'] = ['management'];

/** Firefox switches nothing but themes for an add-on, and says so in an error: there it is left to the user. */
export const canSwitchExtensions = observer === 'chromium';

export const mayManage = (): Promise<boolean> => browser.permissions.contains({ permissions });

/** Those that are switched on, but for why401 and themes. */
export async function othersSwitchedOn(): Promise<Management.ExtensionInfo[]> {
  const all = await browser.management.getAll();
  return all.filter(({ id, type, enabled }) => enabled && type === 'extension' && id !== browser.runtime.id);
}

/** The ids that the browser does not give the wanted state; one that was removed meanwhile has none to give. */
export async function setEnabled(ids: readonly string[], enabled: boolean): Promise<string[]> {
  // The permission may have been taken away, and the API with it.
  const management = browser.management as Management.Static | undefined;
  if (management === undefined) return [...ids];
  const refused: string[] = [];
  for (const id of ids) {
    await management.setEnabled(id, enabled).catch(() => undefined);
    const now = await management.get(id).catch(() => undefined);
    if (now && now.enabled !== enabled) refused.push(id);
  }
  return refused;
}
