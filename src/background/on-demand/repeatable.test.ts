import { expect, test } from 'vitest';
import type { RawHop } from '../../engine/exchange.ts';
import { isAskedAlike, repeatable } from './repeatable.ts';

const hop = (headers: Readonly<Record<string, string>>): RawHop => ({
  method: 'GET',
  url: 'https://shop.example/api?page=2#top',
  startedAt: 0,
  requestHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
});

test('the page’s own headers go again; what only the browser sets does not', () => {
  const own = { Accept: 'application/json', Authorization: 'Bearer t', 'X-API-Key': 'k' };
  const browsers = {
    Host: 'shop.example',
    Origin: 'https://shop.example',
    Referer: 'https://shop.example/',
    'User-Agent': 'x',
    'Sec-Fetch-Mode': 'cors',
    'sec-ch-ua': 'x',
    'Accept-Encoding': 'gzip',
    'Accept-Language': 'en',
    'Cache-Control': 'no-cache',
    'If-None-Match': '"1"',
    'Proxy-Authorization': 'Basic x',
  };
  expect(repeatable(hop({ ...own, ...browsers }))).toEqual({
    method: 'GET',
    url: 'https://shop.example/api?page=2',
    headers: Object.entries(own),
    credentials: 'omit',
  });
});

test('cookies go again by the browser, where some went', () => {
  expect(repeatable(hop({ Cookie: 'sid=1' }))).toMatchObject({ headers: [], credentials: 'include' });
});

test.each([
  ['the same', { Cookie: 'sid=1; cart=2' }, { Cookie: 'sid=1; cart=2' }, true],
  ['a cookie was given anew, in another place', { Cookie: 'sid=1; lb=2' }, { Cookie: 'lb=3; sid=1' }, true],
  ['a cookie is gone', { Cookie: 'sid=1; cart=2' }, { Cookie: 'cart=2' }, false],
  ['a cookie came', {}, { Cookie: 'sid=1' }, false],
  ['another token', { Authorization: 'Bearer a' }, { Authorization: 'Bearer b' }, false],
])('asked alike: %s', (_because, then, now, alike) => {
  expect(isAskedAlike(hop(then), hop(now))).toBe(alike);
});
