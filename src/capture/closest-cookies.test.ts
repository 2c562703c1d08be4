import { expect, test } from 'vitest';
import type { RawJarCookie } from '../engine/exchange.ts';
import { closestCookies } from './closest-cookies.ts';

const cookie = (name: string, overrides: Partial<RawJarCookie> = {}): RawJarCookie => ({
  name,
  value: 'v',
  domain: 'api.shop.example',
  hostOnly: true,
  path: '/',
  secure: true,
  httpOnly: false,
  sameSite: 'no_restriction',
  session: true,
  ...overrides,
});
const inPartition = (topLevelSite: string) => ({ partitionKey: { topLevelSite } });
const many = (count: number, overrides: Partial<RawJarCookie>) =>
  Array.from({ length: count }, (_, index) => cookie(`c${index}`, overrides));

test('a few are kept as they came', () => {
  const jar = [cookie('other', { domain: 'other.example' }), cookie('own')];
  expect(closestCookies(jar, 'api.shop.example', undefined)).toEqual({ cookies: jar, leftOut: 0 });
});

test.each([
  ['of a page in another partition', inPartition('https://news.example'), {}],
  ['of a neighbour', { domain: 'other.shop.example' }, {}],
  ['of another page, against those of the page that is open', inPartition('https://news.example'), inPartition('https://partner.example')],
  ['of a neighbour, against those of the domain above', { domain: 'other.shop.example' }, { domain: '.shop.example', hostOnly: false }],
])('of many, those are let go that could not go along: %s', (_because, far, near) => {
  const own = cookie('own', near);
  const { cookies, leftOut } = closestCookies([...many(9_999, far), own], 'api.shop.example', 'https://www.partner.example/orders');
  expect(cookies).toContain(own);
  expect(cookies.length + leftOut).toBe(10_000);
  expect(cookies.length).toBeLessThanOrEqual(400);
});
