import { describe, expect, test } from 'vitest';
import { placeTicks, writeTick } from './ticks.ts';

const start = Date.UTC(2026, 2, 17, 8, 14, 20);
const spanOf = (length: number) => ({ from: start, to: start + length });
const write = (length: number, most: number, timeZone: string): string[] => {
  const { step, times } = placeTicks(spanOf(length), most, timeZone);
  return times.map((at) => writeTick(at, step, 'en-GB', timeZone));
};

describe('round times', () => {
  test.each([
    [60_000, 'UTC', ['08:14:30', '08:14:45', '08:15:00', '08:15:15']],
    [3_600_000, 'UTC', ['08:15', '08:30', '08:45', '09:00']],
    [3 * 86_400_000, 'UTC', ['18 Mar', '19 Mar', '20 Mar']],
    // Midnight where the reader is, and the half hour of its clock.
    [3 * 86_400_000, 'America/Los_Angeles', ['18 Mar', '19 Mar', '20 Mar']],
    [4 * 3_600_000, 'Asia/Kolkata', ['14:00', '15:00', '16:00', '17:00']],
  ])('of %d ms in %s', (length, timeZone, times) => {
    expect(write(length, 4, timeZone)).toEqual(times);
  });

  test.each([1, 999, 61_000, 7_200_000, 40 * 86_400_000, 9000 * 86_400_000])('are never more than there is room for: %d ms', (length) => {
    for (const most of [1, 3, 8]) expect(placeTicks(spanOf(length), most, 'UTC').times.length).toBeLessThanOrEqual(most);
  });
});
