import { describe, expect, test } from 'vitest';
import { buildExchange, NOW, NOW_SECONDS, type Overrides } from '../testing/build.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import { type ComparedThing, type Comparison, compareExchanges } from './compare.ts';

const compare = (before: Overrides, after: Overrides): Comparison => {
  const both = [
    buildExchange({ id: 'before', at: NOW - 60_000, status: 200, ...before }),
    buildExchange({ id: 'after', ...after }),
  ] as const;
  return compareExchanges(...both, both);
};

const short = (things: readonly ComparedThing[]): string[] =>
  things.map((thing) =>
    [thing.what, 'name' in thing ? thing.name : 'claim' in thing ? thing.claim : '', 'change' in thing ? thing.change : '']
      .filter(Boolean)
      .join(' '),
  );

const token = (claims: object): Record<string, string> => bearer(jwt({ iss: 'https://id.example', exp: NOW_SECONDS + 600, ...claims }));

describe('two requests', () => {
  const comparison = compare(
    {
      requestHeaders: {
        ...token({ aud: 'shop-api', scope: 'read write' }),
        Cookie: 'sid=aaaaaaaaaaaaaaaa; theme=dark; cart=1',
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
      },
      responseHeaders: { Server: 'nginx', 'Set-Cookie': 'sid=aaaaaaaaaaaaaaaa' },
    },
    {
      url: 'https://api.example.com/orders?page=2',
      method: 'POST',
      jar: [
        { name: 'theme', value: 'dark' },
        { name: 'cart', value: '2' },
      ],
      requestHeaders: {
        ...token({ aud: 'billing-api', scope: 'read write' }),
        Cookie: 'theme=dark; cart=2',
        Accept: 'text/html',
        'X-Trace': 'on',
      },
      responseHeaders: { Server: 'nginx', 'WWW-Authenticate': 'Bearer realm="shop", error="invalid_token"' },
      body: { error: 'invalid_token' },
    },
  );

  test('differ in the order of how much each thing matters', () => {
    expect(short(comparison.different)).toEqual([
      'credential replaced',
      'claim aud other',
      'cookie sid gone',
      'cookie cart replaced',
      'query page came',
      'method other',
      'request-header x-requested-with gone',
      'request-header accept other',
      'request-header x-trace came',
      'status other',
      'challenge came',
      'said came',
      'set-cookie sid gone',
    ]);
  });

  test('are the same in all else that was compared', () => {
    expect(short(comparison.same)).toEqual([
      ...['claim iss same', 'claim scopes same', 'claim kid same', 'claim alg same', 'claim typ same', 'claim exp same'],
      ...['cookie theme same', 'origin same', 'path same', 'initiator same', 'kind same', 'response-header server same'],
    ]);
    expect(comparison.incomparable).toEqual([]);
  });

  test('show no secret', () => {
    expect(JSON.stringify(comparison)).not.toContain('aaaaaaaaaaaa');
    expect(JSON.stringify(comparison)).not.toMatch(/eyJ[\w-]{10}/);
  });
});

test('the same token is told to be the same, and that it ran out between the two', () => {
  const sent = bearer(jwt({ exp: NOW_SECONDS - 10 }));
  const { different, same } = compare({ requestHeaders: sent }, { requestHeaders: sent });
  expect(short(different)).toEqual(['ran-out', 'status other']);
  expect(short(same)).toContain('credential same');
});

test('of masked values that look alike nothing is said', () => {
  const { different, same } = compare(
    { url: 'https://api.example.com/orders?user=ada', requestHeaders: { 'X-Device': 'abcdefghijkl-1' } },
    { url: 'https://api.example.com/orders?user=eve', requestHeaders: { 'X-Device': 'abcdefghijkl-2' } },
  );
  for (const things of [different, same]) expect(short(things).filter((each) => /device|user/.test(each))).toEqual([]);
});

test('what one side has not kept cannot be compared, and is named', () => {
  const { different, incomparable } = compare(
    { requestHeaders: null, responseHeaders: null },
    { requestHeaders: { Accept: 'a', ...bearer('abcdefgh') }, initiator: 'unknown', topLevelUrl: null },
  );
  expect(incomparable).toEqual(['credentials', 'cookies', 'initiator', 'request-headers', 'response-headers']);
  expect(short(different)).toEqual(['status other']);
});

test('any two may be compared, two failures too, in either order', () => {
  const [first, second] = [
    { requestHeaders: { Cookie: 'sid=aaaaaaaaaaaaaaaa' }, status: 401 },
    { requestHeaders: {}, status: 403 },
  ];
  expect(short(compare(first, second).different)).toEqual(['cookie sid gone', 'status other']);
  expect(short(compare(second, first).different)).toEqual(['cookie sid came', 'status other']);
});
