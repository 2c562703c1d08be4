/** The product's own mark. */

import type { JSX } from 'preact';

export function Mark(): JSX.Element {
  return (
    <svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5.5" />
      <path d="M6.7 7.8a3.3 3.3 0 1 1 5 2.8c-1.2.7-1.7 1.2-1.7 2.3" />
      <circle cx="10" cy="15.5" r="1.2" />
    </svg>
  );
}
