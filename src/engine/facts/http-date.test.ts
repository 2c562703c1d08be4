import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCookieDate, parseHttpDate } from './http-date.ts';

const at = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : Date.parse(iso));

describe('HTTP dates', () => {
  test.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z'],
    [' Tue, 24 Nov 2026 14:00:00 GMT ', '2026-11-24T14:00:00Z'],
    ['Tue, 29 Feb 2028 00:00:00 GMT', '2028-02-29T00:00:00Z'],
    ['Sat, 30 Feb 2026 00:00:00 GMT', undefined],
    ['Tue, 24 Nov 2026 24:00:00 GMT', undefined],
    ['Tue, 24 Foo 2026 14:00:00 GMT', undefined],
    ['2026-11-24T14:00:00Z', undefined],
    ['1732456800', undefined],
    ['', undefined],
    ['0', undefined],
  ])('%j', (value, iso) => {
    expect(parseHttpDate(value)).toBe(at(iso));
  });
});

describe('cookie dates', () => {
  test.each([
    ['Tue, 24 Nov 2026 14:00:00 GMT', '2026-11-24T14:00:00Z'],
    ['Tue, 24-Nov-2026 14:00:00 GMT', '2026-11-24T14:00:00Z'],
    ['Tue, 24-Nov-26 14:00:00 GMT', '2026-11-24T14:00:00Z'],
    ['24 Nov 2026 14:00:00', '2026-11-24T14:00:00Z'],
    ['Nov 24 14:00:00 2026', '2026-11-24T14:00:00Z'],
    ['14:00:00 2026 24 november', '2026-11-24T14:00:00Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00Z'],
    ['Thu, 01-Jan-70 00:00:01 GMT', '1970-01-01T00:00:01Z'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '9999-12-31T23:59:59Z'],
    ['Wed, 31 Feb 2026 10:00:00 GMT', undefined],
    ['Tue, 24 Nov 2026', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%j', (value, iso) => {
    expect(parseCookieDate(value)).toBe(at(iso));
  });
});

test('nothing throws, and every whole second comes back', () => {
  fc.assert(
    fc.property(fc.string(), (value) =>
      [parseHttpDate(value), parseCookieDate(value)].every((read) => read === undefined || Number.isFinite(read)),
    ),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const text = new Date(seconds * 1000).toUTCString();
      expect(parseHttpDate(text)).toBe(seconds * 1000);
      expect(parseCookieDate(text)).toBe(seconds * 1000);
    }),
  );
});
