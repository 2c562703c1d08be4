import { describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../engine/facts/gather.ts';
import { buildExchange, NOW, type Overrides } from '../../../engine/testing/build.ts';
import { entries, entryOf } from './index.ts';

const language = { locale: 'en-GB', timeZone: 'UTC', now: NOW };

/** What is said of one header of a message that is otherwise as `more` says. */
function means(side: 'request' | 'response', name: string, value: string, more: Overrides = {}): string | undefined {
  const of = side === 'request' ? 'requestHeaders' : 'responseHeaders';
  const exchange = buildExchange({ ...more, [of]: { ...(more[of] as object | undefined), [name]: value } });
  const [hop] = exchange.hops;
  const header = hop[side]?.headers?.find((each) => each.name === name);
  if (header === undefined) throw new Error(`no ${name}`);
  return entryOf(name)?.means?.(header.shown, { side, exchange, hop, facts: gatherFacts(exchange, []), language });
}
const sent = (name: string, value: string, more?: Overrides) => means('request', name, value, more);
const answered = (name: string, value: string, more?: Overrides) => means('response', name, value, more);
const encode = (value: object): string => btoa(JSON.stringify(value)).replace(/=/g, '');
const jwt = `${encode({ alg: 'RS256' })}.${encode({ sub: 'a', cnf: { jkt: 'k' } })}.c2ln`;
const page = { Origin: 'https://shop.example' };

describe('what a header’s value means', () => {
  it.each([
    ['a token', sent('Authorization', `Bearer ${jwt}`), /a JSON Web Token of \d+ characters/],
    ['a token that nobody filled in', sent('Authorization', 'Bearer undefined'), /`undefined`: a variable that was not filled in/],
    ['an empty key', sent('X-Api-Key', ''), /empty/],
    ['a password', sent('Authorization', 'Basic YTpi'), /user name and a password/],
    ['a bound token', sent('DPoP', jwt, { requestHeaders: { Authorization: `DPoP ${jwt}` } }), /needs this proof/],
    [
      'an anti-forgery token like its cookie',
      sent('X-CSRF-Token', 'abc', { requestHeaders: { Cookie: 'csrftoken=abc' } }),
      /same as the cookie `csrftoken`/,
    ],
    [
      'an anti-forgery token unlike its cookie',
      sent('X-XSRF-TOKEN', 'abc', { requestHeaders: { Cookie: 'XSRF-TOKEN=abd' } }),
      /not the same/,
    ],
    ['cookies that are there twice', sent('Cookie', 'a=1; a=2; b=3'), /3 cookies, 13 characters\. `a` is there 2 times/],
    ['no origin', sent('Origin', 'null'), /none to show/],
    ['another site', sent('Sec-Fetch-Site', 'cross-site'), /Another site asks/],
    ['cookies kept from it', sent('Sec-Fetch-Storage-Access', 'none'), /keeps all cookies/],
    ['a preflight for Authorization', sent('Access-Control-Request-Headers', 'authorization,x-a'), /must name `authorization`/],
    ['a preflight for another', sent('Access-Control-Request-Headers', 'x-a'), /set `x-a`/],
    ['asked anew', sent('Cache-Control', 'no-cache'), /wants it anew/],
    [
      'a challenge',
      answered('WWW-Authenticate', 'Bearer error="invalid_token", Basic realm="a"'),
      /`bearer` and `basic`; it says `invalid_token`/,
    ],
    ['a cookie that is refused', answered('Set-Cookie', 'a=b; SameSite=None'), /refuses it: SameSite=None needs Secure/],
    [
      'a cookie for other sites',
      answered('Set-Cookie', 'a=b; SameSite=None; Secure'),
      /`SameSite=None`: it goes along with requests from other sites too/,
    ],
    ['a cookie that is taken away', answered('Set-Cookie', 'a=; Max-Age=0'), /takes the cookie `a` away/],
    ['all is cleared', answered('Clear-Site-Data', '"cookies", "cache"'), /signed out\. What is in the cache/],
    [
      'any origin, with cookies',
      answered('Access-Control-Allow-Origin', '*', { requestHeaders: { ...page, Cookie: 'a=b' } }),
      /not of a request with cookies/,
    ],
    ['any origin', answered('Access-Control-Allow-Origin', '*'), /as long as it asks without cookies/],
    ['this origin', answered('Access-Control-Allow-Origin', 'https://shop.example', { requestHeaders: page }), /may read the answer/],
    [
      'this origin with a slash',
      answered('Access-Control-Allow-Origin', 'https://shop.example/', { requestHeaders: page }),
      /ends in a slash/,
    ],
    ['another origin', answered('Access-Control-Allow-Origin', 'https://a.example', { requestHeaders: page }), /another origin than/],
    [
      'credentials beside any origin',
      answered('Access-Control-Allow-Credentials', 'true', { responseHeaders: { 'Access-Control-Allow-Origin': '*' } }),
      /no page may/,
    ],
    ['credentials written wrong', answered('Access-Control-Allow-Credentials', 'True'), /Only `true` counts/],
    [
      'a header that was asked for and is missing',
      answered('Access-Control-Allow-Headers', '*', { requestHeaders: { 'Access-Control-Request-Headers': 'authorization' } }),
      /`authorization`/,
    ],
    ['nobody keeps it', answered('Cache-Control', 'no-store'), /Nobody may keep it/],
    ['anybody keeps it', answered('Cache-Control', 'public, max-age=600'), /Any cache.*10 minutes/],
    ['as CORS needs it', answered('Vary', 'Accept, Origin'), /as CORS needs it/],
    ['a clock that agrees', answered('Date', new Date(NOW).toUTCString()), /says the same/],
    ['a clock that does not', answered('Date', new Date(NOW - 3_600_000).toUTCString()), /1 hour ahead/],
    ['wait', answered('Retry-After', '120'), /2 minutes, that is 08:16:20/],
    ['wait until', answered('Retry-After', new Date(NOW + 60_000).toUTCString()), /08:15:20/],
    ['wait for what', answered('Retry-After', 'soon'), /neither/],
    ['an old answer', answered('Age', '90'), /1\.5 minutes old/],
    [
      'to another host',
      answered('Location', 'https://id.example/login', { status: 302 }),
      /`id\.example`: the browser leaves `Authorization` behind/,
    ],
    [
      'a page instead of JSON',
      answered('Content-Type', 'text/html', { requestHeaders: { Accept: 'application/json' } }),
      /something before the API/,
    ],
    ['https from now on', answered('Strict-Transport-Security', 'max-age=31536000; includeSubDomains'), /365 days, and all hosts/],
    ['what the token may do', answered('X-OAuth-Scopes', 'repo, user'), /`repo, user`/],
    ['none left', answered('X-RateLimit-Remaining', '0'), /None/],
    ['in front', answered('Server', 'cloudflare'), /in front/],
  ])('%s', (_, said, expected) => {
    expect(said).toMatch(expected);
  });

  it.each([
    ['Server', 'nginx'],
    ['Content-Type', 'application/json'],
    ['X-RateLimit-Remaining', '12'],
    ['Vary', 'Accept-Encoding'],
  ])('nothing of %s: %s', (name, value) => {
    expect(answered(name, value)).toBeUndefined();
  });
});

describe('the dictionary', () => {
  it('says in one sentence what each header is, and where it is written', () => {
    expect(Object.keys(entries).length).toBeGreaterThan(45);
    for (const [name, { what, spec }] of Object.entries(entries)) {
      expect(name).toBe(name.toLowerCase());
      expect(what, name).toMatch(/^[A-Z][^\n]*\.$/);
      if (spec) expect(new URL(spec.address).protocol).toBe('https:');
    }
  });

  it.each([
    ['X-Service-Token', /this service’s own/],
    ['X-Request-Id', /their logs/],
    ['CF-Ray', /their logs/],
    ['X-CSRFToken', /CSRF/],
  ])('knows %s by its form', (name, what) => {
    expect(entryOf(name)?.what).toMatch(what);
  });

  it.each([['Accept'], ['User-Agent'], ['X-Filler'], ['Content-Length']])('leaves %s unmarked', (name) => {
    expect(entryOf(name)).toBeUndefined();
  });

  it('throws at nothing', () => {
    const values = ['', '*', '=', ',', ';', '"', '`{x}`', '-1', '9'.repeat(40), 'a'.repeat(5000), '\u0000'];
    let said = 0;
    for (const name of Object.keys(entries))
      for (const value of values)
        for (const side of ['request', 'response'] as const) {
          const words = means(side, name, value);
          if (words !== undefined) said += 1;
        }
    expect(said).toBeGreaterThan(100);
  });
});
