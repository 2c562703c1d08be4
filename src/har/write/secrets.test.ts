/** Secrets planted wherever one can be are not in a masked file, in no form. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawExchange } from '../../engine/exchange.ts';
import { createFingerprint } from '../../engine/fingerprint.ts';
import { observe } from '../../engine/observe.ts';
import { buildRaw, NOW } from '../../engine/testing/build.ts';
import { jwt } from '../../engine/testing/tokens.ts';
import { exportMasked } from './export.ts';

const fingerprint = createFingerprint(new Uint8Array(16).fill(9));

/** Long and mixed, as what is issued. */
const issued = fc.stringMatching(/^Zq7[A-Za-z0-9]{18,60}$/);
/** As people make one up: short, and with what must be encoded. */
const made = fc.stringMatching(/^[a-z]{4}[0-9]{2}[a-z &%+/=@ü]{3}[a-z0-9]{4}$/).map((text) => `q7${text}`);

/** One exchange with a secret of its own in each place. */
function plant(next: () => string, personal: () => string): { raw: RawExchange; planted: string[] } {
  const planted: string[] = [];
  const secret = (): string => {
    const one = next();
    planted.push(one);
    return one;
  };
  const typed = (): string => {
    const one = personal();
    planted.push(one);
    return one;
  };
  const query = (): string => encodeURIComponent(typed());
  const sent = secret();
  const raw = buildRaw({
    method: 'POST',
    resourceType: 'main_frame',
    initiator: `https://shop.example/${secret()}`,
    topLevelUrl: `https://shop.example/${secret()}?a=${query()}#${secret()}`,
    before: [
      {
        url: `https://user:${secret()}@shop.example/start/${secret()}?token=${secret()}&state=${query()}#${secret()}`,
        requestHeaders: { Authorization: `Basic ${btoa(`ada:${secret()}`)}`, Referer: `https://shop.example/${secret()}?x=${query()}` },
        responseHeaders: {
          Location: `https://shop.example/api/${secret()}?code=${secret()}&error_description=${query()}#access_token=${secret()}`,
        },
      },
    ],
    url: `https://shop.example/api/${secret()}?access_token=${secret()}&${secret()}=1&q=${query()}`,
    requestHeaders: {
      Authorization: `Bearer ${jwt({ sub: secret(), email: typed(), exp: NOW / 1000 - 60, custom: { deep: secret() }, roles: [typed()] })}`,
      'X-Api-Key': secret(),
      'X-Custom': typed(),
      'X-CSRF-Token': secret(),
      'Sec-WebSocket-Protocol': `access_token, ${secret()}`,
      Cookie: `sid=${sent}; prefs=${encodeURIComponent(typed())}; id=${jwt({ name: typed(), sid: secret() })}; ${secret()}`,
      'Content-Type': 'application/json',
    },
    pageHeaders: { 'X-Page': secret(), Authorization: `Token ${secret()}` },
    requestBody: { user: { name: typed(), password: typed() }, refresh_token: secret(), scope: 'openid', note: typed() },
    responseHeaders: {
      'Content-Type': 'application/json',
      'WWW-Authenticate': `Bearer realm="${secret()}", error="invalid_token", error_description="The token ${secret()} of ${sent} expired"`,
      'Set-Cookie': [`sid=${secret()}; Path=/${secret()}`, `other=${typed()}; HttpOnly`],
      Link: `<https://shop.example/?a=${query()}>; rel=next`,
      'X-Error-Message': `Session ${secret()} expired`,
      ETag: `"${secret()}"`,
      Refresh: `0; url=/x?ticket=${secret()}`,
    },
    body: {
      error: 'invalid_token',
      message: `Bad token ${secret()} for ${typed()}`,
      token: secret(),
      errors: [{ code: secret(), detail: typed() }],
    },
    jar: [
      { name: 'sid', value: secret() },
      { name: 'long', value: jwt({ who: typed() }) },
    ],
  });
  return { raw, planted };
}

/** The text, and what is in its base64 and its percent-encoding. */
function* layers(text: string): Generator<string> {
  yield text;
  for (const [run] of text.matchAll(/[\w+/-]{16,}={0,2}/g)) {
    // A run may begin with what is no part of it.
    for (const skip of [0, 1, 2, 3])
      yield Buffer.from(run.slice(skip).replaceAll('-', '+').replaceAll('_', '/'), 'base64').toString('utf8');
  }
  yield text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

const formsOf = (secret: string): string[] => {
  const base64 = [0, 1, 2].map((skip) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(secret).slice(skip)))
      .replace(/=*$/, '')
      .slice(0, -1),
  );
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
};

/** What stands anywhere in it, of this length. */
const windows = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 7) }, (_, at) => text.slice(at, at + 8));

describe('a masked file', () => {
  it('has no planted secret in it', () => {
    fc.assert(
      fc.property(fc.infiniteStream(issued), fc.infiniteStream(made), (secrets, typed) => {
        const { raw, planted } = plant(
          () => secrets.next().value,
          () => typed.next().value,
        );
        expect(planted.length).toBeGreaterThan(50);
        const exchange = observe(raw, fingerprint);
        const { har, secrets: counted } = exportMasked({ failures: [exchange], before: [exchange], version: '1' });
        const text = JSON.stringify(har);
        const all = [...layers(text)].join('\n');
        expect(planted.filter((secret) => formsOf(secret).some((form) => all.includes(form)))).toEqual([]);
        // Four characters may be shown, and no more.
        const parts = new Set(windows(text));
        expect(planted.flatMap(windows).filter((part) => parts.has(part))).toEqual([]);
        expect(counted.map(({ kind }) => kind)).toEqual(['cookie', 'token', 'password', 'key', 'value']);
      }),
      { numRuns: 20 },
    );
  });

  it.each(['changeme', 'hunter2', 'YOUR_PASSWORD'])('has not the password %s, which may be somebody’s', (password) => {
    const exchange = observe(
      buildRaw({ method: 'POST', requestHeaders: { 'Content-Type': 'application/json' }, requestBody: { user: 'ada', password } }),
      fingerprint,
    );
    const { har } = exportMasked({ failures: [exchange], before: [], version: '1' });
    expect(JSON.stringify(har)).not.toContain(password);
    expect(har.log.entries[0]?.request.postData?.text).toContain('•'.repeat(password.length));
  });

  it('has the same stand-in for the same secret, and others for others', () => {
    const exchange = observe(
      buildRaw({
        requestHeaders: { Cookie: `a=${'k4'.repeat(12)}; b=${'k4'.repeat(12)}; c=${'k5'.repeat(12)}`, 'X-CSRF-Token': 'k4'.repeat(12) },
      }),
      fingerprint,
    );
    const { har } = exportMasked({ failures: [exchange], before: [], version: '1' });
    const [entry] = har.log.entries;
    const [a, b, c] = entry?.request.cookies.map(({ value }) => value) ?? [];
    expect([a?.length, b, c === a]).toEqual([24, a, false]);
    expect(entry?.request.headers.find(({ name }) => name === 'X-CSRF-Token')?.value).toBe(a);
  });
});
