/** A log of failures, and one of them in full: the developer tools' panel, and what a file holds. */

import type { ComponentChildren, JSX } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import type { Exporter } from '../exporter.ts';
import type { FileLog } from '../file-log.ts';
import { Announcer } from '../shared/announcer.tsx';
import { shownColumns } from '../state/columns.ts';
import type { LogRow } from '../state/log-row.ts';
import type { Row } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { readAddress } from '../words/exchange-words.ts';
import { Detail } from './detail.tsx';
import { EmptyLog, NothingFits } from './log/empty-log.tsx';
import { LogHead } from './log/log-head.tsx';
import { LogTable } from './log/log-table.tsx';
import { StatusBar } from './log/status-bar.tsx';
import type { PanelView } from './panel-view.ts';
import { Split } from './split.tsx';
import { useChoice } from './use-choice.ts';
import { useFilterKeys } from './use-filter-keys.ts';
import { useLog } from './use-log.ts';

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
  const log = useLog(store, view, file);
  const choice = useChoice(store, view, log);
  const detail = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useFilterKeys(input);

  const { preferences, filter, range, tab } = view;
  const { columns, sorting, grouped } = preferences.value;
  const { source, state } = store;
  const { shown } = choice;
  const [all, fitting] = [log.entries.value, log.fitting.value];
  const shownNow = shownColumns(columns, log.isOfOneTab || file ? [] : ['page']);
  const pageHost = readAddress(state.value?.page.url ?? '').host;

  const toList = (): void => list.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  /** A step is a failure of its own, or is seen among the others. */
  const enter = (row: Row): void => {
    if (row.kind === 'step') {
      if (choice.lead(row.words.step.exchange.id)) return;
      tab.value = 'flow';
    }
    // The tab that was chosen just now is drawn then.
    requestAnimationFrame(() => detail.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
  };
  const { unfolded } = log;
  const fold = useCallback(
    (key: string, unfold: boolean) => {
      const others = [...unfolded.peek()].filter((other) => other !== key);
      unfolded.value = new Set(unfold ? [...others, key] : others);
    },
    [unfolded],
  );
  const unfilter = (): void => {
    filter.value = '';
    range.value = undefined;
    input.current?.focus();
  };

  return (
    <>
      <header>
        <h1 class="visually-hidden">{file ? `why401: failures in ${file.name}` : 'why401: failures'}</h1>
        {above}
        <LogHead {...{ store, view, log, choice, exporter, input, more }} columns={shownNow} isOver={file !== undefined} onLeave={toList} />
      </header>
      <main>
        {all.length === 0 ? (
          <EmptyLog store={store} file={file} />
        ) : (
          <Split
            shares={preferences.value}
            onShare={view.prefer}
            first={
              <div class="of-list" ref={list}>
                <LogTable
                  rows={choice.rows}
                  grouped={grouped}
                  columns={shownNow}
                  choices={columns}
                  onChoices={(columns) => view.prefer({ columns })}
                  sorting={sorting}
                  follows={file === undefined}
                  onSort={(sorting) => view.prefer({ sorting })}
                  chosen={choice.key}
                  pageHost={pageHost}
                  onChoose={choice.choose}
                  onFold={fold}
                  onEnter={enter}
                />
                {choice.rows.length === 0 && <NothingFits onUnfilter={unfilter} />}
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
                    key={`${shown.id} ${choice.hop}`}
                    store={store}
                    exchange={shown}
                    pageHost={pageHost}
                    tab={tab}
                    hop={choice.hop}
                    onExchange={(id, hop) => void choice.lead(id, hop)}
                  />
                ) : (
                  <p class="choose" aria-busy={choice.isOpening}>
                    {choice.isOpening ? describeOpening(file) : 'Choose a failure to see why it failed.'}
                  </p>
                )}
              </section>
            }
          />
        )}
      </main>
      <StatusBar
        failures={all.length}
        shown={fitting.length}
        unread={file ? 0 : store.unread.value}
        causes={countCauses(fitting)}
        dropped={state.value?.dropped ?? 0}
        missed={all.length > 0 && state.value?.page.kind === 'not-seen'}
        connection={store.connection.value}
        onReconnect={store.reconnect}
        onSettings={source.live && (() => void source.live?.openOptions())}
      />
      <Announcer failures={all.length} fitting={fitting.length} filtered={!log.filter.value.isEmpty || range.value !== undefined} />
    </>
  );
}

function countCauses(entries: readonly LogRow[]): number {
  const causes = new Set<string | undefined>(['', undefined]);
  for (const { cause } of entries) causes.add(cause);
  return causes.size - 2;
}

/** What a file says of one exchange may stand at its end. */
const describeOpening = (file: FileLog | undefined): string =>
  file?.progress.value.state === 'reading' ? 'It opens once the file has been read to its end.' : 'Opening…';
