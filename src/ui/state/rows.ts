/** The panel's rows: one for each failure, and one for each group of several, which unfolds to them. */

import type { Exchange } from '../../engine/exchange.ts';
import { titleOf } from '../words/cause-by-id.ts';
import { readFilter } from './filter.ts';
import type { Group } from './group.ts';
import { factsOf } from './read.ts';

export interface Row {
  /** Stays the same while the row does. */
  readonly key: string;
  /** Of a group, the newest. */
  readonly exchange: Exchange;
  readonly cause: string;
  /** Undefined: the row is one failure. */
  readonly group: Group | undefined;
  /** Of a group: its failures stand below it. */
  readonly unfolded: boolean;
  /** 2 below an unfolded group. */
  readonly level: 1 | 2;
}

export interface RowSources {
  causeOf(exchange: Exchange): string;
  read(failures: readonly Exchange[]): readonly Exchange[];
  group(failures: readonly Exchange[]): Group[];
}

/** Newest last. `unfolded`: keys of groups; undefined where nothing is grouped. */
export function readRows(
  failures: readonly Exchange[],
  filter: string,
  unfolded: ReadonlySet<string> | undefined,
  { causeOf, read, group }: RowSources,
): Row[] {
  const fits = readFilter(filter);
  const shown = read(failures).filter((exchange) => {
    const { hop, status = 0 } = factsOf(exchange);
    const cause = causeOf(exchange);
    return fits({ status, cause, text: `${hop.method} ${hop.url} ${titleOf(cause)}` });
  });
  const single = (exchange: Exchange, level: Row['level'] = 1): Row => ({
    key: exchange.id,
    exchange,
    cause: causeOf(exchange),
    group: undefined,
    unfolded: false,
    level,
  });
  if (!unfolded) return shown.map((exchange) => single(exchange));
  return group(shown).flatMap((each) => {
    if (each.exchanges.length === 1) return single(each.newest);
    const isUnfolded = unfolded.has(each.key);
    const head: Row = { key: each.key, exchange: each.newest, cause: each.cause, group: each, unfolded: isUnfolded, level: 1 };
    return isUnfolded ? [head, ...each.exchanges.map((exchange) => single(exchange, 2))] : [head];
  });
}

/** How many failures the rows stand for. */
export const countShown = (rows: readonly Row[]): number =>
  rows.reduce((sum, { group, level }) => sum + (group ? group.exchanges.length : level === 1 ? 1 : 0), 0);

/** The row that shows this failure: its own, or that of the group it is folded into. */
export const rowOf = (rows: readonly Row[], key: string, exchangeId: string): Row | undefined =>
  rows.find((row) => row.key === key) ??
  rows.find((row) => row.key === exchangeId) ??
  rows.find(({ group }) => group?.exchanges.some(({ id }) => id === exchangeId));

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

/** What a key does to the row itself, as in a tree: unfolds, folds, leads into a group, out of it, or to the detail. */
export function stepFold(
  key: string,
  { group, unfolded, level }: Pick<Row, 'group' | 'unfolded' | 'level'>,
  isRtl: boolean,
): 'unfold' | 'fold' | 'in' | 'out' | 'detail' | undefined {
  const [forward, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (group && !unfolded) return key === forward || key === 'Enter' ? 'unfold' : undefined;
  if (key === 'Enter') return 'detail';
  if (group) return key === forward ? 'in' : key === back ? 'fold' : undefined;
  return level === 2 && key === back ? 'out' : undefined;
}
