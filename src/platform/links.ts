/** What the page in a tab links to. On a click of the user's alone. */

import { browser } from './browser.ts';

/** Beyond this a page is no page with a link to sign in. */
const MAX_LINKS = 2000;

/** Whole addresses, in the page's order; none where the page may not be looked into. */
export async function linksOf(tabId: number): Promise<readonly string[]> {
  try {
    const [found] = await browser.scripting.executeScript({
      target: { tabId },
      func: ((most: number) => [...document.querySelectorAll('a')].slice(0, most).map(({ href }) => href)) as () => string[],
      args: [MAX_LINKS],
    });
    return Array.isArray(found?.result) ? (found.result as string[]) : [];
  } catch {
    return [];
  }
}
