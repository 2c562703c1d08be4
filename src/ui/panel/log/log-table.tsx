/** The list of failures: chosen and unfolded by click and by keyboard. Of 100,000 rows those in sight are drawn, and the chosen one. */

import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { type Column, type ColumnChoices, templateOf } from '../../state/columns.ts';
import { type Row, readPlaces, type Sorting, stepFold, stepRow } from '../../state/rows.ts';
import { LogHeader } from './log-header.tsx';
import { RowElement } from './row-element.tsx';

interface Props {
  readonly rows: readonly Row[];
  readonly grouped: boolean;
  readonly columns: readonly Column[];
  readonly choices: ColumnChoices;
  readonly onChoices: (choices: ColumnChoices) => void;
  readonly sorting: Sorting;
  /** The newest is in sight from the start: a file is read from its top. */
  readonly follows: boolean;
  readonly onSort: (sorting: Sorting) => void;
  /** A row's key. */
  readonly chosen: string | undefined;
  /** Left out of addresses, as it is the page's own. */
  readonly pageHost: string;
  /** By clicking on it, or by the keys. */
  readonly onChoose: (row: Row) => void;
  readonly onFold: (key: string, unfold: boolean) => void;
  /** To the chosen row's detail. */
  readonly onEnter: (row: Row) => void;
}

/** In pixels; the same stands in log.css. */
const ROW = 24;
const HEADER = 25;

export function LogTable(props: Props): JSX.Element {
  const { rows, grouped, columns, choices, sorting, chosen, pageHost, onChoose, onFold, onEnter } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useRef<VirtualizerHandle>(null);
  const newestIsLast = sorting.column === 'time' && !sorting.descending;
  const { isAtNewest, jump } = useNewest(scroller, virtualizer, rows.length, newestIsLast, props.follows);

  const position = useMemo(() => rows.findIndex(({ key }) => key === chosen), [rows, chosen]);
  const places = useMemo(() => (grouped ? readPlaces(rows) : undefined), [rows, grouped]);
  const focusNext = useRef(false);
  const lead = (to: number): void => {
    const row = rows[to];
    if (row === undefined) return;
    focusNext.current = true;
    onChoose(row);
    virtualizer.current?.scrollToIndex(to, { align: 'nearest' });
  };
  const takeFocus = useCallback((element: HTMLElement | null) => {
    if (!element || !focusNext.current) return;
    focusNext.current = false;
    element.focus({ preventScroll: true });
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[position];
    const isRtl = scroller.current !== null && getComputedStyle(scroller.current).direction === 'rtl';
    const step = row && stepFold(event.key, row, isRtl);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2);
    const to = stepRow(event.key, position, rows.length, page);
    if (step === undefined && to === undefined) return;
    event.preventDefault();
    if (row && step === 'detail') onEnter(row);
    else if (row?.kind === 'failure' && row.group && (step === 'unfold' || step === 'fold')) onFold(row.key, step === 'unfold');
    else if (step === 'in') lead(position + 1);
    else if (step === 'out') lead(rows.findLastIndex(({ level }, index) => level === 1 && index < position));
    else if (to !== undefined) lead(to);
  };

  const press = useCallback(
    (row: Row) => {
      onChoose(row);
      if (row.kind === 'failure' && row.group) onFold(row.key, !row.unfolded);
    },
    [onChoose, onFold],
  );

  return (
    <div class="list" ref={scroller}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: either role has a name. */}
      <div
        role={grouped ? 'treegrid' : 'grid'}
        aria-label="Failures"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        class="log"
        style={{ '--columns': templateOf(columns, choices) }}
      >
        <LogHeader {...props} />
        {/* biome-ignore lint/a11y/useSemanticElements: rows that are drawn as they come in sight stand in no tbody. */}
        <div role="rowgroup" onKeyDown={onKeyDown} tabIndex={-1}>
          <Virtualizer
            ref={virtualizer}
            data={rows}
            scrollRef={scroller}
            startMargin={HEADER}
            itemSize={ROW}
            bufferSize={12 * ROW}
            keepMounted={position < 0 ? [] : [position]}
          >
            {(row: Row, index: number) => (
              <RowElement
                key={row.key}
                row={row}
                index={index}
                columns={columns}
                grouped={grouped}
                position={places?.position[index]}
                size={places?.size[index]}
                chosen={index === position}
                reachable={position < 0 ? index === 0 : index === position}
                pageHost={pageHost}
                onPress={press}
                focus={index === position ? takeFocus : undefined}
              />
            )}
          </Virtualizer>
        </div>
      </div>
      {!isAtNewest && (
        <button type="button" class="newest" onClick={jump}>
          {newestIsLast ? '↓' : '↑'} Newest
        </button>
      )}
    </div>
  );
}

/** Where the newest is in sight, it stays in sight when rows come. Only the order of time has a newest end. */
function useNewest(
  scroller: { readonly current: HTMLElement | null },
  virtualizer: { readonly current: VirtualizerHandle | null },
  rows: number,
  isLast: boolean,
  fromStart: boolean,
): { isAtNewest: boolean; jump: () => void } {
  const [isAtNewest, setAtNewest] = useState(true);
  const follows = useRef(fromStart);
  const jump = useCallback((): void => {
    if (isLast) virtualizer.current?.scrollToIndex(rows - 1, { align: 'end' });
    else scroller.current?.scrollTo({ top: 0 });
  }, [scroller, virtualizer, rows, isLast]);
  useEffect(() => {
    const element = scroller.current;
    let before = element?.scrollTop ?? 0;
    const onScroll = (): void => {
      if (!element) return;
      const { scrollTop, clientHeight, scrollHeight } = element;
      const isAtEnd = isLast ? scrollTop + clientHeight >= scrollHeight - ROW : scrollTop < ROW;
      // Rows that came meanwhile put the end further away: only who scrolls back has left it.
      const hasLeft = isLast ? scrollTop < before : scrollTop > before;
      before = scrollTop;
      if (!isAtEnd && !hasLeft) return;
      follows.current = isAtEnd;
      setAtNewest(isAtEnd);
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, [scroller, isLast]);
  // With each change of the number of rows.
  useEffect(() => {
    if (follows.current) jump();
  }, [jump]);
  return { isAtNewest, jump };
}
