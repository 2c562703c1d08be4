/** The panel's rows: one for each failure, and one for each group of several, which unfolds to them. */

import type { FlowWords, StepWords } from '../../report/flow/words.ts';
import { type Column, type ColumnId, columns } from './columns.ts';
import { type Group, groupFailures } from './group.ts';
import type { LogRow } from './log-row.ts';

export interface FailureRow {
  readonly kind: 'failure';
  /** Stays the same while the row does. */
  readonly key: string;
  /** Of a group, the last of its members in the order of the log. */
  readonly entry: LogRow;
  /** Undefined: the row is one failure. */
  readonly group: Group<LogRow> | undefined;
  /** Of a group: its failures stand below it. */
  readonly unfolded: boolean;
  /** 2 below an unfolded group. */
  readonly level: 1 | 2;
}

/** What led to the chosen failure. */
export interface StepRow {
  readonly kind: 'step';
  readonly key: string;
  readonly words: StepWords;
  /** Whom it asked, by name. */
  readonly party: string;
  readonly level: FailureRow['level'];
}

export type Row = FailureRow | StepRow;

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** As failures come: newest last. */
export const asTheyCome: Sorting = { column: 'time', descending: false };

/** What is equal stays in the order of time. */
export function sortEntries(entries: readonly LogRow[], { column, descending }: Sorting): readonly LogRow[] {
  const { value } = columns.find(({ id }) => id === column) as Column;
  const sign = descending ? -1 : 1;
  if (column === 'time') {
    const isSorted = entries.every((entry, index) => index === 0 || (entries[index - 1]?.at ?? 0) <= entry.at);
    if (isSorted) return descending ? entries.toReversed() : entries;
  }
  const keyed = entries.map((entry) => ({ entry, value: value(entry) }));
  keyed.sort((a, b) => (a.value === b.value ? a.entry.at - b.entry.at : a.value < b.value ? -sign : sign));
  return keyed.map(({ entry }) => entry);
}

/**
 * `entries`: sorted. `unfolded`: keys of groups; undefined where nothing is grouped. Groups stand where their newest stands in the order of
 * time, and where their first stands in any other order.
 */
export function readRows(
  entries: readonly LogRow[],
  unfolded: ReadonlySet<string> | undefined,
  { column, descending }: Sorting,
): FailureRow[] {
  if (!unfolded) return entries.map((entry) => single(entry));
  const byLast = column === 'time' && !descending;
  const groups = groupFailures(byLast ? entries : entries.toReversed(), groupOf);
  return (byLast ? groups : groups.reverse().map((group) => ({ ...group, members: group.members.toReversed() }))).flatMap((group) => {
    if (group.members.length === 1) return [single(group.newest)];
    const isUnfolded = unfolded.has(group.key);
    const head: FailureRow = { kind: 'failure', key: group.key, entry: newestOf(group), group, unfolded: isUnfolded, level: 1 };
    return isUnfolded ? [head, ...group.members.map((entry) => single(entry, 2))] : [head];
  });
}

/** What is not diagnosed yet stands alone. */
const groupOf = (entry: LogRow): { cause: string; origin: string } =>
  entry.cause === undefined ? { cause: `… ${entry.id}`, origin: entry.origin } : (entry as { cause: string; origin: string });

const newestOf = ({ members, newest }: Group<LogRow>): LogRow => members.reduce((late, each) => (each.at > late.at ? each : late), newest);

/** The same row for the same entry, so that what is drawn of it need not be drawn again. */
const singles = [new WeakMap<LogRow, FailureRow>(), new WeakMap<LogRow, FailureRow>()] as const;

function single(entry: LogRow, level: FailureRow['level'] = 1): FailureRow {
  const known = singles[level - 1] as WeakMap<LogRow, FailureRow>;
  const row = known.get(entry) ?? { kind: 'failure', key: entry.id, entry, group: undefined, unfolded: false, level };
  known.set(entry, row);
  return row;
}

/** With the steps that led to a failure above its row. */
export function withSteps(rows: readonly FailureRow[], key: string, { steps, parties }: FlowWords): readonly Row[] {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (row === undefined) return rows;
  const before = steps.filter(({ step }) => step.exchange.id !== row.entry.id);
  const ofSteps = before.map(
    (words, index): StepRow => ({
      kind: 'step',
      key: `${key} step ${index}`,
      words,
      party: parties[words.to]?.name ?? '',
      level: row.level,
    }),
  );
  return [...rows.slice(0, at), ...ofSteps, ...rows.slice(at)];
}

/** Of each row of a tree, by its index: its place among those that stand beside it, from 1, and how many these are. */
export interface Places {
  readonly position: Uint32Array;
  readonly size: Uint32Array;
}

export function readPlaces(rows: readonly Row[]): Places {
  const position = new Uint32Array(rows.length);
  const size = new Uint32Array(rows.length);
  let [tops, first] = [0, 0];
  // From one row of the first level to the next, all between them stand below the one before.
  for (let at = 0; at <= rows.length; at++) {
    if (at < rows.length && rows[at]?.level === 2) {
      position[at] = at - first + 1;
      continue;
    }
    size.fill(at - first, first, at);
    first = at + 1;
    if (at < rows.length) position[at] = ++tops;
  }
  for (const [at, row] of rows.entries()) if (row.level === 1) size[at] = tops;
  return { position, size };
}

/** The row that shows this failure: its own, or that of the group it is folded into. */
export const rowOf = (rows: readonly FailureRow[], key: string, exchangeId: string): FailureRow | undefined =>
  rows.find((row) => row.key === key) ??
  rows.find((row) => row.key === exchangeId) ??
  rows.find(({ group }) => group?.members.some(({ id }) => id === exchangeId));

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
  { group, unfolded = false, level }: Partial<Pick<FailureRow, 'group' | 'unfolded'>> & Pick<Row, 'level'>,
  isRtl: boolean,
): 'unfold' | 'fold' | 'in' | 'out' | 'detail' | undefined {
  const [forward, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (group && !unfolded) return key === forward || key === 'Enter' ? 'unfold' : undefined;
  if (key === 'Enter') return 'detail';
  if (group) return key === forward ? 'in' : key === back ? 'fold' : undefined;
  return level === 2 && key === back ? 'out' : undefined;
}
