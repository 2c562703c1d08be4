import { describe, expect, test } from 'vitest';
import type { Exchange } from '../engine/exchange.ts';
import { buildExchange } from '../engine/testing/build.ts';
import { createKeptLog } from './kept.ts';
import { createMemoryArea } from './testing/memory-area.ts';

const failure = (id: string, at: number, incognito = false): Exchange => {
  const exchange = buildExchange({ id, status: 401 });
  const [first, ...rest] = exchange.hops;
  return { ...exchange, hops: [{ ...first, startedAt: at }, ...rest], place: { ...exchange.place, incognito } };
};

describe('failures on disk', () => {
  test('those of earlier sessions are read back, marked, and under names of their own', async () => {
    const area = createMemoryArea();
    const monday = createKeptLog(area, Promise.resolve('monday'));
    await monday.keep(failure('7', 1000), 'put');
    expect(await monday.earlier(0)).toEqual([]);

    const tuesday = createKeptLog(area, Promise.resolve('tuesday'));
    await tuesday.keep(failure('7', 2000), 'put');
    const [before, ...more] = await tuesday.earlier(0);
    expect(more).toEqual([]);
    expect(before).toMatchObject({ earlierSession: 'monday', hops: [{ startedAt: 1000 }] });
    expect(before?.id).not.toBe('7');
    expect(await tuesday.count()).toBe(2);
  });

  test('a failure of a private window is never among them', async () => {
    const area = createMemoryArea();
    await createKeptLog(area, Promise.resolve('a')).keep(failure('7', 1000, true), 'put');
    expect(area.items.size).toBe(0);
  });

  test('one that was told anew takes the place of itself', async () => {
    const area = createMemoryArea();
    const log = createKeptLog(area, Promise.resolve('a'));
    await log.keep(failure('7', 1000), 'put');
    await log.keep({ ...failure('7', 1000), heldBack: { method: 'PUT' } }, 'replace');
    await log.keep(failure('8', 1000), 'replace');
    const [kept, ...more] = await createKeptLog(area, Promise.resolve('b')).earlier(0);
    expect(kept?.heldBack).toEqual({ method: 'PUT' });
    expect(more).toEqual([]);
  });

  test('what is old is not shown, and goes', async () => {
    const area = createMemoryArea();
    const before = createKeptLog(area, Promise.resolve('a'));
    await before.keep(failure('7', 1000), 'put');
    await before.keep(failure('8', 5000), 'put');
    const log = createKeptLog(area, Promise.resolve('b'));
    expect((await log.earlier(3000)).map(({ hops }) => hops[0].startedAt)).toEqual([5000]);
    await log.prune(3000);
    expect(await log.count()).toBe(1);
    await log.clear();
    expect(area.items.size).toBe(0);
  });
});
