/**
 * What the page in a frame keeps in the browser. In the isolated world of a content script, which has the page's own storage in both
 * browsers while the page's scripts see nothing of it. What goes in and out is JSON text: Chromium lets neither half a surrogate pair
 * nor a deeply nested value through.
 */

import type { Scripting } from 'webextension-polyfill';
import type { PageFrame } from './ask-in-page.ts';
import { browser } from './browser.ts';
import { installDatabaseCopies } from './in-page/database-copies.ts';
import { installRecordCodec } from './in-page/record-codec.ts';
import {
  type HasStoredThings,
  installStoredThings,
  type PageStorage,
  type StoredThing,
  type StoredThings,
} from './in-page/stored-things.ts';

export type { StoredThing } from './in-page/stored-things.ts';

/** `room`: how many characters may be kept in all of what it takes to put it back. */
export const listStored = (frame: PageFrame, room: number): Promise<PageStorage> => inPage(frame, 'list', room);

/** The names of those that are still there. */
export const clearStored = (frame: PageFrame, things: readonly Pick<StoredThing, 'kind' | 'name'>[]): Promise<string[]> =>
  inPage(
    frame,
    'clear',
    things.map(({ kind, name }) => ({ kind, name })),
  );

/** The names of those that could not be put back. */
export const putStoredBack = (frame: PageFrame, things: readonly StoredThing[]): Promise<string[]> => inPage(frame, 'putBack', things);

/** Throws a sentence where the frame shows another page meanwhile, or no extension may look into it. */
async function inPage<Answer>(frame: PageFrame, act: keyof StoredThings, given: unknown): Promise<Answer> {
  const { tabId, frameId, documentId, origin } = frame;
  const target = { tabId, ...(documentId === undefined ? { frameIds: [frameId] } : { documentIds: [documentId] }) };
  const run = async (func: (...args: never[]) => unknown, args: unknown[] = []) => {
    const [answer] = await browser.scripting.executeScript({
      target: target as Scripting.InjectionTarget,
      func: func as (...args: unknown[]) => unknown,
      args,
    });
    return answer?.result;
  };
  try {
    for (const install of [installRecordCodec, installDatabaseCopies, installStoredThings]) await run(install);
    const answer = await run(perform, [act, JSON.stringify(given), origin]);
    return JSON.parse(answer as string) as Answer;
  } catch {
    throw new Error('The page went elsewhere, or did not answer.');
  }
}

/** Runs in the page, with nothing of this file around it. */
async function perform(act: keyof StoredThings, given: string, origin: string): Promise<string | undefined> {
  const things = (globalThis as HasStoredThings).storedThings;
  if (self.origin !== origin || !things) return undefined;
  return JSON.stringify(await (things[act] as (given: unknown) => Promise<unknown>)(JSON.parse(given)));
}
