/** A secret in clear for half a minute. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { problemOf } from '../../../engine/problem-of.ts';

/** How long a secret stays in clear. In milliseconds. */
export const SHOWN_MS = 30_000;
const SECOND_MS = 1000;

export type Revealed =
  | { readonly kind: 'clear'; readonly value: string }
  | { readonly kind: 'gone' }
  /** A sentence. */
  | { readonly kind: 'problem'; readonly problem: string };

export interface Reveal {
  /** Undefined while it is masked. */
  readonly revealed: Revealed | undefined;
  /** Of a value in clear, in seconds. */
  readonly left: number;
  reveal(): void;
  hide(): void;
}

/** `ask` resolves to undefined where the value is no longer kept. Masked again after `SHOWN_MS`, and when what shows it is taken away. */
export function useReveal(ask: () => Promise<string | undefined>): Reveal {
  const [revealed, setRevealed] = useState<Revealed>();
  const [left, setLeft] = useState(0);
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  useEffect(() => {
    if (revealed?.kind !== 'clear') return;
    const until = Date.now() + SHOWN_MS;
    const tick = (): void => {
      const ms = until - Date.now();
      setLeft(Math.ceil(ms / SECOND_MS));
      if (ms <= 0) setRevealed(undefined);
    };
    tick();
    const timer = setInterval(tick, SECOND_MS);
    return () => clearInterval(timer);
  }, [revealed]);

  const become = (next: Revealed): void => {
    if (isThere.current) setRevealed(next);
  };
  return {
    revealed,
    left,
    reveal: () =>
      void ask().then(
        (value) => become(value === undefined ? { kind: 'gone' } : { kind: 'clear', value }),
        (error: unknown) => become({ kind: 'problem', problem: problemOf(error) }),
      ),
    hide: () => setRevealed(undefined),
  };
}
