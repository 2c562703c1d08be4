import { expect, test } from 'vitest';
import { mayAskAgain } from './ask-again.ts';
import { buildExchange, type Overrides } from './testing/build.ts';

const fetched: Overrides = {
  url: 'https://shop.example/api/orders',
  initiator: 'https://shop.example',
  requestHeaders: { Authorization: 'Bearer opaque-token-value' },
  body: null,
};
const may = (overrides: Overrides): boolean => mayAskAgain(buildExchange({ ...fetched, ...overrides }));

test.each<[string, Overrides]>([
  ['a GET of a script', {}],
  ['a HEAD', { method: 'HEAD' }],
  ['to another origin', { url: 'https://api.example/orders' }],
  ['an image of the page’s own origin', { resourceType: 'image' }],
  ['a password prompt that is not shown, since no cookies go', { responseHeaders: { 'WWW-Authenticate': 'Basic realm="x"' } }],
])('may be asked again: %s', (_because, overrides) => {
  expect(may(overrides)).toBe(true);
});

test.each<[string, Overrides]>([
  ['a POST', { method: 'POST' }],
  ['a DELETE in the guise of a GET', { requestHeaders: { 'X-HTTP-Method-Override': 'DELETE' } }],
  ['a page', { resourceType: 'main_frame', initiator: null }],
  ['a preflight', { resourceType: 'preflight', method: 'OPTIONS' }],
  ['a WebSocket', { resourceType: 'websocket' }],
  ['an image of another origin, which a script may not read', { resourceType: 'image', url: 'https://cdn.example/a.png' }],
  ['of a sandboxed frame', { initiator: 'null' }],
  ['asked for by the user', { initiator: null }],
  ['what was sent was not captured', { requestHeaders: null }],
  ['a proof made for one request', { requestHeaders: { DPoP: 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.c2ln' } }],
  [
    'a signature over the time',
    { requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/x, SignedHeaders=host, Signature=0a' } },
  ],
  [
    'the browser would ask for a password',
    { requestHeaders: { Cookie: 'sid=1' }, responseHeaders: { 'WWW-Authenticate': 'Basic realm="x"' } },
  ],
  ['user and password in the address', { url: 'https://ada:x@shop.example/api' }],
  ['it did not fail', { status: 200 }],
])('may not be asked again: %s', (_because, overrides) => {
  expect(may(overrides)).toBe(false);
});
