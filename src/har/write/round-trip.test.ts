/** What is exported with its secrets masked, and read again, is judged as it was. */

import { describe, expect, it, test } from 'vitest';
import { readCorpus } from '../../../scripts/scoring.mjs';
import { type Diagnosis, diagnose } from '../../engine/diagnose.ts';
import { type Exchange, lastHop, type RawExchange } from '../../engine/exchange.ts';
import { createFingerprint } from '../../engine/fingerprint.ts';
import { observe } from '../../engine/observe.ts';
import { buildExchange, buildRaw, NOW, type Overrides } from '../../engine/testing/build.ts';
import { bearer, expired, jwt } from '../../engine/testing/tokens.ts';
import type { Judged } from '../judge.ts';
import { createHarLog, type HarLog } from '../log.ts';
import { type Exported, exportMasked, exportWhole } from './export.ts';

const fingerprint = createFingerprint(new Uint8Array(16).fill(3));

function read(octets: Uint8Array): HarLog {
  const reader = createHarLog(fingerprint);
  reader.write(octets);
  return reader.end();
}

const readExport = ({ har }: Exported): HarLog => read(new TextEncoder().encode(JSON.stringify(har)));

/** Index of the entry that is this hop. */
const entryOf = ({ har }: Exported, id: string, hop: number): number =>
  har.log.entries.findIndex(({ _why401: mark }) => mark.exchange === id && mark.hop === hop);

const firstOf = ({ verdicts: [first] }: Diagnosis): string =>
  first ? [first.cause, first.confidence, first.reason, first.message].join(' ') : 'nothing';

/** Each exchange of a file once, with all its hops. */
function exchangesOf(all: readonly Judged[]): Exchange[] {
  const whole = new Map<string, Exchange>();
  for (const { exchange } of all) if ((whole.get(exchange.id)?.hops.length ?? 0) < exchange.hops.length) whole.set(exchange.id, exchange);
  return [...whole.values()];
}

test('every case of the corpus', () => {
  const corpus = readCorpus();
  expect(corpus.length).toBeGreaterThan(1000);
  const differ = corpus.flatMap(({ name, har, label }) => {
    const log = read(har);
    const judged = log.judge(label.entry);
    if (!judged) throw new Error(`${name}: entry ${label.entry} was not read`);
    const all = log.all();
    const hop = all.filter(({ exchange, entry }) => exchange.id === judged.exchange.id && entry < label.entry).length;
    const exported = exportMasked({ failures: exchangesOf(all), before: [], version: '1' });
    const back = readExport(exported);
    const again = back.judge(entryOf(exported, judged.exchange.id, hop));
    const before = `${judged.failure} ${firstOf(judged.diagnosis)}`;
    const after = `${again?.failure} ${again && firstOf(again.diagnosis)}`;
    return before === after ? [] : [`${name}: ${before} became ${after}`];
  });
  expect(differ).toEqual([]);
});

describe('of a browser', () => {
  /** Without headers, as the trail keeps what worked. */
  const inShort = (exchange: Exchange): Exchange => {
    const [first, ...rest] = exchange.hops.map((hop) => ({
      ...hop,
      request: hop.request && { ...hop.request, headers: [] },
      response: hop.response && { ...hop.response, headers: [] },
    }));
    return first ? { ...exchange, hops: [first, ...rest] } : exchange;
  };
  const session = `sid=${'s3ssion'.repeat(6)}`;
  const cases: Readonly<Record<string, { given: Overrides; others?: readonly Overrides[] }>> = {
    'a token that is over': {
      given: {
        requestHeaders: bearer(expired(600, { iss: 'https://id.example', aud: 'orders', scope: 'orders:read', email: 'a@b.example' })),
      },
    },
    'a session that was accepted before': {
      given: { requestHeaders: { Cookie: session }, jar: [{ name: 'sid', value: session.slice(4), secure: true, sameSite: 'lax' }] },
      others: [{ status: 200, at: NOW - 60_000, requestHeaders: { Cookie: session } }],
    },
    'a sign-in whose cookie was refused': {
      given: { at: NOW + 2000, jar: [] },
      others: [
        {
          method: 'POST',
          url: 'https://api.example.com/login',
          status: 200,
          responseHeaders: { 'Set-Cookie': `${session}; SameSite=None` },
        },
      ],
    },
    'a cookie that another extension took out': {
      given: { responseHeaders: { 'Set-Cookie': ['a=1', `${session}; Path=/`] }, deliveredHeaders: { 'Set-Cookie': 'a=1' } },
    },
    'a header that another extension took out': { given: { pageHeaders: bearer(jwt({ exp: NOW / 1000 + 600 })), requestHeaders: {} } },
    'a refused preflight': {
      given: {
        method: 'OPTIONS',
        resourceType: 'preflight',
        outcome: { kind: 'error', error: 'net::ERR_FAILED' },
        requestHeaders: {
          Origin: 'https://shop.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'authorization',
        },
      },
    },
    'a picture, of whose request the address alone is known': {
      given: { resourceType: 'image', requestHeaders: null, url: 'https://cdn.example/a.png' },
    },
    'a redirect to a sign-in page': {
      given: {
        resourceType: 'main_frame',
        initiator: null,
        before: [
          { url: 'https://shop.example/orders?id=77', status: 302, responseHeaders: { Location: '/login?session_expired=1&next=/orders' } },
        ],
        url: 'https://shop.example/login?session_expired=1&next=/orders',
        status: 200,
        body: '<!doctype html><title>Sign in</title><form><input type="password"></form>',
      },
    },
    'a password that is wrong': {
      given: {
        method: 'POST',
        url: 'https://shop.example/login',
        requestHeaders: { 'Content-Type': 'application/json' },
        requestBody: { user: { name: 'ada', password: '•••••••' } },
        body: { error: 'invalid_credentials', message: 'Wrong user name or password' },
      },
    },
  };

  it.each(Object.entries(cases))('%s', (_, { given, others = [] }) => {
    const failure = buildExchange(given);
    const before = others.map(buildExchange).map(inShort);
    const diagnosis = diagnose(failure, { others: [...before, failure] });
    expect(firstOf(diagnosis)).not.toBe('nothing');

    const exported = exportMasked({ failures: [failure], before, version: '1' });
    const again = readExport(exported).judge(entryOf(exported, failure.id, failure.hops.length - 1));
    expect(again?.diagnosis.verdicts.map((verdict) => firstOf({ ...diagnosis, verdicts: [verdict] }))).toEqual(
      diagnosis.verdicts.map((verdict) => firstOf({ ...diagnosis, verdicts: [verdict] })),
    );
    expect(again?.diagnosis.unknown).toEqual(diagnosis.unknown);
  });

  it('with its secrets, of which what came before shows the same', () => {
    const raw: RawExchange = buildRaw({ requestHeaders: { Cookie: session, ...bearer(expired(600)) } });
    const failure = observe(raw, fingerprint);
    const before = [inShort(observe(buildRaw({ status: 200, at: NOW - 60_000, requestHeaders: { Cookie: session } }), fingerprint))];
    const diagnosis = diagnose(failure, { others: before });

    const exported = exportWhole({ failures: [failure], before, version: '1' }, [raw]);
    expect(exported.secrets).toEqual([
      { kind: 'cookie', distinct: 1, places: 1 },
      { kind: 'token', distinct: 1, places: 1 },
    ]);
    expect(exported.har.log.entries.map(({ request }) => request.headers.find(({ name }) => /cookie/i.test(name))?.value)).toEqual([
      session,
      session,
    ]);
    const again = readExport(exported).judge(1);
    expect(again && firstOf(again.diagnosis)).toBe(firstOf(diagnosis));

    const older = exportWhole({ failures: [failure], before, version: '1' }, []);
    expect([older.withoutOriginal, older.secrets]).toEqual([1, []]);
    expect(JSON.stringify(older.har)).not.toContain(session.slice(4));
  });

  it('a hop is where it was, whatever stands between', () => {
    const failure = buildExchange({
      before: [{ url: 'https://a.example/', status: 302, at: NOW, responseHeaders: { Location: 'https://b.example/x' } }],
      url: 'https://b.example/x',
      at: NOW + 5000,
    });
    const exported = exportMasked({
      failures: [failure],
      before: [buildExchange({ at: NOW + 2000, url: 'https://b.example/x' })],
      version: '1',
    });
    expect(exported.har.log.entries.map(({ startedDateTime }) => startedDateTime)).toEqual(
      [NOW, NOW + 2000, NOW + 5000].map((at) => new Date(at).toISOString()),
    );
    const judged = readExport(exported).judge(2);
    expect(judged?.exchange.hops.map(({ url }) => url)).toEqual(['https://a.example/', 'https://b.example/x']);
    expect(lastHop(judged?.exchange as Exchange).response?.status).toBe(401);
  });
});
