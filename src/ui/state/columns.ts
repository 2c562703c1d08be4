/** The log's columns: what each shows of a row, and how wide it is at first. */

import { titleOf } from '../words/cause-by-id.ts';
import { kindWords } from '../words/exchange-words.ts';
import type { LogRow } from './log-row.ts';

export type ColumnId = 'time' | 'status' | 'request' | 'cause' | 'confidence' | 'kind' | 'scheme' | 'page' | 'initiator';

export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  /** In pixels; `share`: of the room that is left. */
  readonly width: number | { readonly share: number };
  /** Shown unless the user hides it. */
  readonly shown: boolean;
  /** What it is sorted by; the smallest first. */
  readonly value: (row: LogRow) => string | number;
}

const certainty: Readonly<Record<string, number>> = { certain: 0, likely: 1, possible: 2 };

export const columns: readonly Column[] = [
  { id: 'time', label: 'Time', width: 100, shown: true, value: ({ at }) => at },
  { id: 'status', label: 'Status', width: 64, shown: true, value: ({ status }) => status },
  { id: 'request', label: 'Request', width: { share: 4 }, shown: true, value: ({ url, method }) => `${url} ${method}` },
  {
    id: 'cause',
    label: 'Cause',
    width: { share: 3 },
    shown: true,
    value: ({ cause }) => (cause === undefined ? '\uffff' : titleOf(cause)),
  },
  { id: 'confidence', label: 'How sure', width: 72, shown: false, value: ({ confidence = '' }) => certainty[confidence] ?? 3 },
  { id: 'kind', label: 'Kind', width: 72, shown: true, value: ({ type }) => kindWords[type] },
  { id: 'scheme', label: 'Sent', width: 80, shown: false, value: ({ schemes }) => schemes.join(' ').toLowerCase() },
  { id: 'page', label: 'Page', width: 130, shown: false, value: ({ page }) => page },
  { id: 'initiator', label: 'Initiator', width: 130, shown: false, value: ({ initiator }) => initiator },
];

/** Pixels that no column is narrower than. */
export const LEAST_WIDTH = 40;

export interface ColumnChoices {
  /** Those that are not as they are at first. */
  readonly shown: Readonly<Partial<Record<ColumnId, boolean>>>;
  /** In pixels. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
}

export const asAtFirst: ColumnChoices = { shown: {}, widths: {} };

/** One at least: a list without columns cannot be brought back. */
export function shownColumns({ shown }: ColumnChoices, also: readonly ColumnId[] = []): readonly Column[] {
  const chosen = columns.filter(({ id, shown: atFirst }) => shown[id] ?? (atFirst || also.includes(id)));
  return chosen.length > 0 ? chosen : columns.filter(({ id }) => id === 'request');
}

/** As `grid-template-columns` takes it: what was not resized shares the room that is left. */
export function templateOf(shown: readonly Column[], { widths }: ColumnChoices): string {
  const fills = shown.findLast(({ id, width }) => typeof width === 'object' && widths[id] === undefined) ?? shown.at(-1);
  return shown
    .map((column) => {
      const { id, width } = column;
      const chosen = widths[id] ?? (typeof width === 'number' ? width : undefined);
      if (typeof width === 'object' && chosen === undefined) return `minmax(8rem, ${width.share}fr)`;
      return column === fills ? `minmax(${chosen}px, 1fr)` : `${chosen}px`;
    })
    .join(' ');
}
