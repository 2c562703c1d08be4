/** A text to take along, with the button that copies it and says so. */

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { copyText } from './clipboard.ts';

interface Props {
  /** What it is. */
  readonly label: ComponentChildren;
  readonly text: string;
}

const COPIED = 'Copied';
const BY_HAND = 'The browser does not let why401 copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.';

export function Copyable({ label, text }: Props): JSX.Element {
  const [told, setTold] = useState('');
  const shown = useRef<HTMLPreElement>(null);
  const id = useId();
  useEffect(() => setTold(''), [text]);

  const copy = async (): Promise<void> => {
    setTold('');
    const copied = await copyText(text);
    if (!copied && shown.current) getSelection()?.selectAllChildren(shown.current);
    setTold(copied ? COPIED : BY_HAND);
  };

  return (
    <div class="copyable">
      <div class="copyable-head">
        <span class="soft" id={id}>
          {label}
        </span>
        <button type="button" class="quiet" aria-describedby={id} onClick={() => void copy()}>
          Copy
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="copyable-text" tabIndex={0} aria-labelledby={id}>
        <pre ref={shown} dir="auto">
          {text}
        </pre>
      </section>
      {/* The region is there before anything is said in it, as screen readers need it. */}
      <p role="status" class="copied-text" data-copied={told === COPIED}>
        {told}
      </p>
    </div>
  );
}
