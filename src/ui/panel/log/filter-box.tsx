/** Where the filter is written: a combobox (ARIA 1.2) that knows the fields and what the log's rows have. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Completion, complete } from '../../state/filter/complete.ts';
import type { Problem } from '../../state/filter/filter.ts';
import type { LogRow } from '../../state/log-row.ts';

interface Props {
  readonly filter: Signal<string>;
  readonly problems: readonly Problem[];
  /** Asked when suggestions are shown. */
  readonly entries: () => readonly LogRow[];
  readonly input: { current: HTMLInputElement | null };
  /** Back to the list: Escape in an empty box, or Enter. */
  readonly onLeave: () => void;
}

/** Preact's types know a combobox only with a list of the browser's own. */
const combobox = { type: 'search', role: 'combobox' } as object;

export function FilterBox({ filter, problems, entries, input, onLeave }: Props): JSX.Element {
  const [options, setOptions] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(-1);
  const close = (): void => {
    setOptions([]);
    setActive(-1);
  };
  const suggest = (): void => {
    const element = input.current;
    if (!element) return;
    setOptions(complete(element.value, element.selectionStart ?? element.value.length, entries()));
    setActive(-1);
  };
  const take = ({ text, from, to }: Completion): void => {
    const before = filter.peek();
    filter.value = before.slice(0, from) + text + before.slice(to).trimStart();
    const caret = from + text.length;
    // Once the box shows it.
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(caret, caret);
      if (text.endsWith(':')) suggest();
    });
    close();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = options[active];
    const isOpen = options.length > 0;
    const act: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => (isOpen ? setActive((active + 1) % options.length) : suggest()),
      ArrowUp: isOpen ? () => setActive((active <= 0 ? options.length : active) - 1) : undefined,
      Tab: chosen && (() => take(chosen)),
      Enter: chosen ? () => take(chosen) : onLeave,
      Escape: isOpen
        ? close
        : filter.value !== ''
          ? () => {
              filter.value = '';
            }
          : onLeave,
    };
    const acts = Object.hasOwn(act, event.key) ? act[event.key] : undefined;
    if (!acts) return;
    event.preventDefault();
    event.stopPropagation();
    acts();
  };

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div class="filter">
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is a combobox's. */}
      <input
        {...combobox}
        ref={input}
        aria-label="Filter"
        aria-expanded={options.length > 0}
        aria-controls="filter-options"
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `filter-option-${active}` : undefined}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? 'filter-problems' : undefined}
        placeholder="Filter: shop.example status:401 -method:options /v[12]/"
        spellcheck={false}
        autocomplete="off"
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
          suggest();
        }}
        onClick={suggest}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div role="listbox" id="filter-options" aria-label="Suggestions" ref={list} hidden={options.length === 0}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active one.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            key={option.text}
            role="option"
            id={`filter-option-${index}`}
            aria-selected={index === active}
            // The box keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <code>{option.text.trim()}</code> <span class="hint">{option.hint}</span>
            {option.count !== undefined && <span class="count"> {option.count}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
