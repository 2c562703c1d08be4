/** Tabs as the ARIA patterns have them: arrows move and choose, Tab leads into the panel. */

import type { Signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface Props<Id extends string> {
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Signal<Id>;
  readonly children: ComponentChildren;
}

export function Tabs<Id extends string>({ tabs, chosen, children }: Props<Id>): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const position = tabs.findIndex(({ id }) => id === chosen.value);

  const onKeyDown = (event: KeyboardEvent): void => {
    const isRtl = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1, Home: -position, End: tabs.length - 1 - position }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (position + step + tabs.length) % tabs.length;
    chosen.value = tabs[to]?.id ?? chosen.value;
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };

  return (
    <>
      <div class="tabs" role="tablist" aria-label="Detail" ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen.value}
            aria-controls="tab-panel"
            tabIndex={id === chosen.value ? 0 : -1}
            onClick={() => {
              chosen.value = id;
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${chosen.value}`} tabIndex={0} key={chosen.value}>
        {children}
      </div>
    </>
  );
}
