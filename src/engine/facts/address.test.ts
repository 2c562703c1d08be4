import { expect, it } from 'vitest';
import { hostOf, originOf, pathOf, queryParameter, segmentsOf } from './address.ts';

it('takes an address apart', () => {
  const url = 'https://Shop.example:8443/api//orders/?state=abc&empty=';
  expect(originOf(url)).toBe('https://shop.example:8443');
  expect(hostOf(url)).toBe('shop.example');
  expect(pathOf(url)).toBe('/api//orders/');
  expect(segmentsOf(url)).toEqual(['api', 'orders']);
  expect(queryParameter(url, 'state')).toBe('abc');
  expect(queryParameter(url, 'empty')).toBeUndefined();
  expect(queryParameter(url, 'code')).toBeUndefined();
});

it('finds nothing in one that is broken', () => {
  expect([originOf('//'), hostOf('//'), pathOf('//'), ...segmentsOf('//')]).toEqual(['', '', '']);
  expect(queryParameter('//', 'a')).toBeUndefined();
});
