/** What can be pressed. A fix says what it takes and what it costs before it runs. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type FixChoice, type FixId, fixes as fixTable, type FixPreview as Preview } from '../../engine/fix.ts';
import { fixLabel } from '../words/fix-words.ts';
import { FixPreview } from './fix-preview.tsx';
import { FoldAway } from './fold-away.tsx';
import { Guides, type GuidesProps } from './guides.tsx';
import { PausePreview } from './pause-preview.tsx';

interface Props {
  /** The first is the one that helps soonest. */
  readonly fixes: readonly FixChoice[];
  /** The one whose preview is open. */
  readonly chosen: Signal<FixChoice | undefined>;
  readonly onPreview: (choice: FixChoice) => Promise<Preview>;
  readonly onApply: (choice: FixChoice) => Promise<void>;
  /** Asks for the right to switch extensions; undefined where it cannot be asked for here. */
  readonly onGrant: (() => Promise<boolean>) | undefined;
  /** What the reader can do by hand. */
  readonly guides: GuidesProps;
}

/** Beyond these they are folded away. */
const FEW = 3;

export function FixCard({ fixes, chosen, onPreview, onApply, onGrant, guides }: Props): JSX.Element {
  const card = useRef<HTMLElement>(null);
  const cancelled = useRef<FixId | undefined>(undefined);
  const [first] = fixes;

  useEffect(() => {
    if (cancelled.current === undefined || chosen.value !== undefined) return;
    card.current?.querySelector<HTMLButtonElement>(`[data-fix="${cancelled.current}"]`)?.focus();
    cancelled.current = undefined;
  }, [chosen.value]);

  const open = chosen.value;
  const Shown = open?.fix === 'pause-extensions' ? PausePreview : FixPreview;
  return (
    <section class="card fixes" aria-labelledby="fixes-title" ref={card}>
      <h2 id="fixes-title">Put it right</h2>
      {open !== undefined ? (
        <Shown
          key={open.fix}
          choice={open}
          onPreview={onPreview}
          onGrant={onGrant}
          onApply={async (choice) => {
            await onApply(choice);
            chosen.value = undefined;
          }}
          onCancel={() => {
            cancelled.current = open.fix;
            chosen.value = undefined;
          }}
        />
      ) : (
        <>
          {first && <Buttons fixes={fixes.slice(0, FEW)} first={first} chosen={chosen} />}
          {first && <p class="note">{fixTable[first.fix].cost}</p>}
          {fixes.length > FEW && (
            <FoldAway summary="More to try">
              <Buttons fixes={fixes.slice(FEW)} first={first} chosen={chosen} />
            </FoldAway>
          )}
          <Guides {...guides} />
        </>
      )}
    </section>
  );
}

interface ButtonsProps extends Pick<Props, 'fixes' | 'chosen'> {
  readonly first: FixChoice | undefined;
}

function Buttons({ fixes, first, chosen }: ButtonsProps): JSX.Element {
  return (
    <div class="buttons">
      {fixes.map((choice) => (
        <button
          key={choice.fix}
          type="button"
          class={choice === first ? 'primary' : ''}
          data-fix={choice.fix}
          onClick={() => {
            chosen.value = choice;
          }}
        >
          {fixLabel(choice)}
        </button>
      ))}
    </div>
  );
}
