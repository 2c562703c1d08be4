import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inTurns } from './turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Notes its turns, and answers each item with itself, but large ones with nothing. */
function noting(isUrgent = false) {
  const turns: number[][] = [];
  const add = inTurns<number, number | undefined>(
    (items) => {
      turns.push([...items]);
      return items.map(async (item) => (item < 0 ? Promise.reject(new Error('no')) : item < 1000 ? item : undefined));
    },
    () => isUrgent,
  );
  return { turns, add };
}

const upTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index);

describe('turns', () => {
  test('one by itself is done at once, and what comes meanwhile goes together, in its order', async () => {
    const { turns, add } = noting();
    const results = upTo(4).map(add);
    expect(turns).toEqual([[0]]);
    expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
    expect(turns).toEqual([[0], [1, 2, 3]]);
    await add(4);
    expect(turns.at(-1)).toEqual([4]);
  });

  test('in a flood turns are apart, and at once again when it is over', async () => {
    const { turns, add } = noting();
    await Promise.all(upTo(30).map(add));
    const more = [30, 31].map(add);
    await vi.advanceTimersByTimeAsync(100);
    const last = add(32);
    expect(turns).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(150);
    expect(await Promise.all([...more, last])).toEqual([30, 31, 32]);
    expect(turns.at(-1)).toEqual([30, 31, 32]);
    await vi.advanceTimersByTimeAsync(1000);
    await add(33);
    expect(turns.at(-1)).toEqual([33]);
  });

  test('what comes to nothing is no flood', async () => {
    const { turns, add } = noting();
    await Promise.all(upTo(100).map((item) => add(1000 + item)));
    await add(0);
    expect(turns.at(-1)).toEqual([0]);
  });

  test('what is urgent does not wait', async () => {
    const { turns, add } = noting(true);
    await Promise.all(upTo(30).map(add));
    await add(30);
    expect(turns.at(-1)).toEqual([30]);
  });

  test('what fails fails by itself, and nothing stops', async () => {
    const { add } = noting();
    const results = await Promise.allSettled([0, -1, 2].map(add));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await add(3)).toBe(3);
  });
});
