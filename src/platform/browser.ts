/** The only file that knows the extension API's two dialects: everything else imports `browser` and asks here what differs. */

import browser from 'webextension-polyfill';
import type { Observer } from '../engine/exchange.ts';

export { browser };

/** Chromium alone names `extraHeaders`; Firefox throws when it is passed, and shows those headers anyway. */
const optionsOf = (name: string): readonly string[] =>
  Object.values(
    ((browser.webRequest as unknown as Record<string, unknown> | undefined)?.[name] as Record<string, string> | undefined) ?? {},
  );

export const extraHeaders: readonly 'extraHeaders'[] = optionsOf('OnSendHeadersOptions').includes('extraHeaders') ? ['extraHeaders'] : [];

export const observer: Observer = extraHeaders.length > 0 ? 'chromium' : 'firefox';

/** Pages that no extension may look into: the browser's own, the stores, other extensions. */
export function isForbidden(url: string): boolean {
  if (!/^https?:/i.test(url)) return true;
  const host = new URL(url).hostname;
  return host === 'chromewebstore.google.com' || host === 'addons.mozilla.org' || /^https:\/\/chrome\.google\.com\/webstore/.test(url);
}

/** False where the user gives access on a click only, or took this site away. */
export async function hasAccess(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(url)] });
}

/** The match pattern of an address's origin; ports are not part of match patterns. */
export function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
