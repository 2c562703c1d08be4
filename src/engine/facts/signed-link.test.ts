import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl } from '../mask.ts';
import { NOW } from '../testing/build.ts';
import { readLinkLife } from './signed-link.ts';

const read = (query: string) => readLinkLife(safeUrl(`https://files.example/report.pdf?${query}`));

describe('when a signed link ends', () => {
  it.each([
    ['S3, version 4', 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260317T080000Z&X-Amz-Expires=860&X-Amz-Signature=abc', NOW],
    ['Google, version 4', 'X-Goog-Date=20260317T080000Z&X-Goog-Expires=860&X-Goog-Signature=abc', NOW],
    ['a moment in seconds', `AWSAccessKeyId=AKIA&Expires=${NOW / 1000}&Signature=abc`, NOW],
    ['a shared access signature', 'sv=2024-11-04&se=2026-03-17T08:14:20Z&sr=b&sp=r&sig=abc', NOW],
    ['a shared access signature by the day', 'se=2026-03-17&sig=abc', Date.UTC(2026, 2, 17)],
    ['from when until when', `q-sign-time=${NOW / 1000 - 600}%3B${NOW / 1000}&q-signature=abc`, NOW],
    ['fields in one parameter', `hdnts=st=${NOW / 1000 - 600}~exp=${NOW / 1000}~acl=/*~hmac=abcdef0123456789`, NOW],
  ])('%s', (_, query, endsAt) => {
    expect(read(query)?.endsAt).toBe(endsAt);
  });
});

it.each([
  ['nothing signs it', 'expires=1773735260'],
  ['it does not say', 'signature=abc'],
  ['what it says is no time', 'Expires=soon&Signature=abc'],
  ['a field of that name without a seal', 'hdnts=exp=1773735260~acl=/*'],
  ['seconds without a beginning', 'X-Amz-Expires=900&X-Amz-Signature=abc'],
])('is not known: %s', (_, query) => {
  expect(read(query)).toBeUndefined();
});

it('of packed fields, the end alone is kept', () => {
  expect(safeUrl('https://cdn.example/a?hdnts=st=1~exp=1773735260~acl=/*~hmac=abcdef0123456789')).toBe(
    'https://cdn.example/a?hdnts=…~exp=1773735260~…',
  );
});

it('any address is borne', () => {
  fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => void readLinkLife(url)));
  fc.assert(fc.property(fc.string(), (text) => void readLinkLife(`https://a.example/?signature=x&expires=${text}`)));
});
