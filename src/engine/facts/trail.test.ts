import { describe, expect, it } from 'vitest';
import { buildFacts, NOW, type Overrides } from '../testing/build.ts';

describe('the trail', () => {
  const ids = (exchanges: readonly { readonly id: string }[] | undefined) => exchanges?.map(({ id }) => id);
  const others: readonly Overrides[] = [
    { id: 'later', at: NOW + 1000 },
    { id: 'first', at: NOW - 2000, url: 'https://www.example.com/' },
    { id: 'second', at: NOW - 1000 },
    { id: 'elsewhere', at: NOW - 1500, url: 'https://other.example/' },
    { id: 'private', at: NOW - 1500, place: { incognito: true } },
    { id: 'container', at: NOW - 1500, place: { storeId: 'firefox-container-1' } },
    { id: 'a-same-moment' },
    { id: 'z-same-moment' },
  ];

  it('is of the same site and kind of window, in order of time, whatever order it came in', () => {
    for (const order of [others, others.toReversed()]) {
      const { trail } = buildFacts({ id: 'judged', place: { storeId: '0' } }, { others: order });
      expect(ids(trail.earlier)).toEqual(['first', 'second', 'a-same-moment']);
      expect(ids(trail.later)).toEqual(['z-same-moment', 'later']);
    }
  });
});
