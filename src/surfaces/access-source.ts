/** What the browser lets why401 see. */

import { isEverywhere } from '../engine/match-pattern.ts';
import { browser, observer } from '../platform/browser.ts';
import type { Access, AccessSource } from '../ui/options/source.ts';

export const accessSource: AccessSource = {
  access,
  onAccess(listener) {
    browser.permissions.onAdded.addListener(listener);
    browser.permissions.onRemoved.addListener(listener);
    return () => {
      browser.permissions.onAdded.removeListener(listener);
      browser.permissions.onRemoved.removeListener(listener);
    };
  },
  requestAccess: () => browser.permissions.request({ origins: ['<all_urls>'] }),
  browser: observer === 'firefox' ? 'firefox' : 'chromium',
};

async function access(): Promise<Access> {
  const [{ origins = [] }, privateWindows] = await Promise.all([
    browser.permissions.getAll(),
    browser.extension.isAllowedIncognitoAccess(),
  ]);
  const sites = origins.some(isEverywhere) ? 'all' : origins.length > 0 ? 'some' : 'none';
  return { sites, origins, privateWindows };
}
