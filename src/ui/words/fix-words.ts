/** What a fix did, and whether it helped. */

import { type FixId, type FixItem, type FixRun, fixes } from '../../engine/fix.ts';

const cookies = (items: readonly FixItem[]): string => (items.length === 1 ? '1 cookie' : `${items.length} cookies`);

/** In the past tense, as the beginning of a sentence. */
const done: Readonly<Record<FixId, (items: readonly FixItem[]) => string>> = {
  'sign-in-again': () => 'Opened the sign-in page',
  reload: () => 'Reloaded',
  'clear-cache': () => 'Cleared the cache and reloaded',
  'clear-cookies': (items) => `Cleared ${cookies(items)} and reloaded`,
};

const doing: Readonly<Record<FixId, (items: readonly FixItem[]) => string>> = {
  'sign-in-again': () => 'Waiting until you have signed in',
  reload: () => 'Reloading',
  'clear-cache': () => 'Clearing the cache and reloading',
  'clear-cookies': (items) => `Clearing ${cookies(items)} and reloading`,
};

/** The button that runs it, once it is known what goes. */
export const confirmLabel = (fix: FixId, items: readonly FixItem[]): string =>
  fix === 'clear-cookies' && items.length > 0 ? `Clear ${cookies(items)} and reload` : fixes[fix].label;

export interface RunWords {
  readonly tone: 'running' | 'good' | 'bad' | 'open';
  readonly text: string;
}

export function describeRun(run: FixRun): RunWords {
  const { fix, items, before, after, helped, state } = run;
  switch (state) {
    case 'running':
      return { tone: 'running', text: `${doing[fix](items)}…` };
    case 'undone':
      return { tone: 'open', text: `Put back ${cookies(items)} and reloaded.` };
    case 'failed':
      return { tone: 'bad', text: `“${fixes[fix].label}” did not work. ${run.problem ?? ''}`.trimEnd() };
    case 'unchecked':
      return {
        tone: 'open',
        text: `${done[fix](items)}. The page has not made the same request again, so it is not known whether that helped.`,
      };
    case 'checked':
      if (helped) return { tone: 'good', text: `${done[fix](items)}: the same request now answers ${after ?? 'again'}.` };
      if (after === undefined) return { tone: 'bad', text: `${done[fix](items)}: the same request got no answer.` };
      return { tone: 'bad', text: `${done[fix](items)}: ${after === before ? `still ${after}` : `it now fails with ${after}`}.` };
  }
}
