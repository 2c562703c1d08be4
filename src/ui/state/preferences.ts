/** How the user likes the panel: sizes, columns, order. No secrets; kept with the extension's own pages, and gone when they are cleared. */

import { effect, type Signal, signal } from '@preact/signals';
import { asAtFirst, type ColumnChoices, type ColumnId, columns } from './columns.ts';
import { asTheyCome, type Sorting } from './rows.ts';

export interface Preferences {
  readonly columns: ColumnChoices;
  readonly sorting: Sorting;
  readonly grouped: boolean;
  /** Failures of pages before are shown. */
  readonly keep: boolean;
  /** The failures over time are shown above the log. */
  readonly when: boolean;
  /** The list's share of the panel, in percent: beside the detail, and above it. */
  readonly shareBeside: number;
  readonly shareAbove: number;
}

export const atFirst: Preferences = {
  columns: asAtFirst,
  sorting: asTheyCome,
  grouped: true,
  keep: true,
  when: false,
  shareBeside: 52,
  shareAbove: 40,
};

const KEY = 'panel';

/** What was remembered; whatever of it cannot be read is as it is at first. */
export function readPreferences(text: string | null): Preferences {
  const known = asObject(parse(text));
  const { shown, widths } = asObject(known['columns']);
  const { column, descending } = asObject(known['sorting']);
  const ids: readonly string[] = columns.map(({ id }) => id);
  const choose = <Value>(of: unknown, isValue: (value: unknown) => value is Value): Partial<Record<ColumnId, Value>> =>
    Object.fromEntries(Object.entries(asObject(of)).filter(([id, value]) => ids.includes(id) && isValue(value)));
  return {
    columns: { shown: choose(shown, isBoolean), widths: choose(widths, isWidth) },
    sorting: ids.includes(String(column)) ? { column: column as ColumnId, descending: descending === true } : atFirst.sorting,
    grouped: isBoolean(known['grouped']) ? known['grouped'] : atFirst.grouped,
    keep: isBoolean(known['keep']) ? known['keep'] : atFirst.keep,
    when: isBoolean(known['when']) ? known['when'] : atFirst.when,
    shareBeside: isShare(known['shareBeside']) ? known['shareBeside'] : atFirst.shareBeside,
    shareAbove: isShare(known['shareAbove']) ? known['shareAbove'] : atFirst.shareAbove,
  };
}

/** Kept as they change. Where nothing may be kept (a page without storage), they last as long as the page. */
export function createPreferences(): Signal<Preferences> {
  const preferences = signal(readPreferences(attempt(() => localStorage.getItem(KEY)) ?? null));
  effect(() => {
    const text = JSON.stringify(preferences.value);
    attempt(() => localStorage.setItem(KEY, text));
  });
  return preferences;
}

function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

const parse = (text: string | null): unknown => attempt(() => JSON.parse(text ?? 'null') as unknown);
const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isNumberIn =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && value >= least && value <= most;
const isWidth = isNumberIn(20, 4000);
const isShare = isNumberIn(10, 90);
