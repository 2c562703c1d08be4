import { describe, expect, it } from 'vitest';
import { buildExchange, buildFacts, NOW, type Overrides } from '../testing/build.ts';
import { gatherFacts } from './gather.ts';

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

  it('is of the same browser session: fingerprints of another key cannot be held against each other', () => {
    const kept = { ...buildExchange({ id: 'kept', at: NOW - 1000 }), earlierSession: 'monday' };
    const before = { ...buildExchange({ id: 'before', at: NOW - 2000 }), earlierSession: 'monday' };
    const all = [before, kept, buildExchange({ id: 'now', at: NOW - 500 }), { ...kept, id: 'older', earlierSession: 'sunday' }];
    expect(ids(gatherFacts(kept, all).trail.earlier)).toEqual(['before']);
    expect(ids(gatherFacts(buildExchange({ id: 'judged' }), all).trail.earlier)).toEqual(['now']);
  });

  it('is of the nearest where there are many, so that a log takes time by its length', () => {
    const many = Array.from({ length: 2000 }, (_, index): Overrides => ({ id: `${index}`, at: NOW + (index - 1000) * 10 }));
    const { trail } = buildFacts({ id: 'judged', at: NOW - 5 }, { others: many });
    expect(trail.earlier).toHaveLength(500);
    expect(trail.earlier.at(-1)?.id).toBe('999');
    expect(trail.later).toHaveLength(200);
    expect(trail.later[0]?.id).toBe('1000');
  });
});
