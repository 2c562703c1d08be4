import { expect, test } from 'vitest';
import { isEverywhere, matchesSite } from './match-pattern.ts';

test.each([
  ['<all_urls>', 'http://shop.example/', true],
  ['*://*/*', 'https://shop.example/orders', true],
  ['*://*/*', 'wss://shop.example/live', true],
  ['https://*/*', 'https://shop.example/', true],
  ['https://*/*', 'http://shop.example/', false],
  ['https://*/*', 'wss://shop.example/', true],
  ['https://shop.example/*', 'https://shop.example/orders', true],
  ['https://shop.example/*', 'https://pay.shop.example/', false],
  ['*://*.shop.example/*', 'https://shop.example/', true],
  ['*://*.shop.example/*', 'https://pay.shop.example/', true],
  ['*://*.shop.example/*', 'https://myshop.example/', false],
  ['http://localhost:8080/*', 'http://localhost:3000/', true],
  ['http://localhost:*/*', 'http://localhost:3000/', true],
  ['file:///*', 'https://shop.example/', false],
  ['activeTab', 'https://shop.example/', false],
])('%s and %s: %s', (pattern, address, expected) => {
  expect(matchesSite(pattern, address)).toBe(expected);
});

test.each([
  ['<all_urls>', true],
  ['*://*/*', true],
  ['https://*/*', true],
  ['https://*.shop.example/*', false],
])('%s is everywhere: %s', (pattern, expected) => {
  expect(isEverywhere(pattern)).toBe(expected);
});
