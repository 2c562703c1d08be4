/** `08:14:20.120`: times are compared by their milliseconds. */

import type { JSX } from 'preact';
import { useLanguage } from '../../shared/reader.ts';

/** `at`: milliseconds since the epoch. */
export function ClockTime({ at }: { at: number }): JSX.Element {
  const { locale, timeZone } = useLanguage();
  return <>{clockOf(locale, timeZone).format(at)}</>;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and there are hundreds of rows. */
function clockOf(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const clock =
    clocks.get(key) ??
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZone,
    });
  clocks.set(key, clock);
  return clock;
}
