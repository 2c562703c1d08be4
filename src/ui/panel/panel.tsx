/** The developer tools' panel: a live list of the tab's failures, and one of them in full. */

import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import { PageNotice } from '../popup/page-notice.tsx';
import { Announcer } from '../shared/announcer.tsx';
import { countShown, readRows, rowOf } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { readAddress } from '../words/exchange-words.ts';
import { Detail, type TabId } from './detail.tsx';
import { FailureTable } from './failure-table.tsx';
import { Split } from './split.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';

/** By ids, since rows come and go. */
interface Choice {
  readonly row: string;
  readonly exchange: string;
}

export function Panel({ store }: { store: Store }): JSX.Element {
  const keep = useSignal(true);
  const grouped = useSignal(true);
  /** Keys of groups. */
  const unfolded = useSignal<ReadonlySet<string>>(new Set());
  const filter = useSignal('');
  const tab = useSignal<TabId>('diagnosis');
  const chosen = useSignal<Choice | undefined>(undefined);
  /** What was there when the list was paused. */
  const frozen = useSignal<readonly Exchange[] | undefined>(undefined);
  const detail = useRef<HTMLElement>(null);

  const live = useComputed(() => (keep.value ? (store.state.value?.failures ?? []) : store.current.value));
  const failures = frozen.value ?? live.value;
  const rows = useComputed(() =>
    readRows(frozen.value ?? live.value, filter.value, grouped.value ? unfolded.value : undefined, store),
  ).value;
  const row = chosen.value && rowOf(rows, chosen.value.row, chosen.value.exchange);
  // What is read stays, whatever joins its group meanwhile.
  const shown = row && (failures.find(({ id }) => id === chosen.value?.exchange) ?? row.exchange);
  const { source } = store;
  const pageHost = readAddress(store.state.value?.page.url ?? '').host;

  return (
    <>
      <header>
        <h1 class="visually-hidden">why401: failures of this tab</h1>
        <Toolbar
          paused={frozen.value !== undefined}
          waiting={frozen.value ? live.value.filter((exchange) => !frozen.value?.includes(exchange)).length : 0}
          keep={keep}
          grouped={grouped}
          filter={filter}
          onPause={(paused) => {
            frozen.value = paused ? live.peek() : undefined;
          }}
          onClear={() => {
            if (frozen.value) frozen.value = [];
            void source.clear();
          }}
        />
      </header>
      <main>
        {rows.length === 0 ? (
          <Empty store={store} filtered={failures.length > store.unread.value} />
        ) : (
          <Split
            first={
              <FailureTable
                rows={rows}
                grouped={grouped.value}
                chosen={row?.key}
                pageHost={pageHost}
                onChoose={({ key, exchange }) => {
                  chosen.value = { row: key, exchange: exchange.id };
                }}
                onFold={(key, unfold) => {
                  const others = [...unfolded.peek()].filter((other) => other !== key);
                  unfolded.value = new Set(unfold ? [...others, key] : others);
                }}
                onEnter={() => detail.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()}
              />
            }
            second={
              <section class="detail" aria-label="Detail" ref={detail}>
                {shown ? (
                  <Detail key={shown.id} store={store} exchange={shown} pageHost={pageHost} tab={tab} />
                ) : (
                  <p class="choose">Choose a failure to see why it failed.</p>
                )}
              </section>
            }
          />
        )}
      </main>
      <StatusBar
        failures={failures.length}
        shown={countShown(rows)}
        unread={store.unread.value}
        causes={new Set(rows.map(({ cause }) => cause).filter((cause) => cause !== '')).size}
        dropped={store.state.value?.dropped ?? 0}
        missed={failures.length > 0 && store.state.value?.page.kind === 'not-seen'}
        connection={store.connection.value}
        onReconnect={store.reconnect}
      />
      <Announcer failures={failures.length} />
    </>
  );
}

function Empty({ store, filtered }: { store: Store; filtered: boolean }): JSX.Element {
  const { source } = store;
  const page = store.state.value?.page;
  if (filtered) return <p class="choose">No failure fits the filter.</p>;
  if (!page) return <p class="choose">Still looking…</p>;
  return (
    <div class="empty">
      <PageNotice
        page={page}
        onReload={() => void source.reload()}
        onAllow={(origin) => void source.requestAccess(origin)}
        onWatchAgain={() => void source.watchAgain()}
      />
    </div>
  );
}
