import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlaceholder, readUnset } from './placeholder.ts';

describe('a placeholder', () => {
  it.each([
    ...['undefined', 'null', 'Null', 'None', 'nil', 'NaN', '<nil>', '(null)', 'false', 'true', '{}', '[]'],
    ...['[object Object]', '[object Promise]', 'Promise { <pending> }', '() => getToken()', 'function getToken() {}'],
    ...[
      'YOUR_API_KEY',
      'your-token-here',
      'your_access_token',
      'YOUR API KEY',
      'insert_token_here',
      'REPLACE_WITH_TOKEN',
      'paste-your-key',
    ],
    ...['{{token}}', '{{ access_token }}', '{{user.token}}', '{token}', '<token>', '<your access token>', '<YOUR_API_KEY>', '[token]'],
    ...[
      '\u0024{TOKEN}',
      '\u0024{process.env.TOKEN}',
      '$TOKEN',
      '$API_KEY',
      '%TOKEN%',
      '$(TOKEN)',
      '#{token}',
      '@{token}',
      ':token',
      '__TOKEN__',
      '\u0024{{ secrets.DEPLOY_TOKEN }}',
      '((api-token))',
      '[[token]]',
      '<<api_key>>',
      '@@TOKEN@@',
      '#{ApiToken}#',
      '%{token}',
      '$TOKEN$',
      '<%= token %>',
    ],
    ...['process.env.API_KEY', 'import.meta.env.VITE_TOKEN', "os.environ['TOKEN']", 'secrets.TOKEN', '$env:TOKEN'],
    ...['xxx', 'XXXXXXXX', 'xxxx-xxxx-xxxx', 'sk_test_xxxxxxxx', 'sk-...', 'changeme', 'change_me', 'TODO', '...', '…'],
    ...[
      'token',
      'access_token',
      'accessToken',
      'apikey',
      'API_KEY',
      'ACCESS_TOKEN',
      'MY_SERVICE_API_KEY',
      'my_token',
      'string',
      ' undefined ',
    ],
  ])('%s', (value) => {
    expect(readPlaceholder(value)).toBe(value.trim());
  });
});

describe('no placeholder', () => {
  it.each([
    ['nothing', ''],
    ['a key', 'sk_test_4eC39HqLyjWDarjtT1zdp7dc'],
    ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln'],
    ['hex', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a UUID', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['a short one', 'abc123'],
    ['a real one in brackets', '<sk_test_4eC39HqLyjWDarjtT1zdp7dc>'],
    ['a real one in braces', '{{d41d8cd98f00b204e9800998ecf8427e}}'],
    ['a real one after a dollar sign', '$2b$10$N9qo8uLOickgx2ZMRZoMye'],
    ['one that a tool took out', '[REDACTED]'],
    ['one that a tool starred out', '********'],
    ['letters alone', 'kJhGtRplmVnWqZsXcYbA'],
    ['something long', `your token ${'a'.repeat(200)}`],
  ])('%s', (_, value) => {
    expect(readPlaceholder(value)).toBeUndefined();
  });

  it('is anything random, whatever stands around it', () => {
    const random = fc.stringMatching(/^[A-Za-z0-9]{16,40}$/).filter((text) => (text.match(/\d/g) ?? []).length > 2);
    fc.assert(
      fc.property(
        random,
        fc.constantFrom(['', ''], ['{{', '}}'], ['<', '>'], ['\u0024{', '}'], ['[', ']'], ['$', '']),
        (value, [open, close]) => {
          expect(readPlaceholder(open + value + close)).toBeUndefined();
        },
      ),
    );
  });
});

describe('what a program leaves behind', () => {
  it.each(['undefined', 'null', '[object Object]', '{{token}}', '\u0024{SESSION}', 'NaN'])('%s is unset', (value) => {
    expect(readUnset(value)).toBe(value);
  });
  it.each(['token', 'secret', 'true', 'false', 'changeme', 'xxx', '{}', 'password'])('%s may be meant', (value) => {
    expect(readUnset(value)).toBeUndefined();
  });
});
