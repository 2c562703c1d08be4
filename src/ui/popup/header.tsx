/** Whose failures these are, and which of them is shown. */

import type { JSX } from 'preact';
import { Mark } from '../shared/mark.tsx';

interface Props {
  readonly site: string;
  /** From 0; -1 where none is shown. */
  readonly position: number;
  readonly total: number;
  readonly onStep: (to: number) => void;
}

export function Header({ site, position, total, onStep }: Props): JSX.Element {
  return (
    <header class="top">
      <Mark />
      <b>why401</b>
      <bdi class="site" title={site}>
        {site}
      </bdi>
      {total > 1 && position >= 0 && (
        <nav class="stepper" aria-label="Failures of this page">
          <button type="button" class="quiet" aria-label="Previous failure" disabled={position === 0} onClick={() => onStep(position - 1)}>
            <Chevron back />
          </button>
          <span>
            {position + 1} of {total}
          </span>
          <button
            type="button"
            class="quiet"
            aria-label="Next failure"
            disabled={position === total - 1}
            onClick={() => onStep(position + 1)}
          >
            <Chevron />
          </button>
        </nav>
      )}
    </header>
  );
}

function Chevron({ back = false }: { back?: boolean }): JSX.Element {
  return (
    <svg class="chevron" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={back ? 'M10 3 5 8l5 5' : 'm6 3 5 5-5 5'} />
    </svg>
  );
}
