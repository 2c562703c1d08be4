/** A moment for people elsewhere: `2026-03-17 08:14:20 UTC`. `at`: milliseconds since the epoch. */
export const writeMoment = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? new Date(at).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC') : 'not known';
