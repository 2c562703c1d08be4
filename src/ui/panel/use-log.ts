/** What a panel lists: from all that its log has, in order, to the rows that fit. */

import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import type { Exchange } from '../../engine/exchange.ts';
import type { FileLog } from '../file-log.ts';
import { type Filter, readFilter } from '../state/filter/filter.ts';
import { type LogRow, readLogRow } from '../state/log-row.ts';
import { factsOf } from '../state/read.ts';
import { type FailureRow, readRows, sortEntries } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import type { PanelView } from './panel-view.ts';

export interface Log {
  /** Of one tab, and so of its page. */
  readonly isOfOneTab: boolean;
  /** As they come, whether the list is paused or not. */
  readonly live: ReadonlySignal<readonly LogRow[]>;
  /** What was there when the list was paused; undefined: it is not. */
  readonly frozen: Signal<readonly LogRow[] | undefined>;
  /** All that is listed where nothing is filtered. */
  readonly entries: ReadonlySignal<readonly LogRow[]>;
  readonly filter: ReadonlySignal<Filter>;
  /** In their order, whatever stretch of time is chosen. */
  readonly matching: ReadonlySignal<readonly LogRow[]>;
  /** Of these, those of the chosen stretch. */
  readonly fitting: ReadonlySignal<readonly LogRow[]>;
  readonly rows: ReadonlySignal<readonly FailureRow[]>;
  /** Keys of groups. */
  readonly unfolded: Signal<ReadonlySet<string>>;
  /** The exchanges of these rows, oldest first, as far as they are held in full. */
  exchangesOf(rows: readonly LogRow[]): readonly Exchange[];
}

export function useLog(store: Store, { preferences, filter: text, range }: PanelView, file: FileLog | undefined): Log {
  const unfolded = useSignal<ReadonlySet<string>>(new Set());
  const frozen = useSignal<readonly LogRow[] | undefined>(undefined);
  const isOfOneTab = file === undefined && store.state.value?.page.kind !== 'several';
  const live = useComputed(() => {
    if (file) return file.rows.value;
    const state = store.state.value;
    const isOfPage = state?.page.kind !== 'several' && !preferences.value.keep;
    return store.read(isOfPage ? store.current.value : (state?.failures ?? [])).map((exchange) => entryOf(store, exchange));
  });
  const entries = useComputed(() => frozen.value ?? live.value);
  const sorted = useComputed(() => sortEntries(entries.value, preferences.value.sorting));
  const filter = useComputed(() => readFilter(text.value));
  const matching = useComputed(() => (filter.value.isEmpty ? sorted.value : sorted.value.filter(filter.value.fits)));
  const fitting = useComputed(() => {
    const span = range.value;
    return span ? matching.value.filter(({ at }) => at >= span.from && at <= span.to) : matching.value;
  });
  const rows = useComputed(() =>
    readRows(fitting.value, preferences.value.grouped ? unfolded.value : undefined, preferences.value.sorting),
  );
  const exchangesOf = (some: readonly LogRow[]): readonly Exchange[] => {
    const ids = new Set(some.map(({ id }) => id));
    return (store.state.peek()?.failures ?? []).filter(({ id }) => ids.has(id));
  };
  return { isOfOneTab, live, frozen, entries, filter, matching, fitting, rows, unfolded, exchangesOf };
}

const known = new WeakMap<Exchange, { readonly diagnosis: unknown; readonly entry: LogRow }>();

/** The same for the same failure, as long as its diagnosis is the same. */
function entryOf(store: Store, exchange: Exchange): LogRow {
  const diagnosis = store.diagnosisOf(exchange);
  const before = known.get(exchange);
  if (before?.diagnosis === diagnosis) return before.entry;
  const entry = readLogRow(exchange, factsOf(exchange), diagnosis);
  known.set(exchange, { diagnosis, entry });
  return entry;
}
