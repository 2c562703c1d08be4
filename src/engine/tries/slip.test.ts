import { expect, test } from 'vitest';
import { applySlip, slipBetween } from './slip.ts';

test.each<[wrong: string, right: string, slip: object]>([
  ['http://shop.example/a', 'https://shop.example/a', { https: true }],
  ['https://shop.example/a?x=1', 'https://www.shop.example/a?x=1', { www: 'added' }],
  ['https://www.shop.example/a', 'https://shop.example/a', { www: 'removed' }],
  ['https://shop.example/a', 'https://shop.example/a/', { slash: 'added' }],
  ['https://shop.example/a/', 'https://shop.example/a', { slash: 'removed' }],
  ['http://shop.example/a', 'https://www.shop.example/a/', { https: true, www: 'added', slash: 'added' }],
])('%s → %s', (wrong, right, slip) => {
  expect(slipBetween(wrong, right)).toEqual(slip);
  expect(applySlip(wrong, slip)).toBe(right);
});

test.each([
  ['the same', 'https://shop.example/a', 'https://shop.example/a'],
  ['less safe', 'https://shop.example/a', 'http://shop.example/a'],
  ['another host', 'https://shop.example/a', 'https://evil.example/a'],
  ['another path', 'https://shop.example/a', 'https://shop.example/b/'],
  ['another query', 'https://shop.example/a?x=1', 'https://shop.example/a/'],
  ['no address', 'https://shop.example/a', '/a/'],
])('no slip: %s', (_because, wrong, right) => {
  expect(slipBetween(wrong, right)).toBeUndefined();
});

test('of the whole address, with what is secret in it', () => {
  expect(applySlip('http://shop.example/a?token=s3cret#top', { https: true, slash: 'added' })).toBe('https://shop.example/a/?token=s3cret');
});
