/** A list that is written entry by entry: what is wrong with an entry is said beside it, and what is taken out can be put back. */

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface Props {
  readonly id: string;
  /** Of the list. */
  readonly name: string;
  /** Of the field with which it grows. */
  readonly label: string;
  readonly placeholder: string;
  readonly entries: readonly string[];
  /** Beside an entry. */
  readonly noteOf?: (entry: string) => string;
  /** A sentence, or undefined where the text can be added. */
  readonly faultOf: (text: string) => string | undefined;
  readonly onAdd: (entries: readonly string[]) => void;
  readonly onRemove: (entry: string) => void;
  readonly disabled: boolean;
  readonly inputMode?: 'numeric' | 'url';
}

export function Entries(props: Props): JSX.Element {
  const { id, name, label, placeholder, entries, noteOf, faultOf, onAdd, onRemove, disabled, inputMode = 'url' } = props;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  /** What was pasted may be several. */
  const add = (event: Event): void => {
    event.preventDefault();
    const written = text.split(/[\s,;]+/).filter((part) => part !== '');
    const wrong = (written.length === 0 ? [''] : written).flatMap((part) => {
      const found = faultOf(part);
      return found === undefined ? [] : [written.length > 1 ? `${part}: ${found}` : found];
    });
    setFault(wrong[0]);
    if (wrong.length === 0) {
      onAdd([...new Set(written)]);
      setText('');
    }
    input.current?.focus();
  };

  return (
    <>
      {entries.length > 0 && (
        <ul class="entries" aria-label={name}>
          {entries.map((entry) => (
            <li key={entry}>
              <bdi>{entry}</bdi>
              {noteOf && noteOf(entry) !== '' && <span class="soft">{noteOf(entry)}</span>}
              <button
                type="button"
                class="quiet"
                aria-label={`Remove ${entry}`}
                onClick={() => {
                  onRemove(entry);
                  input.current?.focus();
                }}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="add" onSubmit={add} noValidate>
        <label for={id}>{label}</label>
        <div>
          <input
            id={id}
            ref={input}
            type="text"
            inputMode={inputMode}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder={placeholder}
            value={text}
            disabled={disabled}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : `${id}-fault`}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setFault(undefined);
            }}
          />
          <button type="submit" disabled={disabled}>
            Add
          </button>
        </div>
        <p class="problem" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      </form>
    </>
  );
}
