/** What may follow where one writes: names of fields, then the values that the log's rows have, the most frequent first. */

import type { LogRow } from '../log-row.ts';
import { fieldNames, fieldOf, fields } from './fields.ts';
import { readTerms } from './terms.ts';

export interface Completion {
  /** Replaces the text between `from` and `to`. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What it means; '' where the text says it. */
  readonly hint: string;
  /** How many rows have it; undefined for a field's name. */
  readonly count: number | undefined;
}

const MOST = 12;

/** `caret`: where one writes, as an index into the text. [] where nothing is known that fits. */
export function complete(text: string, caret: number, rows: readonly LogRow[]): Completion[] {
  const term = readTerms(text).find(({ from, to }) => from < caret && caret <= to);
  if (term === undefined) return /^$|\s$/.test(text.slice(0, caret)) ? namesOf('', caret, caret) : [];
  if (term.form === 'regex') return [];
  if (term.field === undefined) {
    const from = term.negated ? term.from + 1 : term.from;
    return term.form === 'quoted' ? [] : namesOf(text.slice(from, caret).toLowerCase(), from, term.to);
  }
  const field = fieldOf(term.field);
  if (field === undefined || caret < term.valueFrom) return [];
  // Of several values the one that is being written.
  const from = Math.max(term.valueFrom, text.lastIndexOf(',', caret - 1) + 1);
  const written = text.slice(from, caret).replace(/^"/, '').toLowerCase();
  return countValues(rows, field.values)
    .filter(([value]) => value.toLowerCase().includes(written) && value.toLowerCase() !== written)
    .slice(0, MOST)
    .map(([value, count]) => ({
      text: /[\s",]/.test(value) ? `"${value}" ` : `${value} `,
      from,
      to: term.to,
      hint: field.meaning?.(value) ?? '',
      count,
    }));
}

const namesOf = (written: string, from: number, to: number): Completion[] =>
  fieldNames
    .filter((name) => name.startsWith(written))
    .map((name) => ({ text: `${name}:`, from, to, hint: fields[name as keyof typeof fields].help, count: undefined }));

function countValues(rows: readonly LogRow[], read: (row: LogRow) => readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of read(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
