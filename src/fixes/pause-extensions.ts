/** Switches other extensions off that can touch the failed request or its page. `background/on-demand/pause-search.ts` finds out which it was. */

import { rankOf, reachOf } from '../engine/extension-reach.ts';
import type { ExtensionItem } from '../engine/fix.ts';
import { canSwitchExtensions, mayManage, othersSwitchedOn, setEnabled } from '../platform/extensions.ts';
import { type Fix, nothingGoes, type Target } from './fix.ts';
import { extensionsIn } from './remembered.ts';

export const pauseExtensions: Fix = {
  async preview(target) {
    if (!(await mayManage())) return { ...nothingGoes, asksFor: 'management' };
    const items = await suspects(target);
    const notes = target.exchange.place.incognito ? [PRIVATE] : [];
    return { ...nothingGoes, items, notes, impossible: reasonAgainst(target, items) };
  },
  async remember(target) {
    const chosen = new Set(target.choice.pause?.extensions);
    const items = await suspects(target);
    return items.filter(({ id }) => chosen.has(id)).map((extension) => ({ what: 'extension', extension }));
  },
  async apply(_target, remembered) {
    const extensions = extensionsIn(remembered);
    const refused = namesOf(extensions, await setEnabled(idsOf(extensions), false));
    if (refused.length > 0) throw new Error(`The browser did not switch off ${refused.join(', ')}.`);
  },
};

/** The names of those that the browser leaves off. */
export async function switchOn(extensions: readonly ExtensionItem[]): Promise<string[]> {
  return extensions.length === 0 ? [] : namesOf(extensions, await setEnabled(idsOf(extensions), true));
}

async function suspects(target: Target): Promise<ExtensionItem[]> {
  const { hops, topLevelUrl } = target.exchange;
  const addresses = [...hops.map(({ url }) => url), ...(topLevelUrl === undefined ? [] : [topLevelUrl])];
  const others = (await othersSwitchedOn()).filter(({ mayDisable }) => mayDisable || !canSwitchExtensions);
  return others
    .flatMap((rights): { readonly item: ExtensionItem; readonly rank: number }[] => {
      const reach = reachOf(rights, addresses);
      const { id, name } = rights;
      return reach === undefined ? [] : [{ item: { what: 'extension', id, name, reach }, rank: rankOf(rights, reach) }];
    })
    .sort((a, b) => a.rank - b.rank || a.item.name.localeCompare(b.item.name))
    .map(({ item }) => item);
}

function reasonAgainst({ exchange }: Target, items: readonly ExtensionItem[]): string | undefined {
  if (items.length === 0) return NONE;
  if (!canSwitchExtensions) return BY_HAND;
  return exchange.resourceType === 'main_frame' && !['GET', 'HEAD'].includes(exchange.hops[0].method) ? SENT_A_FORM : undefined;
}

const NONE = 'No other extension that is switched on, and that may be switched off, can touch this site.';
const BY_HAND = 'Firefox lets no add-on switch off another.';
const SENT_A_FORM = 'This page was the answer to a form: to load it again would send the form again, each time.';
const PRIVATE = 'Only those that you allowed in private windows can touch this page. The browser does not say which these are.';

const idsOf = (extensions: readonly ExtensionItem[]): string[] => extensions.map(({ id }) => id);
const namesOf = (extensions: readonly ExtensionItem[], ids: readonly string[]): string[] =>
  extensions.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
