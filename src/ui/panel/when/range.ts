/** A stretch of a span that is chosen: undefined for all of it. */

import type { Span } from './bins.ts';

export type End = 'from' | 'to';

/** From where something was taken hold of to where it is let go, in whichever order; fractions of the span. */
export function dragRange(span: Span, a: number, b: number): Span | undefined {
  const [from, to] = [Math.max(0, Math.min(a, b)), Math.min(1, Math.max(a, b))].map((part) => span.from + part * (span.to - span.from));
  return whole(span, { from: from as number, to: to as number });
}

/** What a key does to one end; undefined for a key that does nothing. `steps`: into how many the span is divided. */
export function moveEnd(
  span: Span,
  range: Span | undefined,
  end: End,
  key: string,
  steps: number,
): { range: Span | undefined } | undefined {
  const current = within(span, range);
  const step = (span.to - span.from) / steps;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: current[end] + step,
    ArrowUp: current[end] + step,
    ArrowLeft: current[end] - step,
    ArrowDown: current[end] - step,
    PageUp: current[end] + 10 * step,
    PageDown: current[end] - 10 * step,
    Home: end === 'from' ? span.from : current.from,
    End: end === 'to' ? span.to : current.to,
  };
  if (!Object.hasOwn(moves, key)) return undefined;
  const at = moves[key] as number;
  const [least, most] = end === 'from' ? [span.from, current.to] : [current.from, span.to];
  return { range: whole(span, { ...current, [end]: Math.min(most, Math.max(least, at)) }) };
}

/** As far as it lies in the span, which may have grown or gone on since. */
export function within(span: Span, range: Span | undefined): Span {
  if (range === undefined) return span;
  const from = Math.min(span.to, Math.max(span.from, range.from));
  return { from, to: Math.min(span.to, Math.max(from, range.to)) };
}

/** All of the span is no choice. */
const whole = (span: Span, range: Span): Span | undefined => (range.from <= span.from && range.to >= span.to ? undefined : range);
