import { describe, expect, test } from 'vitest';
import { binOf, countByCause, countWithin, type Moment, placeMarks, spanOf } from './bins.ts';

const NOW = 1_773_735_260_000;
const at = (seconds: number, cause = 'token-expired'): Moment => ({ at: NOW + seconds * 1000, cause });

describe('the span', () => {
  test('goes from the first to the last of failures and marks, with some room', () => {
    expect(spanOf([at(10), at(100)], [at(0)])).toEqual({ from: NOW - 2000, to: NOW + 102_000 });
  });

  test.each([[[at(0)]], [[at(0), at(0), at(1)]]])('of one moment is a minute around it', (moments) => {
    const span = spanOf(moments);
    expect((span?.to ?? 0) - (span?.from ?? 0)).toBe(60_000);
    expect(span?.from).toBeLessThan(NOW);
    expect(span?.to).toBeGreaterThan(NOW + 1000);
  });

  test('of nothing is none', () => {
    expect(spanOf([])).toBeUndefined();
  });
});

describe('counting', () => {
  const span = { from: NOW, to: NOW + 100_000 };

  test('puts each failure into its stretch, and the most frequent cause first', () => {
    const { rows, most } = countByCause([at(0, 'b'), at(1), at(2), at(99), at(100)], span, 10, 6);
    expect(rows).toEqual([
      { cause: 'token-expired', causes: 1, total: 4, counts: [2, 0, 0, 0, 0, 0, 0, 0, 0, 2] },
      { cause: 'b', causes: 1, total: 1, counts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    ]);
    expect(most).toBe(2);
  });

  test('puts what has no row of its own into the last', () => {
    const moments = ['a', 'a', 'a', 'b', 'b', 'c', 'd'].map((cause) => at(5, cause));
    expect(countByCause(moments, span, 1, 3).rows).toEqual([
      { cause: 'a', causes: 1, total: 3, counts: [3] },
      { cause: 'b', causes: 1, total: 2, counts: [2] },
      { cause: undefined, causes: 2, total: 2, counts: [2] },
    ]);
  });

  test('leaves out none of 100,000', () => {
    const moments = Array.from({ length: 100_000 }, (_, index) => at((index * 7919) % 100, `cause-${index % 40}`));
    const { rows } = countByCause(moments, span, 200, 6);
    expect(rows).toHaveLength(6);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(100_000);
    expect(rows.at(-1)).toMatchObject({ cause: undefined, causes: 35 });
  });

  test('keeps what lies outside at the ends', () => {
    expect([at(-50), at(500)].map((moment) => binOf(moment.at, span, 10))).toEqual([0, 9]);
  });
});

test('marks of one kind in one stretch are one', () => {
  const mark = (seconds: number, kind: 'renewal' | 'sign-in', label: string) => ({ at: NOW + seconds * 1000, kind, label });
  const span = { from: NOW, to: NOW + 100_000 };
  expect(
    placeMarks(
      [mark(1, 'renewal', 'first'), mark(2, 'renewal', 'second'), mark(3, 'sign-in', 'third'), mark(50, 'renewal', 'fourth')],
      span,
      10,
    ),
  ).toEqual([
    { bin: 0, kind: 'renewal', labels: ['first', 'second'] },
    { bin: 0, kind: 'sign-in', labels: ['third'] },
    { bin: 5, kind: 'renewal', labels: ['fourth'] },
  ]);
});

test('both ends belong to what is chosen', () => {
  expect(countWithin([at(0), at(1), at(2), at(3)], { from: NOW + 1000, to: NOW + 2000 })).toBe(2);
});
