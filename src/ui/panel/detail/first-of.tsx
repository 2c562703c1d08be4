/** The first of many, and the others on a click. */

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

export interface FirstOf<Item> {
  readonly items: readonly Item[];
  /** How many there are beside them. */
  readonly more: number;
  /** The next so many. */
  readonly show: () => void;
}

export function useFirstOf<Item>(all: readonly Item[], many: number): FirstOf<Item> {
  const [shown, setShown] = useState(many);
  return { items: all.slice(0, shown), more: Math.max(0, all.length - shown), show: () => setShown(shown + 10 * many) };
}

export function ShowMore({ more, what, onShow }: { more: number; what: string; onShow: () => void }): JSX.Element | null {
  if (more === 0) return null;
  return (
    <button type="button" class="show-more" onClick={onShow}>
      {more} more {what}
    </button>
  );
}
