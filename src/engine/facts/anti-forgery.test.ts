import { describe, expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';

const guards = (overrides: Overrides) => buildExchange(overrides).hops[0].request?.antiForgery;

describe('tokens against forged requests', () => {
  it.each([
    'X-CSRF-Token',
    'X-XSRF-TOKEN',
    'X-CSRFToken',
    'RequestVerificationToken',
    'X-WP-Nonce',
    'X-OWA-CANARY',
    'CSRF-Token',
    'Jenkins-Crumb',
  ])('%s is one, and no credential', (name) => {
    const { request } = buildExchange({ requestHeaders: { [name]: 'a1b2c3d4e5' } }).hops[0];
    expect(request?.antiForgery).toMatchObject([{ place: { in: 'header', name: name.toLowerCase() }, length: 10, placeholder: undefined }]);
    expect(request?.credentials).toEqual([]);
  });

  it.each(['_token', 'csrfmiddlewaretoken', 'authenticity_token', '__RequestVerificationToken', '_csrf'])('the field %s is one', (name) => {
    const requestBody = { mimeType: 'application/x-www-form-urlencoded', text: `${name}=a1b2c3` };
    expect(guards({ method: 'POST', requestBody })).toMatchObject([{ place: { in: 'form', name } }]);
  });

  it.each([
    ['equal', 'XSRF-TOKEN=abc', 'abc', { name: 'XSRF-TOKEN', equal: true }],
    ['equal once decoded', 'XSRF-TOKEN=abc%3D', 'abc=', { name: 'XSRF-TOKEN', equal: true }],
    ['different', 'XSRF-TOKEN=abc', 'abd', { name: 'XSRF-TOKEN', equal: false }],
    ['without a cookie', 'sid=abc', 'abc', undefined],
    ['the right one of two', '_csrf=s; csrftoken=abc', 'abc', { name: 'csrftoken', equal: true }],
  ])('against the cookie: %s', (_, Cookie, token, cookie) => {
    expect(guards({ requestHeaders: { Cookie, 'X-XSRF-TOKEN': token } })?.[0]?.cookie).toEqual(cookie);
  });

  it('placeholders are seen', () => {
    expect(guards({ requestHeaders: { 'X-CSRF-Token': 'undefined' } })?.[0]?.placeholder).toBe('undefined');
    expect(guards({ requestHeaders: { 'X-CSRF-Token': '' } })?.[0]?.placeholder).toBe('');
  });
});
