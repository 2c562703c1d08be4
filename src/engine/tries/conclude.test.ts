import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conclude, messages } from './conclude.ts';
import type { CookieRef, TriesRun, TryChange, TryOutcome, TryRow } from './try.ts';

type Short = number | 'silent' | 'not-as-meant' | 'not-needed';
const outcome = (short: Short): TryOutcome =>
  typeof short === 'string'
    ? { kind: short }
    : { kind: 'answered', status: short, as: short < 300 ? 'works' : short === 401 || short === 403 || short === 431 ? 'fails' : 'other' };
const done = (...all: readonly (readonly [TryChange, Short])[]): Pick<TriesRun, 'state' | 'rows'> => ({
  state: 'done',
  rows: all.map(([change, short], at): TryRow => ({ id: `${at}`, change, state: 'done', outcome: outcome(short) })),
});

const same: TryChange = { kind: 'same' };
const cache: TryChange = { kind: 'past-cache' };
const cookies: TryChange = { kind: 'without-cookies' };
const alone = (name: string, nth?: number): TryChange => ({ kind: 'without-cookie', cookie: { name, nth } });
const pile: TryChange = { kind: 'without-pile', start: 'oidc.', times: 6 };
const authorization: TryChange = { kind: 'without-authorization' };
const address: TryChange = { kind: 'other-address', slip: { slash: 'added' }, url: 'https://shop.example/a/' };
const inPrivate: TryChange = { kind: 'private-window' };

describe('what is concluded', () => {
  test.each<[message: string, because: string, rows: readonly (readonly [TryChange, Short])[], cookies?: readonly CookieRef[]]>([
    [
      'worksNow',
      'nothing changed',
      [
        [same, 200],
        [cookies, 200],
        [alone('sid'), 200],
      ],
    ],
    [
      'otherNow',
      'it fails in another way by now',
      [
        [same, 404],
        [cookies, 200],
      ],
    ],
    [
      'none',
      'all fail',
      [
        [same, 401],
        [cache, 401],
        [cookies, 401],
        [alone('sid'), 403],
      ],
    ],
    [
      'none',
      'something else is no success',
      [
        [same, 401],
        [cookies, 404],
      ],
    ],
    [
      'nothingHeard',
      'no answer',
      [
        [same, 'silent'],
        [cookies, 'silent'],
      ],
    ],
    [
      'nothingHeard',
      'nothing went out as meant',
      [
        [same, 'not-as-meant'],
        [cookies, 'not-as-meant'],
      ],
    ],
    ['unsure', 'it was not asked as it was', [[cookies, 200]]],
    [
      'unsure',
      'it was not heard as it was',
      [
        [same, 'silent'],
        [cookies, 200],
      ],
    ],
    [
      'wavers',
      'the control differs',
      [
        [same, 401],
        [cookies, 200],
        [same, 200],
      ],
    ],
    [
      'cookie',
      'all, and one',
      [
        [same, 401],
        [cookies, 200],
        [alone('sid'), 200],
        [alone('a'), 401],
        [same, 401],
      ],
      [{ name: 'sid', nth: undefined }],
    ],
    [
      'cookieAlone',
      'one, and not all: the others are needed',
      [
        [same, 401],
        [cookies, 401],
        [alone('bad'), 200],
        [same, 401],
      ],
      [{ name: 'bad', nth: undefined }],
    ],
    [
      'cookieAlone',
      'the only one',
      [
        [same, 401],
        [alone('sid'), 200],
      ],
      [{ name: 'sid', nth: undefined }],
    ],
    [
      'cookieOfTwo',
      'one of two',
      [
        [same, 401],
        [alone('sid', 1), 200],
        [alone('sid', 2), 401],
      ],
      [{ name: 'sid', nth: 1 }],
    ],
    [
      'cookieTwice',
      'either of two',
      [
        [same, 401],
        [alone('sid', 1), 200],
        [alone('sid', 2), 200],
      ],
      [
        { name: 'sid', nth: 1 },
        { name: 'sid', nth: 2 },
      ],
    ],
    [
      'pile',
      'a pile',
      [
        [same, 431],
        [cookies, 200],
        [pile, 200],
        [alone('sid'), 401],
      ],
    ],
    [
      'tooMany',
      'whichever is left out',
      [
        [same, 401],
        [cookies, 200],
        [alone('a'), 200],
        [alone('b'), 200],
      ],
    ],
    [
      'several',
      'two of three',
      [
        [same, 401],
        [cookies, 200],
        [alone('a'), 200],
        [alone('b'), 200],
        [alone('c'), 401],
      ],
    ],
    [
      'cookies',
      'all, and none alone',
      [
        [same, 401],
        [cookies, 200],
        [alone('a'), 401],
      ],
    ],
    [
      'authorization',
      'the header',
      [
        [same, 401],
        [authorization, 200],
        [same, 401],
      ],
    ],
    [
      'cache',
      'past the caches alone',
      [
        [same, 401],
        [cache, 200],
        [same, 401],
      ],
    ],
    [
      'cacheRenewed',
      'past the caches, and as it was since',
      [
        [same, 401],
        [cache, 200],
        [cookies, 'not-needed'],
        [same, 200],
      ],
    ],
    [
      'address',
      'the slash',
      [
        [same, 401],
        [address, 200],
        [same, 401],
      ],
    ],
    [
      'private',
      'only there',
      [
        [same, 401],
        [alone('sid'), 401],
        [inPrivate, 200],
      ],
    ],
    [
      'cookie',
      'a private window has no cookies either',
      [
        [same, 401],
        [cookies, 200],
        [alone('sid'), 200],
        [inPrivate, 200],
      ],
      [{ name: 'sid', nth: undefined }],
    ],
    [
      'several',
      'two ways out',
      [
        [same, 401],
        [alone('sid'), 200],
        [authorization, 200],
      ],
    ],
  ])('%s: %s', (message, _because, rows, at = []) => {
    const conclusion = conclude(done(...rows));
    expect(conclusion?.message).toBe(message);
    expect(conclusion?.cookies).toEqual(at);
  });

  test.each([
    ['running', undefined],
    ['failed', undefined],
    ['limited', 'limited'],
    ['cancelled', 'cancelled'],
    ['cut-off', 'cutOff'],
  ] as const)('%s: %s, whatever was answered', (state, expected) => {
    expect(conclude({ ...done([same, 401], [alone('sid'), 200]), state })?.message).toBe(expected);
  });
});

test('blames nothing that did not help, and fills in every word', () => {
  const change = fc.constantFrom(same, cache, cookies, alone('sid'), alone('a', 1), alone('a', 2), pile, authorization, address, inPrivate);
  const short = fc.constantFrom<Short[]>(200, 401, 403, 404, 'silent', 'not-as-meant', 'not-needed');
  fc.assert(
    fc.property(fc.array(fc.tuple(change, short), { maxLength: 8 }), (rows) => {
      const conclusion = conclude(done(...rows));
      const helped = rows.flatMap(([one, result]) => (result === 200 && one.kind === 'without-cookie' ? [JSON.stringify(one.cookie)] : []));
      for (const cookie of conclusion?.cookies ?? []) expect(helped).toContain(JSON.stringify(cookie));
      const words = messages[conclusion?.message ?? 'none'].matchAll(/\{(\w+)\}/g);
      for (const [, name = ''] of words) expect(conclusion?.params[name]).toBeDefined();
    }),
  );
});
