/** One of many requests, found by typing: a combobox with a list, as the ARIA patterns have it. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Exchange } from '../../../engine/exchange.ts';
import { writeTime } from '../../../report/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { findOptions, optionOf } from './options.ts';

/** More are counted: typing brings them up. */
const MOST = 50;

interface Props {
  readonly label: string;
  readonly exchanges: readonly Exchange[];
  readonly chosen: Exchange | undefined;
  readonly onChoose: (id: string) => void;
}

export function Picker({ label, exchanges, chosen, onChoose }: Props): JSX.Element {
  const language = useLanguage();
  const id = useId();
  /** Undefined: the list is closed, and the field shows what is chosen. */
  const typed = useSignal<string | undefined>(undefined);
  const active = useSignal(0);
  const found = typed.value === undefined ? [] : findOptions(exchanges, typed.value);
  const shown = found.slice(0, MOST).map(optionOf);
  const isOpen = typed.value !== undefined;
  const current = chosen && optionOf(chosen);

  const open = (): void => {
    typed.value ??= '';
    active.value = Math.max(0, chosen ? exchanges.slice(0, MOST).indexOf(chosen) : 0);
  };
  const close = (): void => {
    typed.value = undefined;
  };
  const choose = (id: string | undefined): void => {
    close();
    if (id !== undefined) onChoose(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isOpen) choose(shown[active.value]?.id);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) open();
      else move(active.value + (event.key === 'ArrowDown' ? 1 : -1));
    } else return;
    event.preventDefault();
  };
  const move = (to: number): void => {
    active.value = (to + shown.length) % Math.max(1, shown.length);
    document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div class="picker">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}-${active.value}` : undefined}
        placeholder={isOpen ? 'Type to find a request' : 'Choose a request'}
        value={typed.value ?? (current ? `${current.status} ${current.request} · ${writeTime(current.at, language)}` : '')}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onClick={open}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          active.value = 0;
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div class="picker-list" hidden={!isOpen}>
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {shown.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys, as a combobox's does.
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              data-option={option.id}
              data-active={index === active.value ? '' : undefined}
              aria-selected={option.id === chosen?.id}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option.id)}
            >
              <span class={option.failed ? 'fails' : 'works'}>{option.status}</span> <bdi>{option.request}</bdi>{' '}
              <span class="soft">
                {writeTime(option.at, language)}
                {option.failed ? '' : ', worked'}
              </span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p class="soft">No request fits.</p>}
        {found.length > MOST && <p class="soft">{found.length - MOST} more: type to find them.</p>}
      </div>
    </div>
  );
}
