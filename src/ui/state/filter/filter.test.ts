import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogRow } from '../log-row.ts';
import { complete } from './complete.ts';
import { readFilter } from './filter.ts';
import { readTerms } from './terms.ts';

const row: LogRow = {
  id: '1',
  at: 0,
  method: 'GET',
  url: 'https://api.shop.example:8443/v2/Orders?page=2',
  origin: 'https://api.shop.example:8443',
  status: 401,
  type: 'xmlhttprequest',
  cause: 'token-expired',
  confidence: 'certain',
  schemes: ['Bearer'],
  has: ['cookie', 'token', 'credential'],
  page: 'shop.example',
  initiator: 'shop.example',
};

describe('a filter', () => {
  test.each([
    ['', true],
    ['   ', true],
    ['orders', true],
    ['ORDERS', true],
    ['shop get', true],
    ['shop post', false],
    ['run out', true],
    ['"has run out"', true],
    ['"out run"', false],
    ['status:401', true],
    ['status-code:401', true],
    ['status:4', true],
    ['status:4xx', true],
    ['status:40x', true],
    ['status:400-402', true],
    ['status:402-499', false],
    ['status:403', false],
    ['status:403,401', true],
    ['status:none', false],
    ['cause:token', true],
    ['cause:token-expired status:401', true],
    ['cause:csrf', false],
    ['cause:none', false],
    ['-get', false],
    ['-post', true],
    ['-status:401', false],
    ['-method:options', true],
    ['method:get', true],
    ['method:GE', false],
    ['domain:api.shop.example', true],
    ['domain:shop.example', true],
    ['domain:hop.example', false],
    ['domain:*.example', true],
    ['domain:*.shop.*', true],
    ['domain:api.shop.example:8443', true],
    ['host:other.example', false],
    ['path:/v2/', true],
    ['type:fetch', true],
    ['type:page', false],
    ['has:cookie', true],
    ['has:challenge', false],
    ['-has:challenge has:token', true],
    ['scheme:bearer', true],
    ['scheme:none', false],
    ['confidence:certain', true],
    ['initiator:shop', true],
    ['page:other', false],
    [String.raw`/orders\?page=\d$/`, true],
    ['/^get$/', true],
    ['-/orders/', false],
    ['domain:/^api/', true],
    ['/v2/orders', true],
    ['https://api.shop', true],
    ['api.shop.example:8443', true],
    ['other:thing', false],
    ['-', true],
    ['status:', true],
  ])('%j: %s', (filter, expected) => {
    const { fits, problems } = readFilter(filter);
    expect(problems).toEqual([]);
    expect(fits(row)).toBe(expected);
  });

  test.each([
    ['status:abc', '“abc” is no status'],
    ['status:4012', '“4012” is no status'],
    ['has:wings', 'no trait “wings”'],
    ['type:spaceship', 'no kind “spaceship”'],
    ['cause:gremlins', 'no cause is called “gremlins”'],
    ['staus:401', 'There is no “staus:”. Is “status:” meant?'],
    ['/(/', 'is no regular expression'],
    ['domain:a/b', '“a/b” is no host'],
  ])('%s is named as a mistake, and the rest is heeded', (filter, message) => {
    const { problems, fits } = readFilter(`${filter} post`);
    expect(problems).toEqual([{ from: 0, to: filter.length, message: expect.stringContaining(message) }]);
    expect(fits(row)).toBe(false);
    expect(readFilter(`${filter} get`).fits(row)).toBe(true);
  });

  test('never throws', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^(?:-?(?:status|has|cause|domain|\/|"|[a-z(]){1,4}[:/" ]?){0,6}$/));
    fc.assert(fc.property(texts, (filter) => typeof readFilter(filter).fits(row) === 'boolean'));
  });
});

test('the terms cover the text, but for the space between them', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const terms = readTerms(text);
      let left = '';
      let at = 0;
      for (const { from, to } of terms) {
        left += text.slice(at, from);
        at = to;
      }
      return (left + text.slice(at)).trim() === '' && terms.every(({ from, to }) => from < to);
    }),
  );
});

describe('completion', () => {
  const rows = [row, { ...row, status: 403 }, { ...row, status: 403, cause: 'csrf-rejected' }];
  const texts = (text: string, caret = text.length) => complete(text, caret, rows).map((each) => each.text);

  test('of names, at the beginning of a word', () => {
    expect(texts('')).toContain('status:');
    expect(texts('shop st')).toEqual(['status:']);
    expect(texts('-m')).toEqual(['method:']);
    expect(complete('-m', 2, rows)[0]).toMatchObject({ from: 1, to: 2 });
  });

  test('of values, the most frequent first, with how many there are', () => {
    expect(complete('status:', 7, rows)).toMatchObject([
      { text: '403 ', count: 2, from: 7, to: 7 },
      { text: '401 ', count: 1 },
    ]);
    expect(complete('cause:tok', 9, rows)).toMatchObject([{ text: 'token-expired ', from: 6, to: 9, hint: 'Your sign-in has run out' }]);
    expect(texts('status:401,40')).toEqual(['403 ', '401 ']);
    // In the middle of a word, what is left of the caret is what is written.
    expect(texts('status:401 has:co', 8)).toEqual(['403 ', '401 ']);
  });

  test('of nothing in a pattern, a quoted text, a field that is not known', () => {
    for (const text of ['/st/', '"st', 'nothing:']) expect(texts(text)).toEqual([]);
  });
});
