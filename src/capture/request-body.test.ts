import { describe, expect, test } from 'vitest';
import { readBody, toRawBody } from './request-body.ts';

const octets = (text: string) => new TextEncoder().encode(text).buffer;
const type = (value: string) => [{ name: 'Content-Type', value }];
const keep = (body: Parameters<typeof readBody>[0], headers = type('')) => {
  const read = readBody(body);
  return read && toRawBody(read, headers)?.text;
};

describe('what a page sends along', () => {
  test.each([
    ['a form', { formData: { grant_type: ['refresh_token'], a: ['1', '2'] } }, '', 'grant_type=refresh_token&a=1&a=2'],
    [
      'a form as octets',
      { raw: [{ bytes: octets('grant_type=password&password=hunter2') }] },
      'application/x-www-form-urlencoded',
      'grant_type=password&password=%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2',
    ],
    [
      'JSON in parts',
      { raw: [{ bytes: octets('{"refresh') }, { bytes: octets('Token":"abc"}') }] },
      'application/json',
      '{"refreshToken":"abc"}',
    ],
    ['what is neither', { raw: [{ bytes: octets('my password is hunter2') }] }, 'text/plain', undefined],
    ['a file', { raw: [{ file: '/etc/passwd' }] }, '', undefined],
    ['nothing', undefined, '', undefined],
  ])('%s', (_name, body, contentType, expected) => {
    expect(keep(body, type(contentType))).toBe(expected);
  });

  test.each([
    [
      'in a form',
      { formData: { 'user[password]': ['hunter2'], user: ['ann'] } },
      'user%5Bpassword%5D=%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2&user=ann',
    ],
    ['in JSON', { raw: [{ bytes: octets('{"user":{"password":"hunter2"}}') }] }, '{"user":{"password":"•••••••"}}'],
  ])('a password stays nowhere: %s', (_name, body, expected) => {
    expect(keep(body)).toBe(expected);
  });

  test('what a program puts in the place of a password by mistake is none', () => {
    expect(keep({ formData: { password: ['undefined'] } })).toBe('password=undefined');
  });

  test('of a long one, the first 64 KB', () => {
    expect(readBody({ raw: [{ bytes: octets('x'.repeat(200_000)) }] })).toEqual({ text: 'x'.repeat(65_536) });
  });
});
