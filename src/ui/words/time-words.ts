/** A time as seen from now. */

const units = [
  ['year', 365 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** `in 3 days`, `2 hours ago`; in the largest unit that is whole. Both in milliseconds since the epoch. */
export function writeRelative(at: number, now: number, locale: string): string {
  const distance = at - now;
  const [unit, length] = units.find(([, length]) => Math.abs(distance) >= length) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.trunc(distance / length), unit);
}
