import { expect, test } from 'vitest';
import { writeRelative } from './time-words.ts';

const DAY = 86_400_000;

test.each([
  [3 * DAY + 5000, 'in 3 days'],
  [90 * 60_000, 'in 1 hour'],
  [-59_000, '59 seconds ago'],
  [400 * DAY, 'in 1 year'],
  [0, 'in 0 seconds'],
])('%i ms from now is %s', (distance, words) => {
  expect(writeRelative(1e12 + distance, 1e12, 'en')).toBe(words);
});
