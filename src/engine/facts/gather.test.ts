import { describe, expect, test } from 'vitest';
import { buildFacts, type Overrides } from '../testing/build.ts';

describe('the cookies of a request that was not captured', () => {
  const image: Overrides = { resourceType: 'image', requestHeaders: null };

  test('are none where the browser has none for the site', () => {
    expect(buildFacts({ ...image, jar: [] }).sentCookies).toEqual([]);
  });

  test.each<[string, Overrides]>([
    ['the browser has some', { ...image, jar: [{ name: 'sid' }] }],
    ['the jar was not captured', { ...image, jar: null }],
    ['the answer took one away', { ...image, jar: [], responseHeaders: { 'Set-Cookie': 'sid=; Max-Age=0' } }],
    ['a script asked', { requestHeaders: null, jar: [] }],
  ])('are not known where %s', (_name, given) => {
    expect(buildFacts(given).sentCookies).toBeUndefined();
  });
});
