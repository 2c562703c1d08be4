import { describe, expect, it } from 'vitest';
import { readJwt } from '../../engine/facts/jwt.ts';
import { NOW, NOW_SECONDS } from '../../engine/testing/build.ts';
import { faultsOf } from './token-faults.ts';

const encode = (value: object): string => btoa(JSON.stringify(value)).replace(/[+/=]/g, (char) => ({ '+': '-', '/': '_' })[char] ?? '');
const token = (claims: object, header: object = { alg: 'RS256' }): string => `${encode(header)}.${encode(claims)}.c2ln`;
function faults(text: string, now: number | undefined = NOW): string[] {
  const jwt = readJwt(text);
  return jwt ? faultsOf(jwt, now).map(({ at }) => at) : ['no token'];
}

describe('what is wrong with a token', () => {
  it.each([
    ['nothing', token({ exp: NOW_SECONDS + 60, nbf: NOW_SECONDS - 60, iat: NOW_SECONDS - 60 }), []],
    ['it has run out', token({ exp: NOW_SECONDS - 1 }), ['exp']],
    ['it has not begun', token({ nbf: NOW_SECONDS + 60 }), ['nbf']],
    ['it is from the future', token({ iat: NOW_SECONDS + 60 }), ['iat']],
    ['a clock that is a little off is none', token({ iat: NOW_SECONDS + 2 }), []],
    ['its time is in milliseconds', token({ exp: NOW - 1000 }), ['exp']],
    ['it is not signed', `${encode({ alg: 'none' })}.${encode({ a: 1 })}.`, ['alg']],
    ['its signature is gone', `${encode({ alg: 'RS256' })}.${encode({ a: 1 })}.`, ['signature']],
    ['its claims are cut', `${encode({ alg: 'RS256' })}.${encode({ a: 1 }).slice(0, 5)}.c2ln`, ['claims']],
    ['its header is not base64url', `${encode({ alg: 'RS256', x: 1 })}%.${encode({ a: 1 })}.c2ln`, ['header']],
    ['it has two parts', `${encode({ alg: 'RS256' })}.${encode({ a: 1 })}`, ['token']],
    ['it is an ID token', token({ nonce: 'n', at_hash: 'h' }), ['token']],
    ['it is a refresh token', token({ typ: 'Refresh' }), ['token']],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('without a clock nothing is said of times', () => {
    const jwt = readJwt(token({ exp: 1, nbf: 4e9 }));
    expect(jwt && faultsOf(jwt, undefined)).toEqual([]);
  });
});
