import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExchange, type Headers, NOW } from '../testing/build.ts';
import { type RateLimit, readRateLimit } from './rate-limit.ts';

const read = (responseHeaders: Headers): RateLimit => readRateLimit(buildExchange({ responseHeaders }).hops[0].response?.headers, NOW);

const seconds = NOW / 1000;
const cases: readonly (readonly [string, Headers, Partial<RateLimit>])[] = [
  ['seconds', { 'Retry-After': '52' }, { waitMs: 52_000, retryAfter: 'retry-after' }],
  ['a date', { 'Retry-After': new Date(NOW + 60_000).toUTCString() }, { waitMs: 60_000, retryAfter: 'retry-after' }],
  ['a date that is past', { 'Retry-After': new Date(NOW - 60_000).toUTCString() }, { waitMs: undefined, retryAfter: undefined }],
  ['nonsense', { 'Retry-After': 'soon' }, { waitMs: undefined, retryAfter: undefined }],
  [
    'counters, the reset as a time',
    { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(seconds + 300) },
    { remaining: 0, limit: 5000, waitMs: 300_000, counter: 'x-ratelimit-remaining' },
  ],
  ['a reset in seconds to wait', { 'RateLimit-Remaining': '0', 'RateLimit-Reset': '30' }, { remaining: 0, waitMs: 30_000 }],
  ['a reset in milliseconds', { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(NOW + 5000) }, { remaining: 0, waitMs: 5000 }],
  [
    'one field with names',
    { RateLimit: 'limit=100, remaining=0, reset=50' },
    { remaining: 0, limit: 100, waitMs: 50_000, counter: 'ratelimit' },
  ],
  [
    'one field with items',
    { RateLimit: '"default";r=0;t=50', 'RateLimit-Policy': '"default";q=100;w=60' },
    { remaining: 0, waitMs: 50_000 },
  ],
  ['several windows', { 'X-RateLimit-Remaining-Minute': '0', 'X-RateLimit-Remaining-Hour': '90' }, { remaining: 0 }],
  [
    'a product’s own name, and a span',
    { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m30s' },
    { remaining: 0, waitMs: 390_000 },
  ],
  ['a name before it', { 'acme-ratelimit-requests-remaining': '0' }, { remaining: 0 }],
  [
    'some left: nothing to wait for',
    { 'X-RateLimit-Remaining': '4971', 'X-RateLimit-Reset': '30' },
    { remaining: 4971, waitMs: undefined },
  ],
  ['nothing', {}, { remaining: undefined, limit: undefined, waitMs: undefined, retryAfter: undefined, counter: undefined }],
];

describe('readRateLimit', () => {
  it.each(cases)('reads %s', (_, headers, expected) => {
    expect(read(headers)).toMatchObject(expected);
  });

  it('never throws, and never waits backwards', () => {
    const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('r=0;t=1', '1e99', '9'.repeat(40), '-1', ' '));
    fc.assert(
      fc.property(value, value, value, (retry, remaining, reset) => {
        const { waitMs } = read({ 'Retry-After': retry, 'X-RateLimit-Remaining': remaining, 'RateLimit-Reset': reset });
        expect(waitMs === undefined || waitMs >= 0).toBe(true);
      }),
    );
  });
});
