import { describe, expect, it } from 'vitest';
import { codesInProse } from './prose-codes.ts';

describe('codes in sentences', () => {
  it.each([
    ['AADSTS50058: A silent sign-in request was sent.', ['AADSTS50058']],
    ['IDX10223: Lifetime validation failed. See also IDX10230.', ['IDX10223', 'IDX10230']],
    ['Firebase ID token has expired (auth/id-token-expired).', ['auth/id-token-expired']],
    ['#<JWT::ExpiredSignature: Signature has expired>', ['JWT::ExpiredSignature']],
    ['HTTP Error 403.7 - Forbidden', ['Error 403.7']],
    ['IIS 10.0 Detailed Error - 401.2 - Unauthorized', ['Error 401.2']],
    ['error code: 1020', ['Error 1020']],
    ['Error 1015 Ray ID: 8f', ['Error 1015']],
    ['The token expired 1020 seconds ago, an error of yours', []],
    ['see https://docs.example/auth/', []],
    ['', []],
  ])('%s', (text, codes) => {
    expect(codesInProse(text)).toEqual(codes);
  });

  it('a megabyte of anything is read at its beginning', () => {
    for (const part of ['auth/a-', 'A::', 'error ', 'AADSTS1']) expect(codesInProse(part.repeat(200_000)).length).toBeLessThan(500);
  });
});
