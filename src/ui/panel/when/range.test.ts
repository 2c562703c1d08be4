import { describe, expect, test } from 'vitest';
import { dragRange, moveEnd, within } from './range.ts';

const span = { from: 1000, to: 2000 };

describe('dragging', () => {
  test.each([
    [0.2, 0.5, { from: 1200, to: 1500 }],
    [0.5, 0.2, { from: 1200, to: 1500 }],
    [-0.3, 0.5, { from: 1000, to: 1500 }],
    [0.5, 1.4, { from: 1500, to: 2000 }],
    [-0.1, 1.1, undefined],
  ])('from %d to %d', (a, b, range) => {
    expect(dragRange(span, a, b)).toEqual(range);
  });
});

describe('an end, by key', () => {
  const range = { from: 1200, to: 1500 };
  test.each([
    ['from', 'ArrowRight', { from: 1210, to: 1500 }],
    ['from', 'ArrowLeft', { from: 1190, to: 1500 }],
    ['from', 'PageUp', { from: 1300, to: 1500 }],
    ['from', 'Home', { from: 1000, to: 1500 }],
    ['from', 'End', { from: 1500, to: 1500 }],
    ['to', 'ArrowUp', { from: 1200, to: 1510 }],
    ['to', 'PageDown', { from: 1200, to: 1400 }],
    ['to', 'Home', { from: 1200, to: 1200 }],
    ['to', 'End', { from: 1200, to: 2000 }],
  ] as const)('%s, %s', (end, key, moved) => {
    expect(moveEnd(span, end === 'from' && key === 'End' ? { ...range } : range, end, key, 100)?.range).toEqual(moved);
  });

  test('never passes the other, nor the span', () => {
    expect(moveEnd(span, { from: 1495, to: 1500 }, 'from', 'PageUp', 100)?.range).toEqual({ from: 1500, to: 1500 });
    expect(moveEnd(span, { from: 1005, to: 1500 }, 'from', 'PageDown', 100)?.range).toEqual({ from: 1000, to: 1500 });
  });

  test('starts at the ends of the span, and back there nothing is chosen any more', () => {
    expect(moveEnd(span, undefined, 'from', 'ArrowRight', 100)?.range).toEqual({ from: 1010, to: 2000 });
    expect(moveEnd(span, { from: 1010, to: 2000 }, 'from', 'ArrowLeft', 100)).toEqual({ range: undefined });
  });

  test('stays for any other key', () => {
    expect(moveEnd(span, undefined, 'from', 'a', 100)).toBeUndefined();
    expect(moveEnd(span, undefined, 'from', 'toString', 100)).toBeUndefined();
  });
});

test('what lies outside of the span is drawn at its ends', () => {
  expect(within(span, { from: 0, to: 500 })).toEqual({ from: 1000, to: 1000 });
  expect(within(span, { from: 1500, to: 9000 })).toEqual({ from: 1500, to: 2000 });
});
