import { expect, test } from 'vitest';
import { compareExchanges } from '../engine/compare/compare.ts';
import { buildExchange, NOW, type Overrides } from '../engine/testing/build.ts';
import { bearer, jwt } from '../engine/testing/tokens.ts';
import { nameIncomparable, writeComparison } from './comparison.ts';
import { joinParts, type Part } from './words.ts';

const write = (parts: readonly Part[] | undefined): string => (parts === undefined ? '—' : joinParts(parts));

const compare = (before: Overrides, after: Overrides) => {
  const both = [
    buildExchange({ id: 'before', at: NOW - 60_000, status: 200, ...before }),
    buildExchange({ id: 'after', ...after }),
  ] as const;
  const comparison = compareExchanges(...both, both);
  const rowsOf = (things: typeof comparison.different) =>
    writeComparison(things).map(({ title, rows }) => [
      title,
      ...rows.map(({ label, before: a, after: b }) => [label, a, b].map(write).join(' | ')),
    ]);
  return { different: rowsOf(comparison.different), same: rowsOf(comparison.same), incomparable: nameIncomparable(comparison) };
};

test('each thing has its two sides, and is missing where it is missing', () => {
  const { different } = compare(
    { requestHeaders: { ...bearer(jwt({ aud: 'shop' })), Cookie: 'sid=aaaaaaaaaaaaaaaa; theme=dark', Accept: 'application/json' } },
    {
      url: 'https://api.example.com/orders?page=2',
      initiator: null,
      topLevelUrl: 'https://api.example.com/',
      jar: [{ name: 'theme', value: 'light' }],
      requestHeaders: { ...bearer(jwt({ aud: 'billing' })), Cookie: 'theme=light' },
      responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"', 'Set-Cookie': 'sid=; Max-Age=0' },
    },
  );
  const [shop, billing] = ['shop', 'billing'].map((aud) => jwt({ aud }).length);
  expect(different).toEqual([
    [
      'Who is asking',
      `Authorization | Bearer eyJh… (${shop}) | Bearer eyJh… (${billing}), another value`,
      'aud | shop | billing',
      'Cookie sid | sent | —',
      'Cookie theme | sent | sent with another value',
    ],
    ['What is asked', '?page | — | 2', 'Asked by | https://api.example.com | the user'],
    ['With which headers', 'Accept | application/json | —'],
    [
      'What was answered',
      'Status | 200 | 401',
      'Challenge | — | bearer error="invalid_token"',
      'Said | — | invalid_token',
      'Set-Cookie sid | — | taken away',
    ],
  ]);
});

test('the same things say so without their values', () => {
  const sent = { requestHeaders: { ...bearer('abcdefgh12345678'), Cookie: 'sid=aaaaaaaaaaaaaaaa' } };
  const { same } = compare(sent, sent);
  expect(same[0]).toEqual([
    'Who is asking',
    'Authorization | Bearer abcd… (16) | Bearer abcd… (16), the same value',
    'Cookie sid | sent | sent with the same value',
  ]);
});

test('what cannot be told is named once', () => {
  expect(compare({ requestHeaders: null }, { requestHeaders: bearer('abcdefgh') }).incomparable).toEqual([
    'the credentials (not captured)',
    'the cookies (not captured)',
    'the request’s headers (not kept on one side)',
  ]);
});
