import { describe, expect, it } from 'vitest';
import type { HeaderList } from './exchange.ts';
import { collectSecrets } from './secrets.ts';

const of = (url: string, headers: HeaderList = [], fields: readonly { name: string; value: string }[] = []) =>
  collectSecrets(url, headers, fields);
const header = (name: string, value: string) => of('https://a.example/', [{ name, value }]);

describe('what a server may echo', () => {
  it.each([
    ['a token', header('Authorization', 'Bearer a1b2c3d4e5f6'), 'a1b2c3d4e5f6'],
    ['a token of words', header('Authorization', 'Bearer correct-horse-battery'), 'correct-horse-battery'],
    ['the password of Basic', header('Authorization', `Basic ${btoa('anna:pass:word')}`), 'pass:word'],
    ['the user of Basic', header('Authorization', `Basic ${btoa('annalena:pw')}`), 'annalena'],
    ['a parameter of a signature', header('Authorization', 'AWS4-HMAC-SHA256 Credential=AKIA1234567890/x'), 'AKIA1234567890/x'],
    ['a cookie', header('Cookie', 'a=1; sid=a1b2c3d4'), 'a1b2c3d4'],
    ['a key', header('X-Api-Key', 'a1b2c3d4'), 'a1b2c3d4'],
    ['a query of the referring page', header('Referer', 'https://a.example/?t=a1b2c3d4e5f6'), 'a1b2c3d4e5f6'],
    ['userinfo', of('https://annalena:secret@a.example/'), 'annalena'],
    ['a query', of('https://a.example/?q=a1b2c3d4e5f6'), 'a1b2c3d4e5f6'],
    ['a query, decoded', of('https://a.example/?access_token=a%2Fb%20c'), 'a/b c'],
    ['a fragment', of('https://a.example/#a1b2c3'), 'a1b2c3'],
    ['a password', of('https://a.example/', [], [{ name: 'user[password]', value: 'hunter' }]), 'hunter'],
    ['a user name', of('https://a.example/', [], [{ name: 'username', value: 'annalena' }]), 'annalena'],
  ])('%s', (_, secrets, expected) => {
    expect(secrets).toContain(expected);
  });

  it('not the words of a request that are no secret', () => {
    expect(
      of(
        'https://a.example/?sort=descending&prompt=none',
        [{ name: 'Accept', value: 'text/html' }],
        [
          { name: 'grant_type', value: 'refresh_token' },
          { name: 'kind', value: 'customer' },
        ],
      ),
    ).toEqual([]);
  });

  it('the longest first, and no more than is needed', () => {
    expect(of('https://abcdef:abcdefghi@a.example/')).toEqual(['abcdefghi', 'abcdef']);
    expect(header('Cookie', Array.from({ length: 2000 }, (_, index) => `c${index}=value-${index}`).join(';'))).toHaveLength(300);
  });
});
