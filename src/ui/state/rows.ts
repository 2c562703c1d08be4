/** The panel's rows: one for each failure, or one for each group. */

import type { Exchange } from '../../engine/exchange.ts';
import { titleOf } from '../words/cause-by-id.ts';
import { readFilter } from './filter.ts';
import type { Group } from './group.ts';
import { factsOf } from './read.ts';

export interface Row {
  /** Stays the same while the row does. */
  readonly key: string;
  readonly exchange: Exchange;
  readonly cause: string;
  /** Undefined: not grouped. */
  readonly count: number | undefined;
}

interface RowSources {
  causeOf(exchange: Exchange): string;
  group(failures: readonly Exchange[]): Group[];
}

/** Newest last. */
export function readRows(failures: readonly Exchange[], filter: string, grouped: boolean, { causeOf, group }: RowSources): Row[] {
  const fits = readFilter(filter);
  const shown = failures.filter((exchange) => {
    const { hop, status = 0 } = factsOf(exchange);
    const cause = causeOf(exchange);
    return fits({ status, cause, text: `${hop.method} ${hop.url} ${titleOf(cause)}` });
  });
  return grouped
    ? group(shown).map(({ key, newest, cause, exchanges }) => ({ key, exchange: newest, cause, count: exchanges.length }))
    : shown.map((exchange) => ({ key: exchange.id, exchange, cause: causeOf(exchange), count: undefined }));
}

/** Which row the keyboard leads to; undefined for a key that leads nowhere. */
export function stepRow(key: string, from: number, total: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return to === undefined || total === 0 ? undefined : Math.min(total - 1, Math.max(0, to));
}
