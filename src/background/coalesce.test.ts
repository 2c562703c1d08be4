import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

test('a burst becomes two runs, and the last caller sees a run that began after its call', async () => {
  let runs = 0;
  let value = 0;
  const seen: number[] = [];
  const refresh = coalesce(async () => {
    runs += 1;
    seen.push(value);
    await Promise.resolve();
  });
  const calls = [];
  for (value = 1; value <= 80; value += 1) calls.push(refresh('tab'));
  await Promise.all(calls);
  expect(runs).toBe(2);
  expect(seen.at(-1)).toBe(81);
});

test('keys do not wait for each other, and a failed run does not stop the next', async () => {
  const seen: string[] = [];
  const refresh = coalesce(async (key: string) => {
    seen.push(key);
    if (key === 'bad') throw new Error('no');
  });
  await expect(refresh('bad')).rejects.toThrow('no');
  await refresh('good');
  await expect(refresh('bad')).rejects.toThrow('no');
  expect(seen).toEqual(['bad', 'good', 'bad']);
});
