import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Challenge, parseChallenges } from './challenges.ts';

/** scheme, parameters or token68, codes of the issues. */
type Expected = readonly [scheme: string, content: string | Record<string, string>, ...issues: string[]];

const parse = (...values: string[]): Challenge[] => parseChallenges(values.map((value) => ({ name: 'WWW-Authenticate', value })));

const vectors: readonly { description: string; header: string | string[]; expected: readonly Expected[] }[] = [
  { description: 'a bare scheme', header: 'Bearer', expected: [['bearer', {}]] },
  { description: 'an empty field', header: '', expected: [] },
  { description: 'a quoted parameter', header: 'Basic realm="shop"', expected: [['basic', { realm: 'shop' }]] },
  { description: 'a token parameter', header: 'Basic realm=shop', expected: [['basic', { realm: 'shop' }]] },
  { description: 'schemes and names in any case', header: 'BASIC Realm="Shop"', expected: [['basic', { realm: 'Shop' }]] },
  {
    description: 'several parameters',
    header: 'Bearer realm="api", error="invalid_token", error_description="The access token expired"',
    expected: [['bearer', { realm: 'api', error: 'invalid_token', error_description: 'The access token expired' }]],
  },
  {
    description: 'commas in a quoted string',
    header: 'Bearer scope="a, b", error="x"',
    expected: [['bearer', { scope: 'a, b', error: 'x' }]],
  },
  { description: 'escaped quotes', header: 'Basic realm="a \\"b\\" c"', expected: [['basic', { realm: 'a "b" c' }]] },
  { description: 'an escaped backslash', header: 'Basic realm="a\\\\b"', expected: [['basic', { realm: 'a\\b' }]] },
  { description: 'an empty quoted string', header: 'Basic realm=""', expected: [['basic', { realm: '' }]] },
  {
    description: 'two bare schemes in a field',
    header: 'Negotiate, NTLM',
    expected: [
      ['negotiate', {}],
      ['ntlm', {}],
    ],
  },
  {
    description: 'two schemes with parameters in a field',
    header: 'Basic realm="a", Bearer realm="b", error="c"',
    expected: [
      ['basic', { realm: 'a' }],
      ['bearer', { realm: 'b', error: 'c' }],
    ],
  },
  {
    description: 'a bare scheme before one with parameters',
    header: 'Negotiate, Basic realm="a"',
    expected: [
      ['negotiate', {}],
      ['basic', { realm: 'a' }],
    ],
  },
  {
    description: 'one scheme twice',
    header: 'Digest realm="a", algorithm=SHA-256, Digest realm="a", algorithm=MD5',
    expected: [
      ['digest', { realm: 'a', algorithm: 'SHA-256' }],
      ['digest', { realm: 'a', algorithm: 'MD5' }],
    ],
  },
  {
    description: 'repeated fields',
    header: ['Basic realm="a"', 'Bearer'],
    expected: [
      ['basic', { realm: 'a' }],
      ['bearer', {}],
    ],
  },
  { description: 'token68', header: 'Negotiate YIIabc+/==', expected: [['negotiate', 'YIIabc+/==']] },
  {
    description: 'token68 before another challenge',
    header: 'NTLM TlRMTVNTUAAC, Basic realm="x"',
    expected: [
      ['ntlm', 'TlRMTVNTUAAC'],
      ['basic', { realm: 'x' }],
    ],
  },
  {
    description: 'empty list elements',
    header: ', ,Basic realm="a",, Bearer,',
    expected: [
      ['basic', { realm: 'a' }],
      ['bearer', {}],
    ],
  },
  { description: 'tabs between', header: 'Basic\trealm="a"\t,\tcharset="UTF-8"', expected: [['basic', { realm: 'a', charset: 'UTF-8' }]] },
  {
    description: 'no space behind commas',
    header: 'Bearer realm="a",error="b",scope="c d"',
    expected: [['bearer', { realm: 'a', error: 'b', scope: 'c d' }]],
  },
  {
    description: 'space around the equals sign',
    header: 'Basic realm = "a"',
    expected: [['basic', { realm: 'a' }, 'space-around-equals']],
  },
  {
    description: 'a comma forgotten between parameters',
    header: 'Bearer realm="a" error="b"',
    expected: [['bearer', { realm: 'a', error: 'b' }, 'missing-comma']],
  },
  {
    description: 'a comma forgotten between challenges',
    header: 'Basic realm="a" Bearer realm="b"',
    expected: [
      ['basic', { realm: 'a' }, 'missing-comma'],
      ['bearer', { realm: 'b' }],
    ],
  },
  {
    description: 'quotes inside a realm, not escaped',
    header: 'Basic realm="the "best" shop"',
    expected: [['basic', { realm: 'the "best" shop' }, 'unescaped-quote']],
  },
  { description: 'a quote that never ends', header: 'Basic realm="shop', expected: [['basic', { realm: 'shop' }, 'unterminated-quote']] },
  {
    description: 'single quotes',
    header: "Bearer realm='api', error='invalid_token'",
    expected: [['bearer', { realm: 'api', error: 'invalid_token' }, 'single-quotes']],
  },
  { description: 'no value', header: 'Basic realm=', expected: [['basic', { realm: '' }, 'missing-value']] },
  {
    description: 'no value before another',
    header: 'Basic realm=, charset="UTF-8"',
    expected: [['basic', { realm: '', charset: 'UTF-8' }, 'missing-value']],
  },
  {
    description: 'a parameter twice: the first counts',
    header: 'Bearer error="a", error="b"',
    expected: [['bearer', { error: 'a' }, 'duplicate-parameter']],
  },
  { description: 'parameters without a scheme', header: 'realm="a"', expected: [['', { realm: 'a' }, 'missing-scheme']] },
  {
    description: 'semicolons for commas',
    header: 'Bearer realm="a"; error="b"',
    expected: [['bearer', { realm: 'a', error: 'b' }, 'stray-characters']],
  },
  {
    description: 'a sentence without quotes',
    header: 'Bearer error_description=The token has expired, error=invalid_token',
    expected: [['bearer', { error_description: 'The token has expired', error: 'invalid_token' }, 'unquoted-value']],
  },
  {
    description: 'an address without quotes',
    header: 'Bearer authorization_uri=https://login.example/x, realm=a',
    expected: [['bearer', { authorization_uri: 'https://login.example/x', realm: 'a' }, 'unquoted-value']],
  },
  { description: 'a colon behind the scheme', header: 'Bearer: realm="a"', expected: [['bearer', { realm: 'a' }, 'stray-characters']] },
  { description: 'a scheme that begins with a digit', header: '401 realm="a"', expected: [['401', { realm: 'a' }, 'invalid-scheme']] },
  {
    description: 'parameters behind token68',
    header: 'Negotiate YII=, realm="a"',
    expected: [['negotiate', 'YII=', 'token68-with-parameters']],
  },
  { description: 'names with stars', header: "Basic realm*=UTF-8''a", expected: [['basic', { 'realm*': "UTF-8''a" }]] },
  { description: 'vendor schemes', header: 'AWS4-HMAC-SHA256 realm="x"', expected: [['aws4-hmac-sha256', { realm: 'x' }]] },
  {
    description: 'two schemes that share parameters by a mistake of the list',
    header: 'Bearer realm="a", DPoP realm="a", algs="ES256 PS256"',
    expected: [
      ['bearer', { realm: 'a' }],
      ['dpop', { realm: 'a', algs: 'ES256 PS256' }],
    ],
  },
  {
    description: 'an unknown scheme',
    header: 'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
    expected: [
      ['newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
      ['basic', { realm: 'simple' }],
    ],
  },
  { description: 'characters beyond ASCII in a realm', header: 'Basic realm="Büro"', expected: [['basic', { realm: 'Büro' }]] },
  { description: 'nothing but commas', header: ',,, ,', expected: [] },
];

describe('challenges', () => {
  test.each(vectors)('$description', ({ header, expected }) => {
    const found = parse(...[header].flat());
    expect(
      found.map(({ scheme, token68, params, issues }) => [scheme, token68 ?? params, ...new Set(issues.map((issue) => issue.code))]),
    ).toEqual(expected);
  });

  test('name their field, and other headers are left alone', () => {
    const headers = [
      { name: 'proxy-authenticate', value: 'Basic realm="p"' },
      { name: 'Server', value: 'Basic realm="s"' },
    ];
    expect(parseChallenges(headers).map((challenge) => [challenge.field, challenge.params])).toEqual([
      ['proxy-authenticate', { realm: 'p' }],
    ]);
  });

  test('issues say where', () => {
    expect(parse('Basic realm="a" Bearer')[0]?.issues).toEqual([{ code: 'missing-comma', at: 16 }]);
  });

  test('strings without names are a code and a sentence', () => {
    expect(parse('OAuth "A Platform" "invalid_token" "Session has expired, sign in", Bearer realm="b"')).toMatchObject([
      { scheme: 'oauth', params: { error: 'invalid_token', error_description: 'Session has expired, sign in' } },
      { scheme: 'bearer', params: { realm: 'b' } },
    ]);
  });

  test('a parameter named __proto__ is a parameter', () => {
    expect(Object.keys(parse('Bearer __proto__="x"')[0]?.params ?? {})).toEqual(['__proto__']);
  });

  test('nothing throws, and every scheme is in lower case', () => {
    const pieces = fc.constantFrom('Basic', 'Bearer', ' ', ',', '=', '"', '\\', "'", 'realm', ';', 'é', '\t', 'abc==', '\u0000');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (words) => {
        for (const challenge of parse(words.join(''))) expect(challenge.scheme).toBe(challenge.scheme.toLowerCase());
      }),
    );
  });

  test('what is well formed comes back as it was written', () => {
    const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
    const challenge = fc.record({ scheme: token, params: fc.dictionary(token, fc.string({ maxLength: 12 }), { minKeys: 1, maxKeys: 4 }) });
    const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 5 }), (challenges) => {
        const header = challenges
          .map(
            ({ scheme, params }) =>
              `${scheme} ${Object.entries(params)
                .map(([name, value]) => `${name}=${quoted(value)}`)
                .join(', ')}`,
          )
          .join(', ');
        expect(parse(header).map(({ scheme, params, issues }) => ({ scheme, params, issues }))).toEqual(
          challenges.map((each) => ({ scheme: each.scheme, params: { ...each.params }, issues: [] })),
        );
      }),
    );
  });

  test.each([
    ['ten thousand challenges', 'Basic realm="a", '.repeat(10_000), 10_000],
    ['a megabyte of quotes', `Basic realm="${'"'.repeat(1_000_000)}`, 1],
    ['a megabyte of spaces', `Basic realm=${' '.repeat(1_000_000)}`, 1],
    ['a megabyte of words without quotes', `Basic realm=${'a '.repeat(500_000)}`, 1],
    ['a megabyte of quoted words', `Basic realm="${'a" b '.repeat(200_000)}`, 1],
    ['a megabyte of equals signs', `Basic ${'='.repeat(1_000_000)}`, 1],
  ])('%s are read', (_, header, expected) => {
    expect(parse(header)).toHaveLength(expected);
  });
});
