import { describe, expect, it } from 'vitest';
import { readJwt } from '../../engine/facts/jwt.ts';
import { claimsInWords, summaryOf } from './token-words.ts';

const encode = (value: object): string => btoa(JSON.stringify(value)).replace(/[+/=]/g, (char) => ({ '+': '-', '/': '_' })[char] ?? '');
function jwt(claims: object, header: object = { alg: 'RS256' }) {
  const read = readJwt(`${encode(header)}.${encode(claims)}.c2ln`);
  if (!read) throw new Error('no token');
  return read;
}

describe('a token in words', () => {
  it.each([
    [
      { iss: 'https://id.example/realms/a', aud: 'https://api.example', iat: 1, exp: 2 },
      'Issued {issued} by `id.example` for `api.example`, good until {until}.',
    ],
    [{ aud: ['a', 'b'] }, 'Issued for `a`, `b`.'],
    [{ iat: 1 }, 'Issued {issued}.'],
    [{ exp: 2 }, undefined],
    [{}, undefined],
  ])('%j', (claims, summary) => {
    expect(summaryOf(jwt(claims))).toBe(summary);
  });

  it('names each claim as the token has it, and says what it means', () => {
    const words = claimsInWords(
      jwt(
        { sub: 'a', scope: 'read write', exp: 1_773_735_260, amr: ['pwd'], cnf: { jkt: 'k' }, azp: 'shop', groups: ['x', 'y'] },
        { alg: 'ES256', kid: '7' },
      ),
    );
    expect(words.map(({ claim }) => claim)).toEqual(['alg', 'kid', 'azp', 'sub', 'exp', 'scope', 'roles', 'amr', 'cnf']);
    const told = (wanted: string) => words.find(({ claim }) => claim === wanted)?.value;
    expect(told('scope')).toEqual({ list: ['read', 'write'] });
    expect(told('exp')).toEqual({ at: 1_773_735_260_000 });
    expect(told('sub')).toEqual({ text: 'a person' });
    expect(told('roles')).toEqual({ text: '2' });
    expect(told('cnf')).toMatchObject({ text: expect.stringMatching(/DPoP/) });
  });

  it('takes a time in milliseconds for what was meant', () => {
    expect(claimsInWords(jwt({ exp: 1_773_735_260_000 })).at(-1)?.value).toEqual({ at: 1_773_735_260_000 });
  });
});
