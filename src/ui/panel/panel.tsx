/** A log of failures, and one of them in full: the developer tools' panel, and what a file holds. */

import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import { readFlow } from '../../engine/flow/flow.ts';
import { describeFlow } from '../../report/flow/words.ts';
import type { Exporter } from '../exporter.ts';
import type { FileLog } from '../file-log.ts';
import { Announcer } from '../shared/announcer.tsx';
import { useLanguage } from '../shared/reader.ts';
import { shownColumns } from '../state/columns.ts';
import { readFilter } from '../state/filter/filter.ts';
import { type LogRow, readLogRow } from '../state/log-row.ts';
import type { Preferences } from '../state/preferences.ts';
import { factsOf } from '../state/read.ts';
import { type Row, readRows, rowOf, sortEntries, withSteps } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { titleOf } from '../words/cause-by-id.ts';
import { readAddress } from '../words/exchange-words.ts';
import { Detail } from './detail.tsx';
import { ExportButton } from './export/export-button.tsx';
import { ColumnsMenu } from './log/columns-menu.tsx';
import { EmptyLog, NothingFits } from './log/empty-log.tsx';
import { FilterBox } from './log/filter-box.tsx';
import { LogTable } from './log/log-table.tsx';
import { StatusBar } from './log/status-bar.tsx';
import { Toolbar } from './log/toolbar.tsx';
import type { PanelView } from './panel-view.ts';
import { Split } from './split.tsx';
import { readMarks } from './when/marks.ts';
import { Timeline } from './when/timeline.tsx';

/** By ids, since rows come and go. */
interface Choice {
  readonly row: string;
  readonly exchange: string;
  /** Of the exchange, where one was asked for. */
  readonly hop?: number | undefined;
}

interface Props {
  readonly store: Store;
  readonly view: PanelView;
  /** Where the log is that of a file. */
  readonly file?: FileLog | undefined;
  /** Undefined: nothing can be exported from here. */
  readonly exporter?: Exporter | undefined;
  /** Above the toolbar. */
  readonly above?: ComponentChildren;
  /** At the toolbar's end. */
  readonly more?: ComponentChildren;
}

export function Panel({ store, view, file, exporter, above, more }: Props): JSX.Element {
  const { preferences, filter, range, tab, ledHere } = view;
  const { columns, sorting, grouped, keep, when } = preferences.value;
  const change = useCallback(
    (changed: Partial<Preferences>) => {
      preferences.value = { ...preferences.peek(), ...changed };
    },
    [preferences],
  );
  /** Keys of groups. */
  const unfolded = useSignal<ReadonlySet<string>>(new Set());
  const chosen = useSignal<Choice | undefined>(undefined);
  /** What was there when the list was paused. */
  const frozen = useSignal<readonly LogRow[] | undefined>(undefined);
  const detail = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const isOfOneTab = file === undefined && store.state.value?.page.kind !== 'several';
  const failuresOf = (): readonly Exchange[] =>
    isOfOneTab && !preferences.value.keep ? store.current.value : (store.state.value?.failures ?? []);
  const live = useComputed(() => {
    if (file) return file.rows.value;
    return store.read(failuresOf()).map((exchange) => entryOf(store, exchange));
  });
  const entries = useComputed(() => frozen.value ?? live.value);
  const sorted = useComputed(() => sortEntries(entries.value, preferences.value.sorting));
  const read = useComputed(() => readFilter(filter.value));
  const matching = useComputed(() => (read.value.isEmpty ? sorted.value : sorted.value.filter(read.value.fits)));
  const fitting = useComputed(() => {
    const span = range.value;
    return span ? matching.value.filter(({ at }) => at >= span.from && at <= span.to) : matching.value;
  });
  const failureRows = useComputed(() =>
    readRows(fitting.value, preferences.value.grouped ? unfolded.value : undefined, preferences.value.sorting),
  ).value;

  const causes = useComputed(() => countCauses(fitting.value));

  const row = chosen.value && rowOf(failureRows, chosen.value.row, chosen.value.exchange);
  // What is read stays, whatever joins its group meanwhile.
  const asked = chosen.value?.exchange;
  const shownId = asked !== undefined && entries.value.some(({ id }) => id === asked) ? asked : row?.entry.id;
  const shown = shownId === undefined ? undefined : store.state.value?.failures.find(({ id }) => id === shownId);
  const { source } = store;
  const opening = shownId !== undefined && shown === undefined ? shownId : undefined;
  useEffect(() => {
    if (opening !== undefined) void source.open?.(opening);
  }, [opening, source]);

  const { locale, timeZone } = useLanguage();
  const known = store.known();
  const flow = useMemo(
    () => (shown && ledHere.value ? describeFlow(readFlow(shown, known), { locale, timeZone }) : undefined),
    [shown, ledHere.value, known, locale, timeZone],
  );
  const rows: readonly Row[] = row && flow ? withSteps(failureRows, row.key, flow) : failureRows;
  const askedRow = chosen.value?.row;
  const chosenKey = askedRow !== undefined && rows.some(({ key }) => key === askedRow) ? askedRow : row?.key;

  const pageHost = readAddress(store.state.value?.page.url ?? '').host;
  const choose = useCallback(
    (row: Row) => {
      const before = chosen.peek();
      chosen.value = row.kind === 'failure' ? { row: row.key, exchange: row.entry.id } : before && { ...before, row: row.key };
    },
    [chosen],
  );
  /** A failure that another leads to is shown, whatever is folded or filtered. */
  const lead = (id: string, hop?: number): void => {
    chosen.value = { row: id, exchange: id, hop };
  };
  const enter = (row: Row): void => {
    if (row.kind === 'step') {
      const { id } = row.words.step.exchange;
      if (entries.peek().some((entry) => entry.id === id)) {
        lead(id);
        return;
      }
      tab.value = 'flow';
    }
    // The tab that was chosen just now is drawn then.
    requestAnimationFrame(() => detail.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
  };
  const fold = useCallback(
    (key: string, unfold: boolean) => {
      const others = [...unfolded.peek()].filter((other) => other !== key);
      unfolded.value = new Set(unfold ? [...others, key] : others);
    },
    [unfolded],
  );
  const toList = (): void => list.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  useFilterKeys(input);

  /** Their exchanges, oldest first. */
  const of = (rows: readonly LogRow[]): readonly Exchange[] => {
    const ids = new Set(rows.map(({ id }) => id));
    return (store.state.peek()?.failures ?? []).filter(({ id }) => ids.has(id));
  };

  const shownNow = shownColumns(columns, isOfOneTab ? [] : file ? [] : ['page']);
  return (
    <>
      <header>
        <h1 class="visually-hidden">{file ? `why401: failures in ${file.name}` : 'why401: failures'}</h1>
        {above}
        <Toolbar
          paused={frozen.value !== undefined}
          waiting={frozen.value ? Math.max(0, live.value.length - frozen.value.length) : 0}
          onPause={
            file
              ? undefined
              : (paused) => {
                  frozen.value = paused ? live.peek() : undefined;
                }
          }
          onClear={
            source.live &&
            (() => {
              if (frozen.value) frozen.value = [];
              void source.live?.clear();
            })
          }
          keep={isOfOneTab ? keep : undefined}
          onKeep={(keep) => change({ keep })}
          grouped={grouped}
          onGroup={(grouped) => change({ grouped })}
          when={when}
          onWhen={(when) => change({ when })}
          ledHere={shown && ledHere.value}
          onLedHere={(to) => {
            ledHere.value = to;
          }}
          more={
            <>
              <ColumnsMenu shown={shownNow} choices={columns} onChoices={(columns) => change({ columns })} />
              {exporter && (
                <ExportButton
                  store={store}
                  exporter={exporter}
                  disabled={entries.value.length === 0}
                  scopes={() => {
                    const all = frozen.peek() ? of(frozen.peek() ?? []) : failuresOf();
                    return { all, shown: of(fitting.peek()), chosen: shown ? [shown] : [] };
                  }}
                />
              )}
              {more}
            </>
          }
        >
          <FilterBox filter={filter} problems={read.value.problems} entries={() => entries.peek()} input={input} onLeave={toList} />
        </Toolbar>
        {read.value.problems.length > 0 && (
          <p class="filter-problems" id="filter-problems" role="status">
            {read.value.problems.map(({ message }) => message).join(' ')}
          </p>
        )}
        {when && <When entries={matching.value} known={known} range={range} />}
      </header>
      <main>
        {entries.value.length === 0 ? (
          <EmptyLog store={store} file={file} />
        ) : (
          <Split
            shares={preferences.value}
            onShare={change}
            first={
              <div class="of-list" ref={list}>
                <LogTable
                  rows={rows}
                  grouped={grouped}
                  columns={shownNow}
                  choices={columns}
                  onChoices={(columns) => change({ columns })}
                  sorting={sorting}
                  follows={file === undefined}
                  onSort={(sorting) => change({ sorting })}
                  chosen={chosenKey}
                  pageHost={pageHost}
                  onChoose={choose}
                  onFold={fold}
                  onEnter={enter}
                />
                {rows.length === 0 && (
                  <NothingFits
                    onUnfilter={() => {
                      filter.value = '';
                      range.value = undefined;
                      input.current?.focus();
                    }}
                  />
                )}
              </div>
            }
            second={
              <section
                class="detail"
                aria-label="Detail"
                ref={detail}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape' || event.defaultPrevented) return;
                  // The developer tools would open their drawer.
                  event.stopPropagation();
                  toList();
                }}
              >
                {shown ? (
                  <Detail
                    key={`${shown.id} ${chosen.value?.hop}`}
                    store={store}
                    exchange={shown}
                    pageHost={pageHost}
                    tab={tab}
                    hop={chosen.value?.hop}
                    onExchange={lead}
                  />
                ) : (
                  <p class="choose" aria-busy={opening !== undefined}>
                    {opening === undefined ? 'Choose a failure to see why it failed.' : describeOpening(file)}
                  </p>
                )}
              </section>
            }
          />
        )}
      </main>
      <StatusBar
        failures={entries.value.length}
        shown={fitting.value.length}
        unread={file ? 0 : store.unread.value}
        causes={causes.value}
        dropped={store.state.value?.dropped ?? 0}
        missed={entries.value.length > 0 && store.state.value?.page.kind === 'not-seen'}
        connection={store.connection.value}
        onReconnect={store.reconnect}
        onSettings={source.live && (() => void source.live?.openOptions())}
      />
      <Announcer
        failures={entries.value.length}
        fitting={fitting.value.length}
        filtered={!read.value.isEmpty || range.value !== undefined}
      />
    </>
  );
}

function When({
  entries,
  known,
  range,
}: {
  readonly entries: readonly LogRow[];
  readonly known: readonly Exchange[];
  readonly range: PanelView['range'];
}): JSX.Element {
  const moments = useMemo(() => entries.map(({ at, cause = '', id }) => ({ at, cause, id })), [entries]);
  const marks = useMemo(() => readMarks(known), [known]);
  return <Timeline moments={moments} marks={marks} range={range} titleOf={titleOf} />;
}

function countCauses(entries: readonly LogRow[]): number {
  const causes = new Set<string | undefined>(['', undefined]);
  for (const { cause } of entries) causes.add(cause);
  return causes.size - 2;
}

const entriesOf = new WeakMap<object, { readonly diagnosis: unknown; readonly entry: LogRow }>();

/** The same for the same failure, as long as its diagnosis is the same. */
function entryOf(store: Store, exchange: Exchange): LogRow {
  const diagnosis = store.diagnosisOf(exchange);
  const before = entriesOf.get(exchange);
  if (before?.diagnosis === diagnosis) return before.entry;
  const entry = readLogRow(exchange, factsOf(exchange), diagnosis);
  entriesOf.set(exchange, { diagnosis, entry });
  return entry;
}

/** What a file says of one exchange may stand at its end. */
const describeOpening = (file: FileLog | undefined): string =>
  file?.progress.value.state === 'reading' ? 'It opens once the file has been read to its end.' : 'Opening…';

/** `/` and Ctrl+F lead to the filter, but from where one writes. */
function useFilterKeys(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const writes = event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"]), textarea, select');
      if (!isFind && !(isSlash && !writes)) return;
      event.preventDefault();
      // The developer tools would search in themselves.
      event.stopPropagation();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, [input]);
}
