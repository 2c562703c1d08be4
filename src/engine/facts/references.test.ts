import { describe, expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import type { Reference } from './references.ts';

const ofAnswer = (overrides: Overrides): readonly Reference[] =>
  buildExchange({ status: 403, ...overrides }).hops[0].response?.references ?? [];
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';

const found: readonly [because: string, overrides: Overrides, expected: readonly [string, string][]][] = [
  [
    'Cloudflare’s, with the place',
    { responseHeaders: { 'CF-RAY': '8f1e2d3c4b5a6978-FRA' } },
    [['Cloudflare Ray ID', '8f1e2d3c4b5a6978-FRA']],
  ],
  [
    'the same in header and page once',
    { responseHeaders: { 'CF-RAY': '8f1e2d3c4b5a6978-FRA' }, body: '<html><p>Ray ID: <strong>8f1e2d3c4b5a6978</strong>' },
    [['Cloudflare Ray ID', '8f1e2d3c4b5a6978-FRA']],
  ],
  [
    'Akamai’s page, as it writes it',
    { body: '<html><h1>Access Denied</h1>Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab' },
    [['Akamai reference', '18.2d351ab8.1557333295.a4e16ab']],
  ],
  [
    'Imperva’s, without what follows',
    { responseHeaders: { 'X-Iinfo': '9-4526-4527 NNNN CT(0 0 0)' } },
    [['Imperva reference', '9-4526-4527']],
  ],
  [
    'Imperva’s page',
    { body: '<html>Incident ID: 443000270091486389-2214' + '81920' },
    [['Imperva incident ID', '443000270091486389-221481920']],
  ],
  ['F5’s page', { body: '<html>Your support ID is: 10836421736914211<br>' }, [['support ID', '10836421736914211']]],
  ['an application’s own', { responseHeaders: { 'X-Request-Id': uuid } }, [['request ID', uuid]]],
];

describe('the reference of an answer', () => {
  it.each(found)('%s', (_because, overrides, expected) => {
    expect(ofAnswer(overrides).map(({ name, value }) => [name, value])).toEqual(expected);
  });

  it.each<[string, Overrides]>([
    ['another form', { responseHeaders: { 'X-Request-Id': 'anna@example.com' } }],
    ['a token under its name', { responseHeaders: { 'CF-Ray': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln' } }],
    ['what the request carried', { requestHeaders: { Cookie: `sid=${uuid}` }, responseHeaders: { 'X-Request-Id': uuid } }],
    ['the same as a key', { requestHeaders: { 'X-Api-Key': uuid }, responseHeaders: { 'X-Correlation-Id': uuid } }],
    ['a page without one', { body: '<html>Reference #1 of the handbook' }],
  ])('not %s', (_because, overrides) => {
    expect(ofAnswer(overrides)).toEqual([]);
  });
});
