/** The policeman of this folder: it names whatever a new cause forgets. */

import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { fixes } from '../fix.ts';
import { buildExchange, buildFacts, NOW, type Overrides } from '../testing/build.ts';
import { expired, jwt } from '../testing/tokens.ts';
import { causes } from './index.ts';

const folder = new URL('.', import.meta.url);
const names = readdirSync(folder);
const sources = names
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -3));
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const ids = causes.map(({ meta }) => meta.id);

it('reads real files', () => {
  expect(sources.length).toBeGreaterThanOrEqual(12);
  expect(causes.length).toBe(sources.length);
});

it('every file is in the index, and nothing else is', () => {
  expect([...ids].sort()).toEqual([...sources].sort());
});

it('no id stands twice', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

it('the generic ones stand last', () => {
  const firstGeneric = causes.findIndex(({ meta }) => meta.generic);
  expect(causes.slice(firstGeneric).every(({ meta }) => meta.generic)).toBe(true);
});

/** A fact's names, as they are gathered. */
const factNames = Object.keys(buildFacts());

/** Words that visitors do not know. */
const jargon =
  /\b(?:tokens?|headers?|jwts?|cors|preflights?|schemes?|oauth|openid|apis?|claims?|audiences?|issuers?|samesite|httponly|bearer|digest|authorization|authentication|authenticated|www-authenticate|rfc|nonce|scopes?|csrf|xsrf|credentials?|endpoint|payload|query|parameters?|request method|signature|certificate chain|status code|curl|json|null|undefined)\b|`/i;

describe.each(causes.map((cause) => [cause.meta.id, cause] as const))('%s', (id, { meta, messages }) => {
  const visitorWords = [
    meta.title,
    meta.explain,
    ...meta.advice.visitor,
    ...Object.values(messages).flatMap(({ title, visitor, advice }) => [title ?? '', visitor, ...(advice?.visitor ?? [])]),
  ];
  const developerWords = [
    ...meta.advice.developer,
    ...Object.values(messages).flatMap(({ developer, advice }) => [developer, ...(advice?.developer ?? [])]),
  ];

  it('says everything that it must', () => {
    const everything = [meta.title, meta.explain, meta.prevent, ...meta.specs, ...meta.advice.visitor, ...meta.advice.developer];
    expect(everything.every((text) => text.trim().length > 3)).toBe(true);
    expect(
      Math.min(meta.specs.length, meta.advice.visitor.length, meta.advice.developer.length, Object.keys(messages).length),
    ).toBeGreaterThan(0);
    expect(meta.title).toMatch(/^[A-Z{].*[^.!?]$/);
    for (const text of [meta.explain, meta.prevent, ...visitorWords.slice(1), ...developerWords])
      expect(text).toMatch(/^$|[.!?]$|^[^.]{3,90}$/);
  });

  it('speaks to a visitor without jargon', () => {
    expect(visitorWords.filter((text) => jargon.test(text))).toEqual([]);
  });

  it('blames nobody', () => {
    expect([...visitorWords, ...developerWords].filter((text) => /\boops|\bsorry|\bplease\b|your fault|unfortunately/i.test(text))).toEqual(
      [],
    );
  });

  it('names facts and fixes that exist', () => {
    expect(meta.needs.filter((need) => !factNames.includes(need))).toEqual([]);
    expect(meta.fixes.filter((fix) => !(fix in fixes))).toEqual([]);
  });

  it('is the file of its name, and its test tries every message', () => {
    expect(read(`${id}.ts`)).toContain(`id: '${id}'`);
    expect(names).toContain(`${id}.test.ts`);
    const test = read(`${id}.test.ts`);
    expect(test).toContain('testCause(');
    expect(Object.keys(messages).filter((message) => !test.includes(`message: '${message}'`))).toEqual([]);
  });
});

describe('whatever comes', () => {
  const secret = fc.constantFrom('abcdef0123456789', 'undefined', '', expired(3600), expired(-3600), jwt({ aud: 'x' }), 'a b', '"x"');
  const authorization = fc
    .tuple(fc.constantFrom('Bearer ', 'Basic ', 'Token ', 'Digest ', 'DPoP ', ''), secret)
    .map((parts) => parts.join(''));
  const cookie = fc.tuple(fc.constantFrom('sid', 'theme', 'csrftoken', 'session'), secret).map((pair) => pair.join('='));
  const exchange: fc.Arbitrary<Overrides> = fc.record(
    {
      method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
      status: fc.constantFrom(200, 302, 400, 401, 403, 404, 407, 419, 422, 429, 431, 440, 498, 500, 511),
      url: fc.constantFrom(
        'https://api.example.com/orders',
        'http://localhost/login',
        'https://a.example/?access_token=x',
        'https://u:p@a.example/',
      ),
      resourceType: fc.constantFrom('main_frame' as const, 'xmlhttprequest' as const, 'preflight' as const, 'websocket' as const),
      observer: fc.constantFrom('chromium' as const, 'firefox' as const, 'har' as const),
      initiator: fc.constantFrom('https://shop.example', null, 'unknown'),
      requestHeaders: fc.option(fc.record({ Authorization: authorization, Cookie: cookie, 'X-CSRF-Token': secret }, { requiredKeys: [] })),
      responseHeaders: fc.option(
        fc.record(
          {
            'WWW-Authenticate': fc.constantFrom(
              'Basic realm="a"',
              'Bearer error="invalid_token"',
              'Digest nonce="b", stale=true',
              'DPoP',
              'x',
            ),
            'Set-Cookie': cookie,
            Location: fc.constantFrom('/login', '/', 'https://login.example/?error=login_required'),
            Age: fc.constantFrom('0', '60'),
          },
          { requiredKeys: [] },
        ),
      ),
      jar: fc.option(
        fc.array(fc.record({ name: fc.constantFrom('sid', 'theme'), sameSite: fc.constantFrom('strict' as const, 'lax' as const) }), {
          maxLength: 3,
        }),
      ),
      body: fc.option(fc.constantFrom('', '{"error":"invalid_token"}', '<html><title>Sign in</title></html>', '{')),
      at: fc.integer({ min: NOW - 10_000, max: NOW + 10_000 }),
    },
    { requiredKeys: [] },
  );

  it('no cause throws, and each verdict stands on evidence', () => {
    fc.assert(
      fc.property(exchange, fc.array(exchange, { maxLength: 3 }), (given, others) => {
        const facts = buildFacts(given, { others });
        for (const cause of causes) {
          const examination = cause.examine(facts);
          if (examination && 'missing' in examination) expect(examination.missing.length).toBeGreaterThan(0);
          else if (examination)
            expect([Object.keys(cause.messages), examination.evidence.length > 0]).toEqual([
              expect.arrayContaining([examination.message]),
              true,
            ]);
        }
      }),
    );
  });

  it('what did not fail authentication is not blamed', () => {
    fc.assert(
      fc.property(exchange, fc.constantFrom(204, 404, 405, 500, 503), (given, status) => {
        expect(diagnose(buildExchange({ ...given, status, body: '' })).verdicts).toEqual([]);
      }),
    );
  });
});
