/** The columns' heads: a press sorts, and the border at the end of each makes it wider or narrower, by mouse and by keyboard. */

import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { type Column, type ColumnChoices, LEAST_WIDTH } from '../../state/columns.ts';
import { asTheyCome, type Sorting } from '../../state/rows.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly choices: ColumnChoices;
  readonly onChoices: (choices: ColumnChoices) => void;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

/** How far an arrow key moves a border. In pixels. */
const STEP = 8;

export function LogHeader({ columns, choices, onChoices, sorting, onSort }: Props): JSX.Element {
  const row = useRef<HTMLDivElement>(null);
  const widthOf = (index: number): number => row.current?.children[index]?.getBoundingClientRect().width ?? 0;
  const resize = ({ id }: Column, width: number): void =>
    onChoices({ ...choices, widths: { ...choices.widths, [id]: Math.max(LEAST_WIDTH, Math.round(width)) } });
  const reset = ({ id }: Column): void => {
    const { [id]: _, ...widths } = choices.widths;
    onChoices({ ...choices, widths });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are drawn as they come in sight stand in no table.
    <div role="rowgroup" class="head">
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are reached. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" class="row" aria-rowindex={1} ref={row}>
        {columns.map((column, index) => {
          const { id, label } = column;
          const isSorted = sorting.column === id;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: its button is reached.
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={id}
              role="columnheader"
              class={`cell cell-${id}`}
              aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" class="sort" onClick={() => onSort(nextSorting(sorting, column))}>
                {label}
                {isSorted && <span aria-hidden="true">{sorting.descending ? ' ↓' : ' ↑'}</span>}
              </button>
              {index < columns.length - 1 && (
                <ColumnBorder
                  label={`Width of ${label}`}
                  width={choices.widths[id] ?? (typeof column.width === 'number' ? column.width : Math.round(widthOf(index)))}
                  widthOf={() => widthOf(index)}
                  onResize={(width) => resize(column, width)}
                  onReset={() => reset(column)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Up, down, and then as they come. */
function nextSorting(sorting: Sorting, { id }: Column): Sorting {
  if (sorting.column !== id) return { column: id, descending: false };
  return sorting.descending ? asTheyCome : { column: id, descending: true };
}

interface BorderProps {
  readonly label: string;
  /** As it was chosen, or as it was drawn last. In pixels. */
  readonly width: number;
  /** As it is drawn now. In pixels. */
  readonly widthOf: () => number;
  readonly onResize: (width: number) => void;
  readonly onReset: () => void;
}

function ColumnBorder({ label, width, widthOf, onResize, onReset }: BorderProps): JSX.Element {
  const start = useRef<{ x: number; width: number; sign: number }>(undefined);
  const signOf = (element: Element): number => (getComputedStyle(element).direction === 'rtl' ? -1 : 1);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const sign = signOf(event.currentTarget);
    const step = { ArrowRight: sign * STEP, ArrowLeft: -sign * STEP }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) onReset();
    else onResize(widthOf() + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a border that moves is no hr.
    <span
      class="column-border"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.max(LEAST_WIDTH, width)}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={4000}
      title="Drag to resize; double-click to reset"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: widthOf(), sign: signOf(event.currentTarget) };
      }}
      onPointerMove={(event) => {
        const from = start.current;
        if (from && event.currentTarget.hasPointerCapture(event.pointerId)) onResize(from.width + (event.clientX - from.x) * from.sign);
      }}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onDblClick={onReset}
    />
  );
}
