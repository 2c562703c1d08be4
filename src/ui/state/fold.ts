/** One update after the other → what a screen shows of a tab. */

import type { Exchange } from '../../engine/exchange.ts';
import type { Change, Snapshot } from '../../engine/page.ts';

/** A change before the first snapshot has nothing to change. */
export function foldUpdate(state: Snapshot | undefined, update: Snapshot | Change): Snapshot | undefined {
  if (!('kind' in update)) return update;
  if (state === undefined) return undefined;
  switch (update.kind) {
    case 'failure':
      return {
        ...state,
        failures: putById(state.failures, update.exchange),
        trail: putAllById(state.trail, update.trail),
      };
    case 'page':
      return { ...state, page: update.page, currentIds: update.currentIds };
    case 'run':
      return { ...state, runs: putById(state.runs, update.run) };
    case 'tries':
      return { ...state, tries: putById(state.tries, update.run) };
    case 'dropped': {
      const gone = new Set(update.ids);
      return { ...state, failures: state.failures.filter(({ id }) => !gone.has(id)), dropped: update.dropped };
    }
    case 'cleared': {
      if (state.tabId >= 0) return { ...state, failures: [], trail: [], runs: [], tries: [], dropped: 0, currentIds: [] };
      const ofOthers = ({ place }: Exchange): boolean => place.tabId !== update.tabId;
      return { ...state, failures: state.failures.filter(ofOthers), trail: state.trail.filter(ofOthers) };
    }
  }
}

function putAllById<T extends { readonly id: string }>(all: readonly T[], some: readonly T[]): readonly T[] {
  if (some.length === 0) return all;
  const byId = new Map(all.map((one) => [one.id, one]));
  for (const one of some) byId.set(one.id, one);
  return [...byId.values()];
}

/** In the place of the one with the same id; else at the end. */
function putById<T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] {
  return all.some(({ id }) => id === one.id) ? all.map((each) => (each.id === one.id ? one : each)) : [...all, one];
}
