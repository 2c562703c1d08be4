/** How sure a verdict is: a word, and a dot whose fill says the same without colour. */

import type { JSX } from 'preact';
import type { Confidence as Level } from '../../engine/cause.ts';

const words: Readonly<Record<Level, { readonly word: string; readonly meaning: string }>> = {
  certain: { word: 'Certain', meaning: 'the exchange proves it' },
  likely: { word: 'Likely', meaning: 'nothing else fits as well' },
  possible: { word: 'Possible', meaning: 'it fits, and so may other causes' },
};

export function Confidence({ level, brief = false }: { level: Level; brief?: boolean }): JSX.Element {
  const { word, meaning } = words[level];
  return (
    <p class="confidence">
      <svg class="dot" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" class="ring" />
        {level === 'certain' && <circle cx="5" cy="5" r="4" class="fill" />}
        {level === 'likely' && <path d="M5 1a4 4 0 0 1 0 8z" class="fill" />}
      </svg>
      <strong>{word}</strong>
      {!brief && <span class="soft">{meaning}</span>}
    </p>
  );
}
