/** Pausing other extensions: what is being tried, and which it was. */

import type { ExtensionItem, ExtensionReach, FixChoice, FixItem, FixRun, PauseSearch } from '../../engine/fix.ts';
import type { Told } from './told.ts';

export const extensionsIn = (items: readonly FixItem[]): ExtensionItem[] => items.filter((item) => item.what === 'extension');

/** `ModHeader`, `2 extensions` */
export const namesOf = (items: readonly FixItem[]): string => {
  const [first, ...others] = extensionsIn(items);
  return others.length === 0 ? (first?.name ?? '') : `${others.length + 1} extensions`;
};

export const reachWords: Readonly<Record<ExtensionReach, string>> = {
  'this-site': 'may read and change this site',
  'all-sites': 'may read and change all sites',
  proxy: 'may send requests another way',
  blocking: 'may block requests',
  settings: 'may change what sites can store',
  debugger: 'may control pages as developer tools do',
  unknown: 'may run in pages: the browser does not say in which',
};

/** The one without which the request no longer failed. */
export function culpritOf({ search, items, state }: FixRun): ExtensionItem | undefined {
  const last = search?.tries.at(-1);
  if (search === undefined || state !== 'checked' || !last?.helped) return undefined;
  const suspects = extensionsIn(items);
  if (search.way === 'one-by-one') return suspects[search.tries.length - 2];
  return search.tries.length > 1 && suspects.length === 1 ? suspects[0] : undefined;
}

export const stayOff = ({ id }: ExtensionItem): FixChoice => ({ fix: 'pause-extensions', pause: { extensions: [id], way: 'stay-off' } });

const answers = (after: number | undefined): string => (after === undefined ? 'gets no answer' : `answers ${after}`);

/** Of a search that did not fail. */
export function describeSearch(run: FixRun, search: PauseSearch): Told {
  const { state, before } = run;
  switch (state) {
    case 'undone':
      return { tone: 'open', text: `Stopped${countOf(run, search)}. All extensions are on again.` };
    case 'unchecked':
      return { tone: 'open', text: 'The page did not make the same request again, so this cannot tell. All extensions are on again.' };
    case 'checked':
      return describeEnd(run, search);
    default:
      return {
        tone: 'running',
        text: search.tries.length === 0 ? `Loading the page with all of them on: still ${before}?` : trying(run, search),
      };
  }
}

function trying({ items }: FixRun, { way, tries }: PauseSearch): string {
  if (way === 'together') return `Loading the page without ${namesOf(items)}…`;
  return `${tries.length} of ${items.length}: loading the page without ${extensionsIn(items)[tries.length - 1]?.name}…`;
}

const countOf = ({ items }: FixRun, { way, tries }: PauseSearch): string =>
  way === 'one-by-one' && tries.length > 0 ? ` after ${tries.length - 1} of ${items.length}` : '';

function describeEnd(run: FixRun, search: PauseSearch): Told {
  const { items, after } = run;
  const [control, last] = [search.tries[0], search.tries.at(-1)];
  const culprit = culpritOf(run);
  if (control?.helped)
    return { tone: 'good', text: `The same request now ${answers(after)} with all extensions on: it was none of them, or is over.` };
  if (culprit)
    return {
      tone: 'good',
      text: `It was ${culprit.name}: without it the same request ${answers(after)}, with it ${control?.after ?? 'nothing'} a moment before. It is on again.`,
    };
  if (last?.helped)
    return {
      tone: 'good',
      text: `It is one of these ${items.length}: without them the same request ${answers(after)}. All are on again. One by one tells which.`,
    };
  if (after === 429)
    return { tone: 'bad', text: `The site asks for a break (429): stopped${countOf(run, search)}. All extensions are on again.` };
  if (search.way === 'together')
    return {
      tone: 'bad',
      text: `It was not ${namesOf(items)}: without ${items.length === 1 ? 'it' : 'them'} the same request still ${answers(after)}. ${onAgain(items)}`,
    };
  return { tone: 'bad', text: `It was none of these ${items.length} alone: the same request still ${answers(after)}. All are on again.` };
}

const onAgain = (items: readonly FixItem[]): string => (items.length === 1 ? 'It is on again.' : 'All are on again.');
