import { expect, it } from 'vitest';
import { parseIsoTime } from './iso-time.ts';

it.each([
  ['2026-03-17T08:14:20Z', 1_773_735_260_000],
  ['2026-03-17T08:14:20.5Z', 1_773_735_260_500],
  ['2026-03-17T09:14:20+01:00', 1_773_735_260_000],
  ['2026-03-17T08:14Z', 1_773_735_240_000],
  ['2026-03-17', 1_773_705_600_000],
])('%s', (text, at) => {
  expect(parseIsoTime(text)).toBe(at);
});

it.each(['', '2026', '2026-03-17T08:14:20', '2026-13-17', '20260317T081420Z', '17 Mar 2026'])('%s is none', (text) => {
  expect(parseIsoTime(text)).toBeUndefined();
});
