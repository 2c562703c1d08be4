/** One thing that a page stored: what names it, taking it away, and putting it back. */

import type { StoredItem } from '../engine/fix.ts';
import { findFrame, type PageFrame } from '../platform/ask-in-page.ts';
import { clearStored, putStoredBack, type StoredThing } from '../platform/page-storage.ts';
import { goTo } from '../platform/tabs.ts';

export interface RememberedStored extends StoredThing {
  readonly what: 'stored';
  readonly origin: string;
  readonly tabId: number;
  readonly storeId: string | undefined;
}

/** No name is shown longer, in characters. */
const MAX_NAME = 200;

export function describeStored({ kind, name, content }: StoredThing): StoredItem {
  const whole = JSON.parse(name) as string;
  const shown = whole.length > MAX_NAME ? `${whole.slice(0, MAX_NAME)}…` : whole;
  return { what: 'stored', kind, name: shown, comesBack: content !== undefined };
}

/** A tab has a session storage of its own; all else is shared by the pages of an origin. */
export const storedKey = ({ kind, name, origin, tabId, storeId }: RememberedStored): string =>
  JSON.stringify([kind, kind === 'session-storage' ? tabId : storeId, origin, name]);

/** Throws a sentence where the page or the browser keeps some. */
export async function takeStored(frame: PageFrame, things: readonly RememberedStored[]): Promise<void> {
  const left = await clearStored(frame, things);
  if (left.length > 0) throw new Error(`The browser kept ${left.join(', ')}.`);
}

/** The names of those that could not be put back. */
export async function putBackStored(things: readonly RememberedStored[]): Promise<string[]> {
  const [first] = things;
  if (!first) return [];
  const isOfSamePage = ({ tabId, origin }: RememberedStored): boolean => tabId === first.tabId && origin === first.origin;
  const left = await putBackInTab(first.tabId, first.origin, things.filter(isOfSamePage));
  return [...left, ...(await putBackStored(things.filter((thing) => !isOfSamePage(thing))))];
}

/** The page at the top of the tab, if it is of this origin. */
export async function shownPage(tabId: number, origin: string): Promise<PageFrame | undefined> {
  const frame = await findFrame(tabId, 0);
  return frame?.origin === origin ? frame : undefined;
}

/** Where the tab shows another origin meanwhile (the sign-in page), it is led through an address that runs no script to the site's front page. */
async function putBackInTab(tabId: number, origin: string, things: readonly RememberedStored[]): Promise<string[]> {
  const shown = await shownPage(tabId, origin);
  if (shown) return putStoredBack(shown, things);
  await goTo(tabId, `${origin}/robots.txt`);
  const quiet = await shownPage(tabId, origin);
  const left = quiet ? await putStoredBack(quiet, things) : things.map((thing) => describeStored(thing).name);
  await goTo(tabId, `${origin}/`);
  return left;
}
