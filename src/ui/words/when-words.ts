/** Words around the chart of when it failed. */

import { type Language, writeTime } from '../../report/words.ts';
import type { Mark, Span } from '../panel/when/bins.ts';

export const HOW_TO_CHOOSE = 'Drag over the chart, or move a handle with the arrow keys, to see one stretch of time alone.';

export const nameTime = (at: number, language: Language): string => writeTime(at, language);

/** `10:00:05 to 10:12:04: 12 of 40 failures.` */
export function describeRange({ from, to }: Span, count: number, all: number, language: Language): string {
  const [some, whole] = [count, all].map((n) => new Intl.NumberFormat(language.locale).format(n));
  return `${nameTime(from, language)} to ${nameTime(to, language)}: ${some} of ${whole} ${all === 1 ? 'failure' : 'failures'}.`;
}

export const nameRest = (causes: number): string => `${causes} other causes`;

/** `◆ 1 sign-in, ○ 3 renewals` */
export function describeMarks(marks: readonly Mark[]): string {
  const count = (kind: Mark['kind'], one: string, other: string, sign: string): string[] => {
    const n = marks.filter((mark) => mark.kind === kind).length;
    return n === 0 ? [] : [`${sign} ${n} ${n === 1 ? one : other}`];
  };
  return [...count('sign-in', 'sign-in', 'sign-ins', '◆'), ...count('renewal', 'renewal', 'renewals', '○')].join(', ');
}
