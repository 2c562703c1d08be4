/** Round times along a span, as many as there is room for. */

import type { Span } from './bins.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY),
];

export interface Ticks {
  readonly step: number;
  readonly times: readonly number[];
}

/** At most so many; by the clock of the time zone (undefined: the system's). */
export function placeTicks({ from, to }: Span, most: number, timeZone?: string): Ticks {
  const offset = offsetOf(from, timeZone);
  const step = steps.find((each) => (to - from) / each <= most) ?? (to - from) / Math.max(1, most);
  const first = Math.ceil((from + offset) / step) * step - offset;
  const times: number[] = [];
  for (let at = first; at <= to && times.length < most; at += step) times.push(at);
  return { step, times };
}

/** By how much the clock there is ahead of UTC. */
function offsetOf(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const get = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return local - Math.floor(at / SECOND) * SECOND;
}

/** As long as tells one from the next. */
export function writeTick(at: number, step: number, locale: string, timeZone?: string): string {
  const format: Intl.DateTimeFormatOptions =
    step >= DAY
      ? { month: 'short', day: 'numeric' }
      : step >= 12 * HOUR
        ? { dateStyle: 'short', timeStyle: 'short' }
        : { timeStyle: step < MINUTE ? 'medium' : 'short' };
  return new Intl.DateTimeFormat(locale, { ...format, timeZone }).format(at);
}
