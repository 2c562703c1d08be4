import { describe, expect, it } from 'vitest';
import { buildFacts, type Overrides } from '../testing/build.ts';
import { type RefusalRule, refusedCookies, type WithheldReason } from './cookie-facts.ts';

const withheld = (overrides: Overrides) =>
  buildFacts(overrides).cookies?.withheld.map(({ cookie, reason, certain }) => [cookie.name, reason, certain]);

const cookie = { name: 'sid', value: 'a1b2c3d4e5f6' };
const none = { ...cookie, sameSite: 'no_restriction', secure: true } as const;
const cross = { initiator: 'https://portal.example' };
const shopApi = { url: 'https://api.shop.example/orders' };

describe('why a cookie was not attached', () => {
  it.each<[string, Overrides, WithheldReason, boolean]>([
    ['host-only of the bare name', { url: 'https://www.shop.example/', jar: [{ ...cookie, domain: 'shop.example' }] }, 'domain', true],
    ['host-only of www', { url: 'https://shop.example/', jar: [{ ...cookie, domain: 'www.shop.example' }] }, 'domain', true],
    ['of a sibling', { url: 'https://api.shop.example/', jar: [{ ...cookie, domain: '.app.shop.example' }] }, 'domain', true],
    ['of localhost at 127.0.0.1', { url: 'http://127.0.0.1:3000/', jar: [{ ...cookie, domain: 'localhost' }] }, 'domain', true],
    ['another path', { ...shopApi, jar: [{ ...cookie, path: '/admin' }] }, 'path', true],
    ['a path that only begins alike', { ...shopApi, jar: [{ ...cookie, path: '/order' }] }, 'path', true],
    ['Secure over http', { url: 'http://shop.example/', jar: [{ ...cookie, secure: true }] }, 'secure-over-http', true],
    ['Strict from another site', { ...cross, jar: [{ ...cookie, sameSite: 'strict' }] }, 'same-site', true],
    [
      'Strict on a link from another site',
      { ...cross, resourceType: 'main_frame', jar: [{ ...cookie, sameSite: 'strict' }] },
      'same-site',
      true,
    ],
    ['Lax from another site', { ...cross, jar: [{ ...cookie, sameSite: 'lax' }] }, 'same-site', true],
    ['Lax in a frame', { ...cross, resourceType: 'sub_frame', jar: [{ ...cookie, sameSite: 'lax' }] }, 'same-site', true],
    [
      'Lax on a form of another site',
      { ...cross, resourceType: 'main_frame', method: 'POST', jar: [{ ...cookie, sameSite: 'lax' }] },
      'same-site',
      true,
    ],
    ['unspecified in Chromium', { ...cross, jar: [cookie] }, 'same-site', true],
    ['unspecified in a file', { ...cross, observer: 'har', jar: [cookie] }, 'same-site', false],
    ['unspecified on a form in Chromium', { ...cross, method: 'POST', resourceType: 'main_frame', jar: [cookie] }, 'same-site', false],
    ['Lax of the same site over http', { initiator: 'http://api.example.com', jar: [{ ...cookie, sameSite: 'lax' }] }, 'same-site', true],
    [
      'partitioned by another site',
      { ...cross, jar: [{ ...none, partitionKey: { topLevelSite: 'https://other.example' } }] },
      'partitioned',
      true,
    ],
    [
      'partitioned by another site, first party',
      { jar: [{ ...none, partitionKey: { topLevelSite: 'https://other.example' } }] },
      'partitioned',
      true,
    ],
    [
      'partitioned, page unknown',
      { ...cross, topLevelUrl: null, jar: [{ ...none, partitionKey: { topLevelSite: 'https://other.example' } }] },
      'partitioned',
      false,
    ],
    ['blocked, in a frame', { ...cross, resourceType: 'sub_frame', jar: [none] }, 'third-party-blocked', false],
    [
      'blocked, as the browser says',
      { ...cross, requestHeaders: { 'Sec-Fetch-Storage-Access': 'none' }, jar: [none] },
      'third-party-blocked',
      true,
    ],
    [
      'not yet allowed, as the browser says',
      { ...cross, requestHeaders: { 'Sec-Fetch-Storage-Access': 'inactive', Cookie: 'a=1' }, jar: [none] },
      'third-party-blocked',
      true,
    ],
    [
      'blocked, where the server allows credentials',
      { ...cross, observer: 'har', responseHeaders: { 'Access-Control-Allow-Credentials': 'true' }, jar: [none] },
      'third-party-blocked',
      false,
    ],
    [
      'blocked, on a WebSocket',
      { ...cross, url: 'wss://api.example.com/', resourceType: 'websocket', jar: [none] },
      'third-party-blocked',
      false,
    ],
    ['a fetch to another site without credentials', { ...cross, jar: [none] }, 'credentials-mode', false],
    [
      'a fetch to another site that asked for no cookies, as Chromium shows',
      {
        ...cross,
        requestHeaders: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' },
        responseHeaders: { 'Access-Control-Allow-Credentials': 'true' },
        jar: [none],
      },
      'credentials-mode',
      false,
    ],
    ['a fetch to a sibling without credentials', { initiator: 'https://app.example.com', jar: [cookie] }, 'credentials-mode', false],
    ['a fetch to its own origin', { jar: [cookie] }, 'credentials-mode', false],
    [
      'unspecified in Firefox',
      { ...cross, observer: 'firefox', resourceType: 'sub_frame', jar: [{ ...cookie, secure: true }] },
      'third-party-blocked',
      false,
    ],
  ])('%s', (_, overrides, reason, certain) => {
    expect(withheld(overrides)).toEqual([['sid', reason, certain]]);
  });
});

describe('nothing was held back', () => {
  const sent = { requestHeaders: { Cookie: 'sid=a1b2c3d4e5f6' } };
  it.each<[string, Overrides]>([
    ['it was sent', { ...sent, jar: [cookie] }],
    ['it was renewed meanwhile', { requestHeaders: { Cookie: 'sid=older' }, jar: [cookie] }],
    ['this answer set it', { responseHeaders: { 'Set-Cookie': 'sid=a1b2c3d4e5f6' }, jar: [cookie] }],
    ['Lax on a link from another site', { ...cross, resourceType: 'main_frame', jar: [{ ...cookie, sameSite: 'lax' }] }],
    [
      'others were sent and nothing forbids this one',
      { requestHeaders: { Cookie: 'other=1' }, jar: [cookie, { name: 'other', value: '1' }] },
    ],
    [
      'a secret in both paths',
      {
        url: 'https://api.example.com/t/a1B2c3D4e5F6g7H8/x',
        requestHeaders: { Cookie: 'other=1' },
        jar: [{ ...cookie, path: '/t/a1B2c3D4e5F6g7H8' }],
      },
    ],
    ['of another site altogether', { jar: [{ ...cookie, domain: 'unrelated.example' }] }],
    [
      'Secure at localhost',
      { url: 'http://localhost:3000/', resourceType: 'main_frame', initiator: null, jar: [{ ...cookie, secure: true }] },
    ],
    ['a page of its own', { resourceType: 'main_frame', initiator: null, jar: [cookie] }],
  ])('%s', (_, overrides) => {
    expect(withheld(overrides)).toEqual([]);
  });

  it('cannot tell without the jar, or without the request', () => {
    expect(buildFacts({ jar: null }).cookies).toBeUndefined();
    expect(buildFacts({ requestHeaders: null }).cookies).toBeUndefined();
  });
});

it('two of one name are told, with those of the jar', () => {
  const facts = buildFacts({
    requestHeaders: { Cookie: 'sid=one; a=1; sid=two' },
    jar: [
      { name: 'sid', value: 'one', path: '/orders' },
      { name: 'sid', value: 'two', domain: '.example.com' },
    ],
  });
  expect(facts.cookies?.duplicated).toMatchObject([{ name: 'sid', times: 2, inJar: [{ path: '/orders' }, { domain: 'example.com' }] }]);
  expect(facts.cookies?.withheld).toEqual([]);
});

it('one of two that is not sent is held back', () => {
  const overrides: Overrides = {
    requestHeaders: { Cookie: 'sid=one' },
    jar: [
      { name: 'sid', value: 'one' },
      { name: 'sid', value: 'two', path: '/admin' },
    ],
  };
  expect(withheld(overrides)).toEqual([['sid', 'path', true]]);
});

describe('what a browser refuses to keep', () => {
  const refused = (setCookie: string, overrides: Overrides = {}) => {
    const { response, site } = buildFacts({ responseHeaders: { 'Set-Cookie': setCookie }, ...overrides });
    return response && refusedCookies(response, site).flatMap(({ rules }) => rules);
  };
  const http = { url: 'http://shop.example/' };

  it.each<[string, Overrides, readonly RefusalRule[]]>([
    ['sid=1; SameSite=None', {}, ['none-without-secure']],
    ['sid=1; SameSite=None; Secure', {}, []],
    ['sid=1; Secure', http, ['secure-over-http']],
    ['sid=1; Secure', { url: 'http://localhost:3000/' }, []],
    ['__Host-sid=1; Secure; Path=/', {}, []],
    ['__Host-sid=1; Secure', {}, ['host-prefix']],
    ['__Host-sid=1; Secure; Path=/; Domain=example.com', {}, ['host-prefix']],
    ['__host-sid=1; Path=/', {}, ['host-prefix']],
    ['__Secure-sid=1', {}, ['secure-prefix']],
    ['__Secure-sid=1; Secure', {}, []],
    ['sid=1; Domain=other.example', {}, ['foreign-domain']],
    ['sid=1; Domain=www.api.example.com', {}, ['foreign-domain']],
    ['sid=1; Domain=example.com', {}, []],
    ['sid=1; Domain=com', {}, ['public-suffix']],
    ['sid=1; Domain=github.io', { url: 'https://anna.github.io/' }, ['public-suffix']],
    ['sid=1; Domain=github.io', { url: 'https://github.io/' }, []],
    ['sid=1; Domain=localhost', { url: 'http://a.localhost/' }, ['public-suffix']],
    ['sid=1; Domain=localhost', { url: 'http://localhost/' }, []],
    ['sid=1; Domain=127.0.0.1', { url: 'http://127.0.0.1/' }, []],
    [`sid=${'x'.repeat(4093)}`, {}, []],
    [`sid=${'x'.repeat(4094)}`, {}, ['too-large']],
    ['sid=1; Partitioned', {}, ['partitioned-without-secure']],
    ['sid=1; SameSite=Lax', cross, ['same-site-cross-site']],
    ['sid=1; SameSite=Strict', { ...cross, resourceType: 'main_frame' }, []],
    ['sid=a\u0001b', {}, ['invalid-character']],
    ['sid=a1b2c3d4e5f6a7b8; Max-Age=0', {}, ['expired']],
    ['sid=; Max-Age=0', {}, []],
    ['sid=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT', {}, []],
    ['sid=1; SameSite=None; Secure', http, ['secure-over-http']],
  ])('%.60s %o', (setCookie, overrides, rules) => {
    expect(refused(setCookie, overrides)).toEqual(rules);
  });

  it('was not refused where the jar has it', () => {
    const facts = buildFacts({ responseHeaders: { 'Set-Cookie': 'sid=1; SameSite=None' }, jar: [{ name: 'sid', value: '1' }] });
    expect(facts.response && refusedCookies(facts.response, facts.site, facts.exchange.jar)).toEqual([]);
  });
});
