import { describe, expect, test } from 'vitest';
import { lastHop } from '../../engine/exchange.ts';
import { buildExchange, buildRaw, type Overrides } from '../../engine/testing/build.ts';
import { maskedCopy, wholeCopy } from './copyable.ts';
import { copyAs, targets } from './index.ts';

const SECRET = 'sEcReT0123456789abcdef';

const overrides: Overrides = {
  method: 'POST',
  url: `https://ada:pw@shop.example/u/${SECRET}/orders?page=2&access_token=${SECRET}&${SECRET}#top`,
  requestHeaders: {
    ':authority': 'shop.example',
    Host: 'shop.example',
    'Accept-Encoding': 'gzip',
    'Sec-Fetch-Site': 'same-origin',
    'Sec-CH-UA': '"x"',
    Connection: 'keep-alive',
    Accept: 'application/json',
    Authorization: `Bearer ${SECRET}`,
    'X-API-Key': SECRET,
    'X-Trace': SECRET,
    Cookie: `sid=${SECRET}; empty=; sid=${SECRET}2`,
    Referer: `https://shop.example/?code=${SECRET}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  },
  requestBody: { text: `grant_type=refresh_token&refresh_token=${SECRET}`, mimeType: 'application/x-www-form-urlencoded' },
};

const masked = (more: Overrides = overrides) => maskedCopy(lastHop(buildExchange(more)));

describe('a masked copy', () => {
  test('has places to fill in, named by what they are, and no secret and no mask', () => {
    const { request } = masked();
    expect(request).toEqual({
      method: 'POST',
      url: 'https://shop.example/u/<hidden>/orders?page=2&access_token=<access_token>&<hidden>',
      headers: [
        { name: 'Accept', value: 'application/json' },
        { name: 'Authorization', value: 'Bearer <access token>' },
        { name: 'X-API-Key', value: '<x-api-key>' },
        { name: 'X-Trace', value: '<x-trace>' },
        { name: 'Cookie', value: 'sid=<sid>; empty=; sid=<sid>' },
        { name: 'Referer', value: 'https://shop.example/?code=<code>' },
        { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      ],
      body: 'grant_type=refresh_token&refresh_token=<refresh_token>',
    });
  });

  test('counts what it leaves out, by kind', () => {
    expect(masked().hidden.map(({ kind, at }) => `${kind} in ${at}`)).toEqual([
      'token in authorization',
      'key in x-api-key',
      'value in x-trace',
      'cookie in cookie',
      'cookie in cookie',
      'value in referer',
      'token in body',
      ...Array.from({ length: 3 }, () => 'value in url'),
    ]);
  });

  test.each(targets)('is valid and without a secret as $label', (target) => {
    const written = copyAs(target, masked().request);
    expect(written).toHaveProperty('text');
    expect(JSON.stringify(written)).not.toMatch(/sEcR|…/);
  });

  test.each([
    ['Basic YWRhOnB3', 'Basic <user:password in base64>'],
    [SECRET, '<credentials>'],
    [`Digest username="ada", nonce="${SECRET}"`, 'Digest <credentials>'],
  ])('Authorization: %s', (value, placeholder) => {
    expect(masked({ requestHeaders: { Authorization: value } }).request.headers).toEqual([{ name: 'Authorization', value: placeholder }]);
  });

  test('a password in the address becomes the header that the browser makes of it', () => {
    const { request, hidden } = masked({ url: 'https://ada:pw@shop.example/' });
    expect(request.headers).toEqual([{ name: 'Authorization', value: 'Basic <user:password in base64>' }]);
    expect(hidden).toEqual([{ kind: 'password', at: 'authorization' }]);
  });

  test('of JSON the fields, unless they were nested', () => {
    const json = (body: object) =>
      masked({ method: 'POST', requestHeaders: { 'Content-Type': 'application/json' }, requestBody: { ...body } });
    expect(json({ user: 'ada', password: 'x' }).request.body).toBe('{"user":"<user>","password":"<password>"}');
    expect(json({ user: { name: 'ada' } }).request.body).toBe('<body>');
  });

  test('says what was not captured', () => {
    expect(masked({ requestHeaders: null }).lacks).toEqual(['headers']);
    expect(masked({ method: 'POST', requestHeaders: { Accept: '*/*' } }).lacks).toEqual(['body']);
  });
});

describe('a copy with its secrets', () => {
  const whole = (more: Overrides = overrides) => {
    const [{ method, url, requestHeaders: headers, requestBody: body }] = buildRaw(more).hops;
    return wholeCopy({ method, url, headers, body });
  };

  test('is the request as it went out, without what the browser adds by itself', () => {
    const { request, hidden } = whole();
    expect(request.url).toBe(`https://shop.example/u/${SECRET}/orders?page=2&access_token=${SECRET}&${SECRET}`);
    expect(request.headers.map(({ name }) => name)).toEqual(masked().request.headers.map(({ name }) => name));
    expect(request.headers).toContainEqual({ name: 'Cookie', value: `sid=${SECRET}; empty=; sid=${SECRET}2` });
    expect(request.body).toBe(`grant_type=refresh_token&refresh_token=${SECRET}`);
    expect(hidden).toEqual([]);
  });

  test('a password in the address becomes the header that the browser makes of it', () => {
    expect(whole({ url: 'wss://ad%C3%A1:p%3Aw@shop.example/' }).request).toMatchObject({
      url: 'https://shop.example/',
      headers: [{ name: 'Authorization', value: `Basic ${Buffer.from('adá:p:w').toString('base64')}` }],
    });
  });

  test.each(['user=ada&password=%E2%80%A2%E2%80%A2', '{"user":"ada","password":"••"}'])(
    'leaves the place of a password open: %s',
    (text) => {
      const { request, hidden } = wholeCopy({ method: 'POST', url: 'https://x.example/', body: { text, mimeType: '' } });
      expect(request.body).toBe(text.replace(/•+|(?:%E2%80%A2)+/, '<password>'));
      expect(hidden).toEqual([{ kind: 'password', at: 'body' }]);
    },
  );
});
