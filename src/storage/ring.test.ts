import { describe, expect, test } from 'vitest';
import { createRing } from './ring.ts';
import { createMemoryArea } from './testing/memory-area.ts';

const wide = { count: 100, size: 100_000 };
const entry = (id: string, value: unknown = id, tabId = 1, incognito = false) => ({ id, tabId, incognito, value });

describe('a ring', () => {
  test('gives back what was put, in that order, tab by tab', async () => {
    const ring = createRing<unknown>(createMemoryArea(), 'log', wide);
    await Promise.all(['a', 'b', 'c'].map((id, index) => ring.put(entry(id, id, index === 1 ? 2 : 1))));
    expect(await ring.list(1)).toEqual(['a', 'c']);
    expect(await ring.ids(1)).toEqual(['a', 'c']);
    expect(await ring.list(2)).toEqual(['b']);
    expect(await ring.get('b')).toBe('b');
    expect(await ring.get('z')).toBeUndefined();
    expect([...(await ring.some(['c', 'z', 'a']))]).toEqual([
      ['c', 'c'],
      ['a', 'a'],
    ]);
  });

  test('replaces a record in its place', async () => {
    const ring = createRing<unknown>(createMemoryArea(), 'log', wide);
    for (const id of ['a', 'b']) await ring.put(entry(id));
    await ring.put(entry('a', 'a much longer value than before'));
    expect(await ring.list(1)).toEqual(['a much longer value than before', 'b']);
  });

  test('what was let go meanwhile is not replaced, nor let go twice', async () => {
    const ring = createRing<unknown>(createMemoryArea(), 'log', { count: 2, size: 1000 });
    await ring.put(entry('a'));
    const [, , gone, again] = await Promise.all([
      ring.put(entry('b')),
      ring.replace(entry('b', 'B')),
      ring.put(entry('c')),
      ring.replace(entry('a', 'A')),
    ]);
    expect(gone.map(({ id }) => id)).toEqual(['a']);
    expect(again).toEqual([]);
    expect(await ring.list(1)).toEqual(['B', 'c']);
  });

  test('lets the oldest go beyond its count, and says which', async () => {
    const ring = createRing<unknown>(createMemoryArea(), 'log', { count: 2, size: 1000 });
    for (const id of ['a', 'b']) expect(await ring.put(entry(id))).toEqual([]);
    expect((await ring.put(entry('c'))).map((slot) => slot.id)).toEqual(['a']);
    expect(await ring.list(1)).toEqual(['b', 'c']);
  });

  test('lets the oldest go beyond its size', async () => {
    const ring = createRing<unknown>(createMemoryArea(), 'log', { count: 100, size: 100 });
    for (const id of ['a', 'b', 'c']) await ring.put(entry(id, id.repeat(40)));
    expect((await ring.list(1)).map((value) => String(value)[0])).toEqual(['b', 'c']);
  });

  test('refuses one record that is larger than all it may hold, and keeps the others', async () => {
    const ring = createRing<unknown>(createMemoryArea(), 'log', { count: 100, size: 100 });
    await ring.put(entry('a'));
    expect((await ring.put(entry('big', 'x'.repeat(200)))).map((slot) => slot.id)).toEqual(['big']);
    expect(await ring.list(1)).toEqual(['a']);
  });

  test('makes room when the browser itself is full, and keeps the newest', async () => {
    const ring = createRing<unknown>(createMemoryArea(400), 'log', wide);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await ring.put(entry(id, id.repeat(60)));
    const kept = (await ring.list(1)).map((value) => String(value)[0]);
    expect(kept.at(-1)).toBe('f');
    expect(kept).not.toContain('a');
  });

  test('a record that never fits is named as dropped and leaves no trace', async () => {
    const area = createMemoryArea(50);
    const ring = createRing<unknown>(area, 'log', wide);
    expect((await ring.put(entry('big', 'x'.repeat(60)))).map((slot) => slot.id)).toEqual(['big']);
    expect(await ring.list(1)).toEqual([]);
    expect(area.items.size).toBe(0);
  });

  test('a burst is bounded, and each put is told what had to go for it', async () => {
    const area = createMemoryArea();
    const ring = createRing<unknown>(area, 'log', { count: 30, size: 100_000 });
    const ids = Array.from({ length: 1000 }, (_, index) => `r${index}`);
    const dropped = (await Promise.all(ids.map((id) => ring.put(entry(id))))).flat().map(({ id }) => id);
    expect(dropped).toEqual(ids.slice(0, 970));
    expect(await ring.list(1)).toEqual(ids.slice(970));
    expect(area.items.size).toBe(30);
  });

  test('what is put again and let go within one burst leaves nothing behind', async () => {
    const area = createMemoryArea();
    const ring = createRing<unknown>(area, 'log', { count: 2, size: 1000 });
    await ring.put(entry('a', 'one'));
    await Promise.all([ring.put(entry('a', 'two')), ring.put(entry('b')), ring.put(entry('c'))]);
    expect([...area.items.values()]).toEqual(['"b"', '"c"']);
  });

  test('in a burst that does not fit, the newest are kept', async () => {
    const area = createMemoryArea(400);
    const ring = createRing<unknown>(area, 'log', wide);
    const dropped = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => ring.put(entry(id, id.repeat(60)))));
    const kept = (await ring.list(1)).map((value) => String(value)[0]);
    expect(kept.at(-1)).toBe('h');
    expect([...dropped.flat().map(({ id }) => id), ...kept]).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(area.items.size).toBe(kept.length);
  });

  test('a browser that cannot be asked fails each put, and the next is tried anew', async () => {
    const area = createMemoryArea();
    let asked = 0;
    const getKeys = async () => (++asked === 1 ? Promise.reject(new Error('no')) : area.getKeys());
    const ring = createRing<unknown>({ ...area, getKeys }, 'log', wide);
    const results = await Promise.allSettled([ring.put(entry('a')), ring.put(entry('b'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await ring.put(entry('c'));
    expect(await ring.list(1)).toEqual(['c']);
  });

  test('a woken worker goes on where the killed one stopped', async () => {
    const area = createMemoryArea();
    const before = createRing<unknown>(area, 'log', { count: 3, size: 1000 });
    for (const id of ['a', 'b']) await before.put(entry(id));
    const after = createRing<unknown>(area, 'log', { count: 3, size: 1000 });
    for (const id of ['c', 'd']) await after.put(entry(id));
    expect(await after.list(1)).toEqual(['b', 'c', 'd']);
  });

  test('what was kept as it is, before records were texts, is read', async () => {
    const area = createMemoryArea();
    await createRing<unknown>(area, 'log', wide).put(entry('a', { of: 'before' }));
    for (const [key, text] of area.items) area.items.set(key, JSON.parse(String(text)));
    const ring = createRing<unknown>(area, 'log', wide);
    expect([await ring.get('a'), await ring.list(1)]).toEqual([{ of: 'before' }, [{ of: 'before' }]]);
  });

  test('two rings in one area do not see each other', async () => {
    const area = createMemoryArea();
    await createRing<unknown>(area, 'log', wide).put(entry('a', 'log'));
    await createRing<unknown>(area, 'vault', wide).put(entry('a', 'vault'));
    expect(await createRing<unknown>(area, 'log', wide).list(1)).toEqual(['log']);
  });

  test('removes what is chosen, such as everything of private windows', async () => {
    const area = createMemoryArea();
    const ring = createRing<unknown>(area, 'log', wide);
    await ring.put(entry('a'));
    await ring.put(entry('p', 'private', 2, true));
    expect((await ring.remove((slot) => slot.incognito)).map((slot) => slot.id)).toEqual(['p']);
    expect(JSON.stringify([...area.items])).not.toContain('private');
    expect(await ring.list(1)).toEqual(['a']);
  });
});
