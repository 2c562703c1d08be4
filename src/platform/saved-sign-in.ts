/** The name and password that the browser keeps and sends by itself (RFC 7617 §2.2), and what makes it forget them. */

import type { Scripting } from 'webextension-polyfill';
import { withoutFragment } from '../engine/facts/address.ts';
import type { PageFrame } from './ask-in-page.ts';
import { browser } from './browser.ts';
import { MARK } from './mark.ts';

/** Chromium: with them go all cookies of the registrable domain, in every partition, and nothing else does it. Of ordinary windows only. */
export async function forgetWithCookies(origin: string): Promise<void> {
  // `origins` is Chromium's; the polyfill's types know Firefox's `hostnames` alone.
  await browser.browsingData.remove({ origins: [origin] } as object, { cookies: true });
}

/**
 * Firefox: no kind of browsing data does it, but wrong ones that were refused do. Asks for the address with such, in a page of its origin,
 * where the answer 401 brings up no prompt. Resolves to false where it was answered otherwise.
 */
export async function forgetByWrongOnes({ tabId, frameId }: PageFrame, url: string): Promise<boolean> {
  const [answer] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] } as Scripting.InjectionTarget,
    func: ask as (...args: unknown[]) => Promise<number>,
    // It is no failure of the page's.
    args: [`${withoutFragment(url)}${MARK}forget`],
  });
  return answer?.result === 401;
}

/** Runs in the page, with nothing of this file around it. */
function ask(url: string): Promise<number> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', url, true, 'why401', 'forget');
    request.onloadend = () => resolve(request.status);
    request.send();
  });
}
