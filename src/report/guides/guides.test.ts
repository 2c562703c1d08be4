import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../engine/diagnose.ts';
import { gatherFacts } from '../../engine/facts/gather.ts';
import { createFingerprint } from '../../engine/fingerprint.ts';
import { looksSecret } from '../../engine/mask.ts';
import { collectSecrets } from '../../engine/secrets.ts';
import { NOW, NOW_SECONDS, type Overrides } from '../../engine/testing/build.ts';
import { jwt } from '../../engine/testing/tokens.ts';
import { createHarLog } from '../../har/log.ts';
import { type Judged, judge } from '../testing/judged.ts';
import { joinParts } from '../words.ts';
import type { Instructions } from './guide.ts';
import { guides, guidesFor } from './index.ts';
import { correctedLines } from './lines/index.ts';

const MINUTE = 60_000;
const notYet: Overrides = {
  url: 'https://api.shop.example/orders',
  requestHeaders: { Authorization: `Bearer ${jwt({ nbf: NOW_SECONDS + 900, exp: NOW_SECONDS + 4500 })}` },
  body: { error: 'invalid_token', error_description: 'The token is not valid yet' },
};
const blocked: Overrides = {
  url: 'https://shop.example/orders',
  status: 403,
  responseHeaders: { 'CF-Ray': '8f1e2d3c4b5a6978-FRA', 'CF-Mitigated': 'challenge' },
};
const scope: Overrides = {
  url: 'https://api.shop.example/orders?key=Zq7AddressSecret9xK4',
  method: 'POST',
  status: 403,
  requestHeaders: { Authorization: `Bearer ${jwt({ scope: 'orders:read' })}` },
  responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' },
};
const thirdParty: Overrides = {
  url: 'https://reports.partner.example/summary',
  initiator: 'https://shop.example',
  requestHeaders: {
    Origin: 'https://shop.example',
    'Sec-Fetch-Mode': 'cors',
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Storage-Access': 'none',
  },
  jar: [{ name: 'sid', value: 'x'.repeat(32), secure: true, httpOnly: true, sameSite: 'no_restriction' }],
};
const wrongStage: Overrides = {
  status: 403,
  body: { message: 'Missing Authentication Token' },
  responseHeaders: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
};
const proxy: Overrides = { status: 407, responseHeaders: { 'Proxy-Authenticate': 'Basic realm="Office"' } };
const portal: Overrides = { url: 'http://shop.example/orders', resourceType: 'main_frame', initiator: null, status: 511 };
const locked: Overrides = { status: 403, requestHeaders: { Cookie: 'sid=0123456789abcdef0123' }, body: { error: 'account_locked' } };

const fits: readonly [because: string, overrides: Overrides, ids: readonly string[]][] = [
  ['the clock is ahead', { ...notYet, receivedAt: NOW + 15 * MINUTE, date: NOW }, ['set-clock', 'contact-site']],
  ['the clocks agree', notYet, ['contact-site']],
  [
    'the clock is off, and has nothing to do with it',
    { ...scope, receivedAt: NOW + 15 * MINUTE, date: NOW },
    ['ask-access', 'contact-site'],
  ],
  ['a firewall', blocked, ['report-block']],
  ['a scope', scope, ['ask-access', 'contact-site']],
  ['an account that is locked', locked, ['ask-access', 'contact-site']],
  [
    'a mail to be followed',
    { status: 403, requestHeaders: { Cookie: 'sid=0123456789abcdef0123' }, body: { error: 'email_not_verified' } },
    ['contact-site'],
  ],
  ['third-party cookies', thirdParty, ['allow-third-party-cookies', 'contact-site']],
  ['a proxy', proxy, ['ask-network-people']],
  ['a network', portal, ['sign-in-to-network', 'look-up-anew']],
  ['nothing that is known', { requestHeaders: null, responseHeaders: null, jar: null, body: null }, ['contact-site']],
];

const open = ({ verdict, facts }: Judged, id: string, platform?: string): Instructions => {
  const guide = guidesFor(verdict, facts).find((each) => each.id === id);
  if (!guide) throw new Error(`${id} does not fit ${verdict?.cause}`);
  return guide.write({ verdict, facts, language: { locale: 'en-GB', timeZone: 'UTC', platform } });
};
const stepsOf = ({ steps }: Instructions): string => steps.map(joinParts).join('\n');
const copied = ({ copies }: Instructions, label: string): string => copies.find((each) => each.label === label)?.text ?? '';

describe('a guide is offered for', () => {
  test.each(fits)('%s', (_because, overrides, ids) => {
    const { verdict, facts } = judge(overrides);
    expect(guidesFor(verdict, facts).map(({ id }) => id)).toEqual(ids);
  });

  test('each of them for something', () => {
    expect(new Set(fits.flatMap(([, , ids]) => ids))).toEqual(new Set(guides.map(({ id }) => id)));
  });
});

describe('set-clock', () => {
  const off = judge({ ...notYet, receivedAt: NOW + 15 * MINUTE, date: NOW });

  test('says by how much, which way, and that the server may be the one', () => {
    expect(stepsOf(open(off, 'set-clock'))).toMatch(/15 minutes ahead of that of api\.shop\.example.*third one/);
    const behind = judge({
      ...notYet,
      receivedAt: NOW - 15 * MINUTE,
      date: NOW,
      requestHeaders: { Authorization: `Bearer ${jwt({ exp: NOW_SECONDS - 300 })}` },
      body: '',
    });
    expect(stepsOf(open(behind, 'set-clock'))).toContain('15 minutes behind that of');
  });

  test.each<[string | undefined, string, RegExp, string | undefined]>([
    ['Win32', '', /Windows key/, 'ms-settings:dateandtime'],
    ['MacIntel', '', /System Settings/, undefined],
    ['Linux x86_64', '', /terminal/, 'timedatectl set-ntp true'],
    ['Linux x86_64', 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/150', /connect to the internet/i, undefined],
    ['Linux armv81', 'Mozilla/5.0 (Android 15; Mobile) Firefox/153', /Settings, System/, undefined],
    ['iPhone', '', /“Set Automatically”/, undefined],
    ['Linux armv81', '', /settings of your device/, undefined],
    [undefined, '', /settings of your device/, undefined],
  ])('%s %s', (platform, agent, step, text) => {
    const { requestHeaders, ...rest } = notYet;
    const judged = judge({ ...rest, requestHeaders: { ...requestHeaders, 'User-Agent': agent }, receivedAt: NOW + 15 * MINUTE, date: NOW });
    const written = open(judged, 'set-clock', platform);
    expect(stepsOf(written)).toMatch(step);
    expect(written.copies.map((each) => each.text)).toEqual(text === undefined ? [] : [text]);
  });
});

describe('look-up-anew', () => {
  test('the command of the system; the page of the browser is opened where it may be, and copied elsewhere', () => {
    const chromium = open(judge(portal), 'look-up-anew', 'Win32');
    expect(chromium.copies.map(({ text }) => text)).toEqual(['ipconfig /flushdns']);
    expect(chromium.opens?.address).toBe('chrome://net-internals/#dns');
    const firefox = open(judge({ ...portal, observer: 'firefox' }), 'look-up-anew', 'Linux armv81');
    expect(firefox.copies.map(({ text }) => text)).toEqual(['about:networking#dns']);
    expect(firefox.opens).toBeUndefined();
    expect(stepsOf(firefox)).toContain('Restart your device.');
  });

  test('is offered for an address that may have moved', () => {
    const { verdict, facts } = judge(wrongStage);
    expect([verdict?.cause, ...guidesFor(verdict, facts).map(({ id }) => id)]).toEqual(['wrong-url', 'look-up-anew', 'contact-site']);
  });
});

describe('report-block', () => {
  test('names who stands in front, the time and the reference, and whom to send it to', () => {
    const written = open(judge(blocked), 'report-block');
    expect(stepsOf(written)).toMatch(/people who run shop\.example, and not to Cloudflare/);
    expect(copied(written, 'Cloudflare Ray ID')).toBe('8f1e2d3c4b5a6978-FRA');
    expect(copied(written, 'Text to send').split('\n')).toEqual(
      expect.arrayContaining([
        'Request: GET https://shop.example/orders',
        'Answer: 403',
        'Time: 2026-03-17 08:14:20 UTC',
        'Cloudflare Ray ID: 8f1e2d3c4b5a6978-FRA',
      ]),
    );
  });

  test.each<[string, Overrides, string | undefined]>([
    [
      'Akamai by its page',
      {
        body: '<html><h1>Access Denied</h1>Your request was blocked by the web application firewall. Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab',
      },
      'Akamai',
    ],
    ['AWS WAF', { responseHeaders: { 'x-amzn-waf-action': 'captcha' } }, 'AWS WAF'],
    ['Sucuri', { responseHeaders: { 'X-Sucuri-ID': '18012', 'X-Sucuri-Block': 'WAF' } }, 'Sucuri'],
    [
      'Imperva',
      {
        responseHeaders: { 'X-Iinfo': '9-4526-4527 NNNN', 'X-CDN': 'Imperva' },
        body: 'Your request was blocked by the web application firewall',
      },
      'Imperva',
    ],
    [
      'another one’s X-CDN',
      { responseHeaders: { 'X-CDN': 'edge-7' }, body: 'Your request was blocked by the web application firewall' },
      undefined,
    ],
  ])('%s', (_because, overrides, front) => {
    const steps = stepsOf(open(judge({ url: 'https://shop.example/', status: 403, ...overrides }), 'report-block'));
    if (front === undefined) expect(steps).not.toContain('recognised');
    else expect(steps).toContain(`recognised as ${front}.`);
  });
});

describe('ask-access', () => {
  test('the scopes wanted and had, the method and the path, and asks for just that', () => {
    const text = copied(open(judge(scope), 'ask-access'), 'Text to send');
    expect(text).toContain('Request: POST https://api.shop.example/orders?key=…');
    expect(text).toContain('Scopes that are wanted: orders:write');
    expect(text).toContain('Scopes that I have: orders:read');
    expect(text).toContain('have: orders:write');
  });

  test('an account that is locked asks for nothing of scopes', () => {
    const text = copied(open(judge(locked), 'ask-access'), 'Text to send');
    expect(text).toContain('let the account in again');
    expect(text).not.toContain('Scopes');
  });
});

describe('allow-third-party-cookies', () => {
  test('Chromium: the page in the address bar is what is allowed, not the site within it', () => {
    const written = open(judge(thirdParty), 'allow-third-party-cookies');
    expect(written.copies.map(({ text }) => text)).toEqual(['[*.]shop.example']);
    expect(written.opens?.address).toBe('chrome://settings/cookies');
    expect(stepsOf(written)).toContain('reports.partner.example');
  });

  test('Firefox: its page cannot be opened, so its address is copied', () => {
    const { 'Sec-Fetch-Storage-Access': _, ...requestHeaders } = thirdParty.requestHeaders as Record<string, string>;
    const allowed = { 'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Allow-Credentials': 'true' };
    const judged = judge({ ...thirdParty, observer: 'firefox', requestHeaders, responseHeaders: allowed });
    const written = open(judged, 'allow-third-party-cookies');
    expect(written.opens).toBeUndefined();
    expect(written.copies.map(({ text }) => text)).toEqual(['about:preferences#privacy']);
  });
});

describe('of networks', () => {
  test('the proxy’s words go to those who look after the network', () => {
    const written = open(judge(proxy), 'ask-network-people');
    expect(copied(written, 'Text to send')).toMatch(/The proxy asks for: basic, realm “Office”/i);
  });

  test('what the network answered before is opened again; of https, the browser’s own page', () => {
    expect(open(judge(portal), 'sign-in-to-network').opens?.address).toBe('http://shop.example/');
    const secure = { ...portal, url: 'https://shop.example/' };
    expect(open(judge(secure), 'sign-in-to-network').opens?.address).toMatch(/^http:.*generate_204$/);
    expect(open(judge({ ...secure, observer: 'firefox' }), 'sign-in-to-network').opens?.address).toMatch(/^http:.*detectportal/);
  });
});

const platforms = ['Win32', 'Linux x86_64', undefined];

/** Every text of every guide and line for a failure. */
function allTexts({ verdict, facts }: Judged): string[] {
  const written = guidesFor(verdict, facts).flatMap(({ write }) =>
    platforms.map((platform) => write({ verdict, facts, language: { locale: 'en', timeZone: 'UTC', platform } })),
  );
  return [
    ...written.flatMap((each) => [stepsOf(each), ...each.copies.flatMap(({ label, text }) => [label, text]), each.opens?.address ?? '']),
    ...(verdict ? correctedLines(verdict, facts).map(({ code }) => code) : []),
  ];
}

describe('no secret of the exchange is in any guide, of the corpus', () => {
  const root = fileURLToPath(new URL('../../../corpus/', import.meta.url));
  const files = ['field', 'more', 'saas', 'servers'].flatMap((folder) =>
    readdirSync(root + folder)
      .filter((name) => name.endsWith('.har'))
      .map((name) => `${folder}/${name}`),
  );
  const some = files.filter((_, index) => index % 15 === 0);

  const read = (file: string) => {
    const text = readFileSync(root + file);
    const entries: HarEntry[] = JSON.parse(text.toString('utf8')).log.entries;
    return { text, secrets: new Set(entries.flatMap(secretsOf)) };
  };

  test('there is something to look for', () => {
    expect(some.filter((file) => read(file).secrets.size > 0).length).toBeGreaterThan(30);
  });

  test.each(some)('%s', (file) => {
    const { text, secrets } = read(file);
    const reader = createHarLog(createFingerprint(new Uint8Array(16)));
    reader.write(text);
    const log = reader.end();
    const others = log.all().map(({ exchange }) => exchange);
    for (const { exchange } of log.failures()) {
      const [verdict] = diagnose(exchange, { others }).verdicts;
      const texts = allTexts({ verdict, facts: gatherFacts(exchange, others) });
      expect(texts.length).toBeGreaterThan(0);
      for (const secret of secrets) for (const each of texts) expect(each).not.toContain(secret);
    }
  });
});

interface HarMessage {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}
interface HarEntry {
  readonly request: HarMessage & { readonly url: string };
  readonly response: HarMessage;
}

/** Names, paths and placeholders stand where secrets do, too. */
const secretsOf = ({ request, response }: HarEntry): string[] => [
  ...collectSecrets(request.url, request.headers, []).filter(looksSecret),
  ...response.headers
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => value.replace(/^[^=]*=|;.*$/gs, ''))
    .filter(looksSecret),
];
