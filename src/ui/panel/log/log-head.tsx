/** Above the log: what it shows, the filter with its mistakes, and when it failed. */

import type { ComponentChildren, JSX } from 'preact';
import type { Exporter } from '../../exporter.ts';
import type { Column } from '../../state/columns.ts';
import type { Store } from '../../state/store.ts';
import { ExportButton } from '../export/export-button.tsx';
import type { PanelView } from '../panel-view.ts';
import type { Choice } from '../use-choice.ts';
import type { Log } from '../use-log.ts';
import { When } from '../when/when.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterBox } from './filter-box.tsx';
import { Toolbar } from './toolbar.tsx';

interface Props {
  readonly store: Store;
  readonly view: PanelView;
  readonly log: Log;
  readonly choice: Choice;
  readonly columns: readonly Column[];
  /** Nothing more comes: it is a file's. */
  readonly isOver: boolean;
  readonly exporter: Exporter | undefined;
  readonly input: { current: HTMLInputElement | null };
  /** To the list. */
  readonly onLeave: () => void;
  readonly more: ComponentChildren;
}

export function LogHead({ store, view, log, choice, columns, isOver, exporter, input, onLeave, more }: Props): JSX.Element {
  const { preferences, filter, range, ledHere } = view;
  const { grouped, keep, when } = preferences.value;
  const { live } = store.source;
  const frozen = log.frozen.value;
  const { problems } = log.filter.value;
  const pause = (paused: boolean): void => {
    log.frozen.value = paused ? log.live.peek() : undefined;
  };
  const clear = (): void => {
    if (frozen) log.frozen.value = [];
    void live?.clear();
  };
  return (
    <>
      <Toolbar
        paused={frozen !== undefined}
        waiting={frozen ? Math.max(0, log.live.value.length - frozen.length) : 0}
        onPause={isOver ? undefined : pause}
        onClear={live && clear}
        keep={log.isOfOneTab ? keep : undefined}
        onKeep={(keep) => view.prefer({ keep })}
        grouped={grouped}
        onGroup={(grouped) => view.prefer({ grouped })}
        when={when}
        onWhen={(when) => view.prefer({ when })}
        ledHere={choice.shown && ledHere.value}
        onLedHere={(to) => {
          ledHere.value = to;
        }}
        more={
          <>
            <ColumnsMenu shown={columns} choices={preferences.value.columns} onChoices={(columns) => view.prefer({ columns })} />
            {exporter && (
              <ExportButton
                store={store}
                exporter={exporter}
                disabled={log.entries.value.length === 0}
                scopes={() => ({
                  all: log.exchangesOf(log.entries.peek()),
                  shown: log.exchangesOf(log.fitting.peek()),
                  chosen: choice.shown ? [choice.shown] : [],
                })}
              />
            )}
            {more}
          </>
        }
      >
        <FilterBox filter={filter} problems={problems} entries={() => log.entries.peek()} input={input} onLeave={onLeave} />
      </Toolbar>
      {problems.length > 0 && (
        <p class="filter-problems" id="filter-problems" role="status">
          {problems.map(({ message }) => message).join(' ')}
        </p>
      )}
      {when && <When entries={log.matching.value} known={store.known()} range={range} />}
    </>
  );
}
