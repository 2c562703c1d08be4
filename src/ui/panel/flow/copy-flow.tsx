/** The flow to take along: as a picture, as a drawing, and as text that other tools draw. No secret is in any of them. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { writeMermaid } from '../../../report/flow/mermaid.ts';
import type { FlowWords } from '../../../report/flow/words.ts';
import { copyPicture, copyText } from '../../shared/clipboard.ts';
import { BY_HAND } from '../../words/copy-words.ts';
import { PICTURE_BY_HAND } from '../../words/flow-words.ts';
import { drawPng, writeSvg } from './picture.ts';

type Outcome =
  | { readonly tone: 'good'; readonly text: string }
  /** What the clipboard would not take: a text, or a picture's address. */
  | { readonly tone: 'bad'; readonly text: string; readonly byHand?: string; readonly file?: string };

interface Props {
  readonly words: FlowWords;
  readonly picture: () => SVGSVGElement | null;
}

export function CopyFlow({ words, picture }: Props): JSX.Element {
  const outcome = useSignal<Outcome | undefined>(undefined);

  const putText = async (text: string, what: string): Promise<void> => {
    outcome.value = (await copyText(text)) ? { tone: 'good', text: `Copied as ${what}.` } : { tone: 'bad', text: BY_HAND, byHand: text };
  };
  const putPicture = async (drawn: SVGSVGElement): Promise<void> => {
    try {
      const png = drawPng(drawn);
      outcome.value = (await copyPicture(png))
        ? { tone: 'good', text: 'Copied as PNG.' }
        : { tone: 'bad', text: PICTURE_BY_HAND, file: URL.createObjectURL(await png) };
    } catch (error) {
      outcome.value = { tone: 'bad', text: error instanceof Error ? error.message : String(error) };
    }
  };
  const copy = (kind: 'png' | 'svg' | 'mermaid'): void => {
    outcome.value = undefined;
    const drawn = picture();
    if (kind === 'mermaid') void putText(writeMermaid(words), 'Mermaid');
    else if (drawn && kind === 'svg') void putText(writeSvg(drawn), 'SVG');
    else if (drawn) void putPicture(drawn);
  };

  return (
    <div class="flow-copy">
      <div class="buttons">
        <span class="soft" aria-hidden="true">
          Copy as
        </span>
        <button type="button" data-copy-flow="png" aria-label="Copy as PNG" onClick={() => copy('png')}>
          PNG
        </button>
        <button type="button" data-copy-flow="svg" aria-label="Copy as SVG" onClick={() => copy('svg')}>
          SVG
        </button>
        <button type="button" data-copy-flow="mermaid" aria-label="Copy as Mermaid" onClick={() => copy('mermaid')}>
          Mermaid
        </button>
      </div>
      <div role="status" class="copied" data-copied={outcome.value?.tone}>
        {outcome.value && <p>{outcome.value.text}</p>}
      </div>
      {outcome.value?.tone === 'bad' && <ByHand {...outcome.value} />}
    </div>
  );
}

function ByHand({ byHand, file }: { byHand?: string; file?: string }): JSX.Element | null {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), [byHand]);
  useEffect(() => () => file && URL.revokeObjectURL(file), [file]);
  if (file !== undefined) {
    return (
      <a href={file} download="what-led-here.png">
        Save the picture
      </a>
    );
  }
  return byHand === undefined ? null : <textarea class="by-hand" ref={area} readOnly rows={6} aria-label="What to copy" value={byHand} />;
}
