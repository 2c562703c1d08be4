/** What to do, one after the other. */

import type { JSX } from 'preact';
import type { Part } from '../../report/words.ts';
import { Parts } from './sentence.tsx';

export function Steps({ steps }: { steps: readonly (readonly Part[])[] }): JSX.Element {
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={index}>
          <Parts parts={step} />
        </li>
      ))}
    </ol>
  );
}
