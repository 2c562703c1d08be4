/** Which columns are shown. */

import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { asAtFirst, type Column, type ColumnChoices, columns } from '../../state/columns.ts';

interface Props {
  readonly shown: readonly Column[];
  readonly choices: ColumnChoices;
  readonly onChoices: (choices: ColumnChoices) => void;
}

export function ColumnsMenu({ shown, choices, onChoices }: Props): JSX.Element {
  const element = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (element.current) element.current.open = false;
  };
  return (
    <details
      class="menu"
      ref={element}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !element.current?.open) return;
        event.stopPropagation();
        close();
        element.current.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary>Columns</summary>
      <fieldset class="menu-box">
        <legend class="visually-hidden">Columns that are shown</legend>
        {columns.map(({ id, label }) => {
          const isShown = shown.some((column) => column.id === id);
          return (
            <label key={id}>
              <input
                type="checkbox"
                checked={isShown}
                disabled={isShown && shown.length === 1}
                onChange={(event) => onChoices({ ...choices, shown: { ...choices.shown, [id]: event.currentTarget.checked } })}
              />
              {label}
            </label>
          );
        })}
        <button type="button" class="link" onClick={() => onChoices(asAtFirst)}>
          As at first
        </button>
      </fieldset>
    </details>
  );
}
