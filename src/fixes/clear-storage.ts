/**
 * Clears what the page that asked keeps in the browser beside cookies: a script has its token from there, whichever host it sends it to,
 * and there its service worker lives.
 */

import type { FixPreview } from '../engine/fix.ts';
import type { PageFrame } from '../platform/ask-in-page.ts';
import { listStored } from '../platform/page-storage.ts';
import { countTabsOf } from '../platform/tabs.ts';
import { addressOf, type Fix, nothingGoes, type Target } from './fix.ts';
import { describe, storedIn } from './remembered.ts';
import { type RememberedStored, shownPage, takeStored } from './stored.ts';

export const clearStorage: Fix = {
  async preview(target) {
    const origin = originOf(target);
    const frame = await shownPage(target.tabId, origin);
    if (!frame) return { ...nothingGoes, impossible: notShown(target, origin) };
    const { stored, otherFrames } = await read(target, frame);
    if (stored.length === 0) return { ...nothingGoes, impossible: `Beside cookies, ${origin} has stored nothing in this browser.` };
    return {
      ...nothingGoes,
      items: stored.map(describe),
      otherTabs: await countTabsOf([new URL(origin).hostname], target),
      notes: notesOn(stored, otherFrames),
    };
  },
  async remember(target) {
    const frame = await shownPage(target.tabId, originOf(target));
    return frame ? (await read(target, frame)).stored : [];
  },
  async apply(target, remembered) {
    const origin = originOf(target);
    const frame = await shownPage(target.tabId, origin);
    if (!frame) throw new Error(notShown(target, origin));
    await takeStored(frame, storedIn(remembered));
  },
};

/** Session memory keeps no more of one fix (`storage/stores.ts`), in characters. */
const ROOM = 300_000;

/** Of the page that made the request; of what was opened, where the page itself failed. */
function originOf(target: Target): string {
  const { initiator, resourceType } = target.exchange;
  const asked = resourceType === 'main_frame' ? undefined : initiator;
  return asked && URL.canParse(asked) ? new URL(asked).origin : addressOf(target).origin;
}

async function read({ tabId, storeId }: Target, frame: PageFrame): Promise<{ stored: RememberedStored[]; otherFrames: number }> {
  const { things, otherFrames } = await listStored(frame, ROOM);
  return {
    stored: things.map((thing) => ({ ...thing, what: 'stored', origin: frame.origin, tabId, storeId })),
    otherFrames,
  };
}

/** Without a page of it, nobody can say what would go, nor put it back. */
const notShown = ({ exchange }: Target, origin: string): string =>
  exchange.place.frameId > 0
    ? `A frame of ${origin} within the page made this request. What it stored there is kept apart by the browser, and cannot be cleared from here.`
    : `This tab shows no page of ${origin} now, so what it stored can be neither named nor put back. Open a page of it, then try again.`;

function notesOn(things: readonly RememberedStored[], otherFrames: number): FixPreview['notes'] {
  const has = (kind: RememberedStored['kind']): boolean => things.some((thing) => thing.kind === kind);
  const isLost = (kind: RememberedStored['kind']): boolean => things.some((thing) => thing.kind === kind && thing.content === undefined);
  return [
    ...(isLost('cache') ? ['Caches cannot be put back: the page fills them anew.'] : []),
    ...(isLost('database') ? ['Databases that are large, or hold keys or files, cannot be put back.'] : []),
    ...(isLost('local-storage') || isLost('session-storage') ? ['There is more than can be kept for an undo.'] : []),
    ...(has('service-worker') ? ['A service worker is put back as the site offers it then.'] : []),
    ...(otherFrames > 0 ? ['What frames of other sites stored in this page stays.'] : []),
  ];
}
