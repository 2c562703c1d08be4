/** What a fix does, what it did, and whether it helped. */

import { type FixChoice, type FixId, type FixItem, type FixRun, fixes, type StoredKind } from '../../engine/fix.ts';
import { describeSearch, namesOf } from './pause-words.ts';
import type { Told } from './told.ts';

const cookies = (items: readonly FixItem[]): string => (items.length === 1 ? '1 cookie' : `${items.length} cookies`);

const stored = (items: readonly FixItem[]): string => (items.length === 1 ? '1 stored item' : `${items.length} stored items`);

/** What an undo is about. */
function whatComesBack(items: readonly FixItem[]): string {
  const back = items.filter((item) => item.what !== 'stored' || item.comesBack);
  if (back.every(({ what }) => what === 'extension')) return namesOf(back);
  return back.every(({ what }) => what === 'cookie') ? cookies(back) : stored(back);
}

/** Where a thing is kept. */
export const kindNames: Readonly<Record<StoredKind, string>> = {
  'local-storage': 'local storage',
  'session-storage': 'this tab’s storage',
  database: 'database',
  cache: 'cache',
  'service-worker': 'service worker',
};

interface Doing {
  /** The beginning of a sentence, while it is under way. */
  readonly doing: (items: readonly FixItem[]) => string;
  /** In the past tense. */
  readonly done: (items: readonly FixItem[]) => string;
  /** What the answer means, where it means more than that it helped or did not. */
  readonly means?: { readonly helped: string; readonly failed: string; readonly unseen: string };
}

const words: Readonly<Record<FixId, Doing>> = {
  'sign-in-again': { doing: () => 'Waiting until you have signed in', done: () => 'Opened the sign-in page' },
  'open-address': { doing: () => 'Opening the right address', done: () => 'Opened the right address' },
  'open-private': {
    doing: () => 'Trying it in a private window',
    done: () => 'Opened a private window',
    means: {
      helped: 'So something that this browser keeps for the site, or another extension, is in the way here.',
      failed: 'So neither what this browser keeps for the site nor an extension is to blame.',
      unseen:
        'See whether it works there: if it does, something that this browser keeps for the site, or another extension, is in the way here.',
    },
  },
  reload: { doing: () => 'Reloading', done: () => 'Reloaded' },
  'clear-cache': { doing: () => 'Clearing the cache and reloading', done: () => 'Cleared the cache and reloaded' },
  'clear-cookies': {
    doing: (items) => `Clearing ${cookies(items)} and reloading`,
    done: (items) => `Cleared ${cookies(items)} and reloaded`,
  },
  'delete-cookies': {
    doing: (items) => `Deleting ${cookies(items)} and reloading`,
    done: (items) => `Deleted ${cookies(items)} and reloaded`,
  },
  'pause-extensions': {
    doing: (items) => `Switching ${namesOf(items)} off and reloading`,
    done: (items) => `${namesOf(items)} stays off until you switch it on again`,
  },
  'clear-storage': {
    doing: (items) => `Clearing ${stored(items)} and reloading`,
    done: (items) => `Cleared ${stored(items)} and reloaded`,
  },
  'forget-saved-sign-in': {
    doing: () => 'Waiting until you have entered name and password',
    done: () => 'Forgot the saved name and password',
  },
};

/** The button that leads to the preview. */
export function fixLabel({ fix, cookies: names = [] }: FixChoice): string {
  if (fix !== 'delete-cookies' || names.length === 0) return fixes[fix].label;
  const [first] = names;
  return names.length === 1 ? `Delete the cookie ${first} and reload` : `Delete ${names.length} cookies and reload`;
}

/** The button that runs it, once it is known what goes. */
export function confirmLabel(choice: FixChoice, items: readonly FixItem[]): string {
  if (choice.fix === 'clear-cookies' && items.length > 0) return `Clear ${cookies(items)} and reload`;
  if (choice.fix === 'delete-cookies' && items.length > 0) return `Delete ${cookies(items)} and reload`;
  if (choice.fix === 'clear-storage' && items.length > 0) return `Clear ${stored(items)} and reload`;
  return fixLabel(choice);
}

export function describeRun(run: FixRun): Told {
  const { fix, items, before, after, helped, state } = run;
  const { doing, done, means } = words[fix];
  if (run.search && state !== 'failed') return describeSearch(run, run.search);
  switch (state) {
    case 'applying':
    case 'running':
      return { tone: 'running', text: `${doing(items)}…` };
    case 'undoing':
      return { tone: 'running', text: `Putting back ${whatComesBack(items)}…` };
    case 'undone':
      return { tone: 'open', text: `Put back ${whatComesBack(items)} and reloaded.` };
    case 'failed':
      return { tone: 'bad', text: `“${fixes[fix].label}” did not work. ${run.problem ?? ''}`.trimEnd() };
    case 'unchecked':
      return {
        tone: 'open',
        text: `${done(items)}. ${means?.unseen ?? 'The page has not made the same request again, so it is not known whether that helped.'}`,
      };
    case 'checked':
      if (helped) return { tone: 'good', text: join(`${done(items)}: the same request now answers ${after ?? 'again'}.`, means?.helped) };
      if (after === undefined) return { tone: 'bad', text: `${done(items)}: the same request got no answer.` };
      return {
        tone: 'bad',
        text: join(`${done(items)}: ${after === before ? `still ${after}` : `it now fails with ${after}`}.`, means?.failed),
      };
  }
}

/** What was done, for those that can still be undone. */
export const describeDone = ({ fix, items }: FixRun): string => `${words[fix].done(items)}.`;

const join = (sentence: string, more: string | undefined): string => (more === undefined ? sentence : `${sentence} ${more}`);
