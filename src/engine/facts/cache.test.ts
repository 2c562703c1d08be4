import { expect, it } from 'vitest';
import { buildFacts, type HopOverrides } from '../testing/build.ts';
import { readCacheSign } from './cache.ts';

const signOf = (given: HopOverrides): string | undefined => {
  const sign = readCacheSign(buildFacts(given).response);
  return sign && [sign.cache, sign.name].filter(Boolean).join(' ');
};

it.each([
  ['the browser says so', { fromCache: true }, 'browser'],
  ['it has an age', { responseHeaders: { Age: '214' } }, 'between age'],
  ['RFC 9211', { responseHeaders: { 'Cache-Status': 'origin; fwd=miss, "edge"; hit; ttl=30' } }, 'between cache-status'],
  ['a hit at the edge', { responseHeaders: { 'X-Cache': 'MISS, HIT' } }, 'between x-cache'],
  ['a hit of a proxy', { responseHeaders: { 'X-Cache': 'TCP_NEGATIVE_HIT from proxy01' } }, 'between x-cache'],
  ['one that was kept past its time', { responseHeaders: { 'CF-Cache-Status': 'STALE' } }, 'between cf-cache-status'],
  ['a cache with a name of its own', { responseHeaders: { 'Akamai-Cache-Status': 'Hit from child' } }, 'between akamai-cache-status'],
  ['a count of hits', { responseHeaders: { 'X-Cache-Hits': '0, 3' } }, 'between x-cache-hits'],
  ['two numbers', { responseHeaders: { 'X-Varnish': '32770 3' } }, 'between x-varnish'],
])('shows a cache: %s', (_, given, expected) => {
  expect(signOf(given)).toBe(expected);
});

it.each([
  ['an age of nothing', { Age: '0' }],
  ['a miss', { 'X-Cache': 'MISS from proxy01', 'X-Cache-Lookup': 'HIT from proxy01:3128' }],
  ['asked about anew', { 'X-Cache': 'RefreshHit from cloudfront' }],
  ['an error that the edge wrote', { 'X-Cache': 'Error from cloudfront' }],
  ['never kept', { 'CF-Cache-Status': 'DYNAMIC' }],
  ['not found', { 'Cache-Status': 'edge; fwd=uri-miss; stored' }],
  ['one number', { 'X-Varnish': '32770' }],
])('shows none: %s', (_, responseHeaders) => {
  expect(signOf({ responseHeaders: responseHeaders as Readonly<Record<string, string>> })).toBeUndefined();
});
