import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFault } from './fault.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the first character that may not stand there', () => {
  test.each([
    ['{"a":1,}', 7],
    ['{"a":1,,"b":2}', 7],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{"a":}', 5],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['{"a":"x\ny"}', 7],
    ['{"a":"\\x"}', 7],
    ['{"a":"\\u12g4"}', 7],
    ['{"a":tru}', 5],
    ['{"a":01}', 5],
    ['{"a":NaN}', 5],
    ['[1}', 2],
    ['{"a":1}x', 7],
    ['', 0],
    ['x', 0],
  ])('%j at %i', (text, at) => {
    expect(findFault(text)).toBe(at);
  });
});

test.each(['{', '{"a', '{"a"', '{"a":', '{"a":1', '{"a":1,', '["x\\', '["x\\u1', '["\\"', '[-', '[1.', 'tru', '  '])(
  'ends too early: %j',
  (text) => {
    expect(findFault(text)).toBe(text.length);
  },
);

describe('properties', () => {
  test('of what is JSON, every beginning ends too early', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        const start = text.slice(0, cut % (text.length + 1));
        expect(findFault(start)).toBe(start.length);
      }),
    );
  });

  test('what JSON.parse refuses has a fault, and what stands before it has none', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(...'{}[]:,"\\x1e-. \n\u0001'), (json, place, char) => {
        const at = place % (json.length + 1);
        const text = json.slice(0, at) + char + json.slice(at);
        const fault = findFault(text);
        if (fault < text.length) expect(parses(text)).toBe(false);
        expect(findFault(text.slice(0, fault))).toBe(fault);
      }),
    );
  });
});
