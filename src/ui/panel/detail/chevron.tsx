import type { JSX } from 'preact';

/** What unfolds points at it: turned by the `aria-expanded` of what it stands in. */
export function Chevron(): JSX.Element {
  return (
    <svg class="chevron" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M3.5 1.5 7 5 3.5 8.5" />
    </svg>
  );
}
