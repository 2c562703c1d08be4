/** A secret in clear, for as long as the user's settings have it. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { problemOf } from '../../../engine/problem-of.ts';
import { useRevealMs } from '../../shared/reader.ts';

const SECOND_MS = 1000;

export type Revealed =
  | { readonly kind: 'clear'; readonly value: string }
  | { readonly kind: 'gone' }
  /** A sentence. */
  | { readonly kind: 'problem'; readonly problem: string };

export interface Reveal {
  /** Undefined while it is masked. */
  readonly revealed: Revealed | undefined;
  /** Of a value in clear, in seconds; undefined where it stays until it is hidden. */
  readonly left: number | undefined;
  /** The same as a share of the whole time: 1 at first, 0 at last. */
  readonly share: number;
  reveal(): void;
  hide(): void;
}

/** `ask` resolves to undefined where the value is no longer kept. Masked again when the time is over, and when what shows it is taken away. */
export function useReveal(ask: () => Promise<string | undefined>): Reveal {
  const [revealed, setRevealed] = useState<Revealed>();
  const [left, setLeft] = useState<number>();
  const shownMs = useRevealMs();
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  useEffect(() => {
    setLeft(undefined);
    if (revealed?.kind !== 'clear' || shownMs === undefined) return;
    const until = Date.now() + shownMs;
    const tick = (): void => {
      const ms = until - Date.now();
      setLeft(Math.ceil(ms / SECOND_MS));
      if (ms <= 0) setRevealed(undefined);
    };
    tick();
    const timer = setInterval(tick, SECOND_MS);
    return () => clearInterval(timer);
  }, [revealed, shownMs]);

  const become = (next: Revealed): void => {
    if (isThere.current) setRevealed(next);
  };
  return {
    revealed,
    left,
    share: left === undefined || shownMs === undefined ? 1 : (left * SECOND_MS) / shownMs,
    reveal: () =>
      void ask().then(
        (value) => become(value === undefined ? { kind: 'gone' } : { kind: 'clear', value }),
        (error: unknown) => become({ kind: 'problem', problem: problemOf(error) }),
      ),
    hide: () => setRevealed(undefined),
  };
}
