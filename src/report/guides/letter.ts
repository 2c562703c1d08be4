/** Text that is ready to be sent: plain, whole lines, and of the failure nothing but what `observe()` lets through. */

import type { Facts } from '../../engine/facts/facts.ts';
import { describeFailed } from '../failure-report.ts';
import { oneLine } from '../one-line.ts';

/** `more`: further names with their values. */
export function writeLetter(
  facts: Facts,
  { opening, more = [], asks }: { opening: string; more?: readonly (readonly [string, readonly string[]])[]; asks: string },
): string {
  const lines = [...describeFailed(facts), ...more].map(([name, values]) => `${name}: ${oneLine(values.join(', '))}`);
  return ['Hello,', oneLine(opening), lines.join('\n'), oneLine(asks), 'Thank you.'].join('\n\n');
}
