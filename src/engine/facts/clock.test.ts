import { describe, expect, test } from 'vitest';
import { buildFacts, NOW, type Overrides } from '../testing/build.ts';

const HOUR = 3_600_000;
/** An answer that came at this time, by a server whose clock is behind by so much. */
const answer = (at: number, behind: number, more: Overrides = {}): Overrides => ({ at, date: at - behind, status: 200, ...more });

describe('the server’s clock', () => {
  test('is that of the answer, and the device is ahead by the difference', () => {
    expect(buildFacts({ date: NOW - HOUR }).serverTime).toEqual({ now: NOW - HOUR, deviceAhead: HOUR, answers: 1 });
  });

  test('is told by several answers of the host', () => {
    const others = [answer(NOW - 3000, HOUR), answer(NOW - 2000, HOUR + 1000), answer(NOW + 1000, HOUR)];
    expect(buildFacts({ date: NOW - HOUR }, { others }).serverTime).toMatchObject({ deviceAhead: HOUR, answers: 4 });
  });

  test.each<[string, Overrides]>([
    ['the answer has no Date', { date: null }],
    ['a cache answered', { responseHeaders: { Age: '10' } }],
    ['the browser’s cache answered', { fromCache: true }],
  ])('is not known where %s', (_name, given) => {
    expect(buildFacts(given).serverTime).toBeUndefined();
  });

  test('is not known where other answers agree, and not with this one', () => {
    const others = [answer(NOW - 3000, 0), answer(NOW - 2000, 0)];
    expect(buildFacts({ date: NOW - HOUR }, { others }).serverTime).toBeUndefined();
  });

  test.each<[string, Overrides[]]>([
    [
      'are of other hosts',
      [answer(NOW - 3000, 0, { url: 'https://www.example.com/' }), answer(NOW - 2000, 0, { url: 'https://www.example.com/' })],
    ],
    ['came long before', [answer(NOW - HOUR, 0), answer(NOW - HOUR - 1, 0)]],
    ['are of caches', [answer(NOW - 3000, 0, { fromCache: true }), answer(NOW - 2000, 0, { fromCache: true })]],
    ['do not agree among themselves', [answer(NOW - 3000, 0), answer(NOW - 2000, 5 * HOUR)]],
    ['are but one', [answer(NOW - 3000, 0)]],
  ])('is that of the answer where the others %s', (_name, others) => {
    expect(buildFacts({ date: NOW - HOUR }, { others }).serverTime).toMatchObject({ deviceAhead: HOUR, answers: 1 });
  });
});
