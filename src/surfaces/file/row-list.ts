/** Rows that come in any order, and again: a list in the file's order, made anew for whoever compares lists. */

import type { LogRow } from '../../ui/state/log-row.ts';
import type { FoundRow } from './protocol.ts';

export interface RowList {
  /** New rows, others in the place of those with the same id, and ids of those that go. */
  put(rows: readonly FoundRow[], gone: readonly string[]): readonly LogRow[];
}

export function createRowList(): RowList {
  let all: FoundRow[] = [];
  /** Where in `all` a row stands, by its id. */
  let places = new Map<string, number>();

  const order = (): void => {
    all.sort((a, b) => a.entry - b.entry);
    places = new Map(all.map(({ row }, place) => [row.id, place]));
  };
  return {
    put(rows, gone) {
      let isInOrder = true;
      for (const found of rows) {
        const place = places.get(found.row.id);
        if (place !== undefined) all[place] = found;
        else {
          isInOrder &&= (all.at(-1)?.entry ?? -1) <= found.entry;
          places.set(found.row.id, all.length);
          all.push(found);
        }
      }
      if (gone.length > 0) {
        const ids = new Set(gone);
        all = all.filter(({ row }) => !ids.has(row.id));
      }
      if (gone.length > 0 || !isInOrder) order();
      return all.map(({ row }) => row);
    },
  };
}
