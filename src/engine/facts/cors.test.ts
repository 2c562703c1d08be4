import { describe, expect, test } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { missingForScript } from './cors.ts';

const page = 'https://shop.example';
const asked: Overrides = { initiator: page, url: 'https://api.other.example/orders' };
const allow = (origin: string, more = {}) => ({ responseHeaders: { 'Access-Control-Allow-Origin': origin, ...more } });
const missing = (overrides: Overrides) =>
  missingForScript(buildExchange({ ...asked, ...overrides })).map(({ name, value }) => `${name}: ${value}`);

const origin = `Access-Control-Allow-Origin: ${page}`;
const credentials = 'Access-Control-Allow-Credentials: true';

describe('what an answer lacks so that a script of another origin may read it', () => {
  test.each<[string, Overrides, string[]]>([
    ['everything', {}, [origin]],
    ['another origin is allowed', allow('https://else.example'), [origin]],
    ['with cookies, the star does not count', { requestHeaders: { Cookie: 'a=1' }, ...allow('*') }, [origin, credentials]],
    ['with cookies, credentials must be allowed', { requestHeaders: { Cookie: 'a=1' }, ...allow(page) }, [credentials]],
  ])('%s', (_name, overrides, expected) => {
    expect(missing(overrides)).toEqual(expected);
  });

  test.each<[string, Overrides]>([
    ['all are allowed', allow('*')],
    ['this one is allowed', allow(page)],
    ['this one, with cookies', { requestHeaders: { Cookie: 'a=1' }, ...allow(page, { 'Access-Control-Allow-Credentials': 'true' }) }],
    ['it is the page’s own origin', { url: `${page}/orders` }],
    ['nothing was to be read', { requestHeaders: { 'Sec-Fetch-Mode': 'no-cors' } }],
    ['no script asked', { resourceType: 'image' }],
    ['who asked is not known', { initiator: 'unknown' }],
    ['the answer’s headers were not captured', { responseHeaders: null }],
  ])('nothing, where %s', (_name, overrides) => {
    expect(missing(overrides)).toEqual([]);
  });
});
