/** One value that may be masked: shown for half a minute on a click, and copied as it is shown. */

import type { ComponentChildren, JSX } from 'preact';
import { withBreaks } from '../../shared/sentence.tsx';
import { CopyButton } from './copy-status.tsx';
import { type Reveal, useReveal } from './reveal.ts';

interface Props {
  /** Whose value it is, for the names of the buttons. */
  readonly name: string;
  readonly shown: string;
  /** True where `shown` is less than the value. */
  readonly masked: boolean;
  /** Undefined where the value is no longer kept. */
  readonly onReveal: () => Promise<string | undefined>;
  /** Instead of `shown`, where it is drawn in parts. */
  readonly children?: ComponentChildren;
}

/** More of one value is not drawn. In characters. */
const MAX_SHOWN = 5000;

export function Secret({ name, shown, masked, onReveal, children }: Props): JSX.Element {
  const reveal = useReveal(onReveal);
  const clear = reveal.revealed?.kind === 'clear' ? reveal.revealed.value : undefined;
  return (
    <span class="secret" data-clear={clear !== undefined}>
      <bdi class="value">{clear === undefined ? (children ?? withBreaks(shown)) : <Clear text={clear} />}</bdi>
      {masked && <RevealButton name={name} reveal={reveal} />}
      {(shown !== '' || clear !== undefined) && (
        <CopyButton text={clear ?? shown} name={name} as={clear !== undefined ? 'secret' : masked ? 'masked' : undefined} />
      )}
      <WhatBecame reveal={reveal} />
    </span>
  );
}

/** One button for both, so that it keeps the focus; its bar is what is left of the time, which is not read out each second. */
export function RevealButton({ name, reveal, what }: { name: string; reveal: Reveal; what?: string }): JSX.Element {
  const { revealed, left, share } = reveal;
  if (revealed?.kind === 'clear')
    return (
      <button type="button" class="act hide" style={{ '--left': String(share) }} onClick={reveal.hide}>
        Hide <span class="visually-hidden">{name}</span> {left !== undefined && <span aria-hidden="true">({left} s)</span>}
      </button>
    );
  return (
    <button type="button" class="act reveal" onClick={reveal.reveal}>
      {what ?? 'Reveal'} <span class="visually-hidden">{name}</span>
    </button>
  );
}

export function WhatBecame({ reveal: { revealed } }: { reveal: Reveal }): JSX.Element | null {
  if (revealed?.kind === 'gone') return <span class="soft"> No longer kept.</span>;
  return revealed?.kind === 'problem' ? <span class="soft"> {revealed.problem}</span> : null;
}

function Clear({ text }: { text: string }): JSX.Element {
  const more = text.length - MAX_SHOWN;
  return (
    <>
      {text.slice(0, MAX_SHOWN)}
      {more > 0 && <span class="soft">… {more} more characters: Copy takes them along.</span>}
    </>
  );
}
