/** What can be pressed. A fix says what it takes and what it costs before it runs. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type FixId, fixes as fixTable, type FixPreview as Preview } from '../../engine/fix.ts';
import { FixPreview } from './fix-preview.tsx';

interface Props {
  /** The first is the one that helps soonest. */
  readonly fixes: readonly FixId[];
  /** The one whose preview is open. */
  readonly chosen: Signal<FixId | undefined>;
  readonly onPreview: (fix: FixId) => Promise<Preview>;
  readonly onApply: (fix: FixId) => Promise<void>;
}

export function FixCard({ fixes, chosen, onPreview, onApply }: Props): JSX.Element {
  const buttons = useRef<HTMLDivElement>(null);
  const cancelled = useRef<FixId | undefined>(undefined);
  const [first] = fixes;

  useEffect(() => {
    if (cancelled.current === undefined || chosen.value !== undefined) return;
    buttons.current?.querySelector<HTMLButtonElement>(`[data-fix="${cancelled.current}"]`)?.focus();
    cancelled.current = undefined;
  }, [chosen.value]);

  const open = chosen.value;
  return (
    <section class="card fixes" aria-labelledby="fixes-title">
      <h2 id="fixes-title">Put it right</h2>
      {open !== undefined ? (
        <FixPreview
          key={open}
          fix={open}
          onPreview={onPreview}
          onApply={async (fix) => {
            await onApply(fix);
            chosen.value = undefined;
          }}
          onCancel={() => {
            cancelled.current = open;
            chosen.value = undefined;
          }}
        />
      ) : (
        <>
          <div class="buttons" ref={buttons}>
            {fixes.map((fix) => (
              <button
                key={fix}
                type="button"
                class={fix === first ? 'primary' : ''}
                data-fix={fix}
                onClick={() => {
                  chosen.value = fix;
                }}
              >
                {fixTable[fix].label}
              </button>
            ))}
          </div>
          {first && <p class="note">{fixTable[first].cost}</p>}
        </>
      )}
    </section>
  );
}
