import { expect, test } from 'vitest';
import { changedCookie, cookieOf } from './change-request.ts';
import type { TryChange } from './try.ts';

const cookie = 'sid=1; a=b=c; sid=2; pile.x=1; pile.y=2; bare';

test.each<[because: string, change: TryChange, expected: string | undefined]>([
  ['nothing', { kind: 'same' }, cookie],
  ['all', { kind: 'without-cookies' }, undefined],
  ['one', { kind: 'without-cookie', cookie: { name: 'a', nth: undefined } }, 'sid=1; sid=2; pile.x=1; pile.y=2; bare'],
  ['the second', { kind: 'without-cookie', cookie: { name: 'sid', nth: 2 } }, 'sid=1; a=b=c; pile.x=1; pile.y=2; bare'],
  ['a pile', { kind: 'without-pile', start: 'pile.', times: 2 }, 'sid=1; a=b=c; sid=2; bare'],
])('%s', (_because, change, expected) => {
  expect(changedCookie(change, cookie)).toBe(expected);
});

test('nothing is left of the last one', () => {
  expect(changedCookie({ kind: 'without-cookie', cookie: { name: 'sid', nth: undefined } }, 'sid=1')).toBeUndefined();
});

test('several fields are one', () => {
  expect(
    cookieOf([
      { name: 'Cookie', value: 'a=1' },
      { name: 'cookie', value: 'b=2' },
    ]),
  ).toBe('a=1; b=2');
  expect(cookieOf([{ name: 'Accept', value: '*/*' }])).toBeUndefined();
});
