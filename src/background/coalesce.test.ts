import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

test('a burst becomes one run, what comes meanwhile one more, and each caller sees a run that began after its call', async () => {
  let value = 0;
  const seen: number[] = [];
  const later: Promise<void>[] = [];
  const refresh = coalesce(async () => {
    seen.push(value);
    if (seen.length > 1) return;
    for (value = 100; value < 180; value += 1) later.push(refresh('tab'));
    await Promise.resolve();
  });
  const calls = [];
  for (value = 1; value <= 80; value += 1) calls.push(refresh('tab'));
  await Promise.all(calls);
  expect(seen).toEqual([81]);
  await Promise.all(later);
  expect(seen).toEqual([81, 180]);
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
