import { describe, expect, it } from 'vitest';
import { readChanges } from '../engine/facts/changes.ts';
import { buildFacts, NOW, NOW_SECONDS, type Overrides } from '../engine/testing/build.ts';
import { bearer, jwt } from '../engine/testing/tokens.ts';
import { describeChanges, writeChanges } from './changes.ts';
import { writeThenAndNow } from './then-and-now.ts';
import { joinParts, type Part } from './words.ts';

const language = { locale: 'en-GB', timeZone: 'UTC', now: NOW };

function changesOf(failed: Overrides, before: Overrides) {
  const changes = readChanges(buildFacts(failed, { others: [{ at: NOW - 14 * 60_000, status: 200, ...before }] }));
  if (!changes) throw new Error('nothing to hold it against');
  return changes;
}

const flat = (all: readonly (readonly Part[])[]): string[] => all.map(joinParts);

const sid = 'sid=a1b2c3d4e5f6a7b8';
const token = (claims: object): string => bearer(jwt({ ...claims })).Authorization;

/** Each with what a developer reads as one paragraph, and what a visitor reads as its clauses. */
const cases: readonly [because: string, failed: Overrides, before: Overrides, developer: string, visitor: readonly string[]][] = [
  [
    'a cookie is gone and the token is another one',
    { requestHeaders: { Authorization: 'Bearer b1b2c3d4e5f6' } },
    { requestHeaders: { Authorization: 'Bearer a1b2c3d4e5f6', Cookie: sid } },
    '14 minutes earlier, the same request was answered with 200. Since then: the token in Authorization is another one; the cookie sid is gone. The same as then: the method, the origin and the initiator.',
    ['another sign-in was sent along', 'a cookie that likely held your sign-in is gone'],
  ],
  [
    'nothing',
    { requestHeaders: { Cookie: sid } },
    { requestHeaders: { Cookie: sid } },
    '14 minutes earlier, the same request was answered with 200. Nothing that was compared has changed since: the method, the origin, the initiator, the credentials and the cookies. What did change may be on the server’s side.',
    [],
  ],
  [
    'nothing, but it was another request',
    { requestHeaders: { Cookie: sid } },
    { url: 'https://api.example.com/me', requestHeaders: { Cookie: sid } },
    '14 minutes earlier, another request to this host was answered with 200: GET /me. Nothing that was compared has changed since: the origin, the initiator, the credentials and the cookies. But it was another request: this one may need more.',
    [],
  ],
  [
    'what was sent is not known',
    { requestHeaders: null },
    { requestHeaders: { Cookie: sid } },
    '14 minutes earlier, the same request was answered with 200. Nothing that was compared has changed since: the method, the origin and the initiator. Cannot tell: the credentials (not captured) and the cookies (not captured).',
    [],
  ],
  [
    'a token with other claims, of another page and address',
    { url: 'https://api.example.com/orders/7', initiator: null, requestHeaders: { Authorization: token({ aud: 'b', scope: 'read' }) } },
    {
      url: 'http://api.example.com/orders/8',
      initiator: 'https://a.example',
      requestHeaders: { Authorization: token({ scope: 'read write', iat: 1 }) },
    },
    '14 minutes earlier, a request of the same kind was answered with 200: GET /orders/8. Since then: the origin is https://api.example.com instead of http://api.example.com; the initiator is the user instead of https://a.example; the token in Authorization is another one; the token’s aud is b instead of none; the token’s scope lacks write. The same as then: the method and the cookies.',
    [
      'the address begins with https://api.example.com instead of http://api.example.com',
      'it was asked for from somewhere else',
      'another sign-in was sent along',
    ],
  ],
  [
    'the token ran out',
    { method: 'DELETE', requestHeaders: { Authorization: token({ exp: NOW_SECONDS - 60 }) } },
    { requestHeaders: { Authorization: token({ exp: NOW_SECONDS - 60 }) } },
    '14 minutes earlier, another request to this host was answered with 200: GET /orders. Since then: the method is DELETE instead of GET; the token ran out: its exp is 08:13:20. The same as then: the origin, the initiator, the credentials and the cookies.',
    ['the page asked for it in another way', 'the time of your sign-in ran out'],
  ],
  [
    'a placeholder',
    { requestHeaders: { Authorization: 'Bearer undefined' } },
    { requestHeaders: { Authorization: 'Bearer a1b2c3d4e5f6' } },
    '14 minutes earlier, the same request was answered with 200. Since then: Authorization carries the placeholder undefined. The same as then: the method, the origin, the initiator and the cookies.',
    ['where your sign-in belongs, the page sent a placeholder'],
  ],
  [
    'another scheme',
    { requestHeaders: { Authorization: 'Token a1b2c3d4e5f6' } },
    { requestHeaders: { Authorization: 'Bearer a1b2c3d4e5f6' } },
    '14 minutes earlier, the same request was answered with 200. Since then: Authorization carries Token instead of Bearer. The same as then: the method, the origin, the initiator and the cookies.',
    ['another sign-in was sent along'],
  ],
  [
    'a key that moved, and more cookies than anybody reads',
    { requestHeaders: { 'X-Api-Key': 'a1b2c3d4e5f6' } },
    { url: 'https://api.example.com/orders?api_key=a1b2c3d4e5f6', requestHeaders: { Cookie: 'a=1; b=2; c=3; d=4; e=5; f=6; g=7; h=8' } },
    '14 minutes earlier, the same request was answered with 200. Since then: the key moved from ?api_key to X-Api-Key; the cookies a, b, c, d, e, f and 2 more are gone. The same as then: the method, the origin and the initiator.',
    ['your sign-in was sent in another place', '8 other cookies are gone'],
  ],
];

describe('what changed since it last worked', () => {
  it.each(cases)('%s', (_because, failed, before, developer, visitor) => {
    const changes = changesOf(failed, before);
    expect(joinParts(writeChanges(changes, language))).toBe(developer);
    expect(flat(describeChanges(changes, 'visitor', language).changed)).toEqual(visitor);
  });

  it('is told to a visitor without the words of the trade', () => {
    const jargon = /token|header|credential|origin|initiator|claim|scope|method|server/i;
    for (const [, failed, before] of cases) {
      const { when, changed, rest } = describeChanges(changesOf(failed, before), 'visitor', language);
      expect(flat([when, ...changed, rest]).filter((words) => jargon.test(words))).toEqual([]);
    }
  });
});

it('as a table of then and now', () => {
  const changes = changesOf(
    { initiator: null, requestHeaders: { Authorization: token({ exp: NOW_SECONDS - 60, aud: 'b' }), Cookie: 'a=2; b=1' } },
    {
      initiator: 'https://a.example',
      requestHeaders: { Authorization: token({ exp: NOW_SECONDS - 3000, aud: ['a', 'c'] }), Cookie: `${sid}; a=1` },
    },
  );
  const rows = writeThenAndNow(changes, language).map(({ label, before, after }) => flat([label, before, after]));
  expect(rows).toEqual([
    ['Initiator', 'https://a.example', 'the user'],
    ['Authorization', expect.stringMatching(/^Bearer eyJh… \(\d+\)$/), expect.stringMatching(/^Bearer eyJh… \(\d+\)$/)],
    ['Token', 'valid', 'ran out, 08:13:20'],
    ['aud', 'a c', 'b'],
    ['exp', '07:24:20', '08:13:20'],
    ['sid', 'sent', 'gone from the browser'],
    ['a', 'sent', 'sent with another value'],
    ['b', 'not sent', 'sent'],
  ]);
});
