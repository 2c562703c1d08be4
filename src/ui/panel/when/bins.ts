/** Failures over time, counted: for a chart that is as quick with 100,000 of them as with one. Times in milliseconds since the epoch. */

export interface Moment {
  readonly at: number;
  readonly cause: string;
  readonly id?: string;
}

export interface Mark {
  readonly at: number;
  readonly kind: 'renewal' | 'sign-in';
  readonly label: string;
}

/** Both ends belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A shorter span is drawn as one of a minute, with what happened in its middle. */
const LEAST_SPAN = 2000;
const MINUTE = 60_000;
/** What stands at the ends is not cut off. */
const ROOM = 0.02;

/** From the first to the last, with some room; undefined for nothing at all. */
export function spanOf(moments: readonly { readonly at: number }[], marks: readonly { readonly at: number }[] = []): Span | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const all of [moments, marks]) {
    for (const { at } of all) {
      if (at < from) from = at;
      if (at > to) to = at;
    }
  }
  if (from > to) return undefined;
  if (to - from < LEAST_SPAN) return { from: (from + to - MINUTE) / 2, to: (from + to + MINUTE) / 2 };
  const room = (to - from) * ROOM;
  return { from: from - room, to: to + room };
}

export interface CauseRow {
  /** Undefined: all that have no row of their own. */
  readonly cause: string | undefined;
  /** How many causes it stands for. */
  readonly causes: number;
  readonly total: number;
  /** Of each stretch of the span, in order. */
  readonly counts: readonly number[];
}

export interface Counted {
  /** The most frequent first. */
  readonly rows: readonly CauseRow[];
  /** The highest count of a row that is one cause's. */
  readonly most: number;
}

/** At most so many rows, the last of them for what is left. */
export function countByCause(moments: readonly Moment[], span: Span, bins: number, mostRows: number): Counted {
  const totals = new Map<string, number>();
  for (const { cause } of moments) totals.set(cause, (totals.get(cause) ?? 0) + 1);
  const causes = [...totals].sort(([, a], [, b]) => b - a).map(([cause]) => cause);
  const own = causes.length <= mostRows ? causes : causes.slice(0, mostRows - 1);
  const index = new Map(own.map((cause, at) => [cause, at]));
  const rest = causes.length - own.length;
  const counts = Array.from({ length: own.length + (rest > 0 ? 1 : 0) }, () => new Array<number>(bins).fill(0));
  let most = 0;
  for (const { at, cause } of moments) {
    const row = counts[index.get(cause) ?? own.length] as number[];
    const bin = binOf(at, span, bins);
    row[bin] = (row[bin] as number) + 1;
    if (index.has(cause) && (row[bin] as number) > most) most = row[bin] as number;
  }
  return {
    most,
    rows: counts.map((row, at) => ({
      cause: own[at],
      causes: own[at] === undefined ? rest : 1,
      total: row.reduce((sum, each) => sum + each, 0),
      counts: row,
    })),
  };
}

/** What lies outside of the span counts at its ends. */
export const binOf = (at: number, { from, to }: Span, bins: number): number =>
  Math.min(bins - 1, Math.max(0, Math.floor(((at - from) / (to - from)) * bins)));

export interface PlacedMark {
  readonly bin: number;
  readonly kind: Mark['kind'];
  readonly labels: readonly string[];
}

/** Those of one kind in one stretch are one. */
export function placeMarks(marks: readonly Mark[], span: Span, bins: number): PlacedMark[] {
  const placed = new Map<string, { bin: number; kind: Mark['kind']; labels: string[] }>();
  for (const { at, kind, label } of marks) {
    const bin = binOf(at, span, bins);
    const before = placed.get(`${kind} ${bin}`);
    if (before) before.labels.push(label);
    else placed.set(`${kind} ${bin}`, { bin, kind, labels: [label] });
  }
  return [...placed.values()];
}

export function countWithin(moments: readonly Moment[], { from, to }: Span): number {
  let count = 0;
  for (const { at } of moments) if (at >= from && at <= to) count += 1;
  return count;
}
