import { describe, expect, test } from 'vitest';
import type { FixRun } from '../../engine/fix.ts';
import type { PageState } from '../../engine/page.ts';
import { buildExchange, type HopOverrides } from '../../engine/testing/build.ts';
import { describeAsker, describeHidden, describeReadable, readAddress } from './exchange-words.ts';
import { confirmLabel, describeRun } from './fix-words.ts';
import { describeStep } from './hop-words.ts';
import { describePage } from './page-words.ts';
import { specAddress } from './spec-address.ts';

const url = 'https://shop.example/';
const seen = (status: number): PageState => ({ kind: 'seen', url, status, at: 0 });
const unreachable = (error: string): PageState => ({ kind: 'unreachable', url, error, at: 0 });

describe('describePage', () => {
  test.each<[PageState, RegExp, RegExp | undefined]>([
    [seen(200), /^No sign-in failed/, undefined],
    [seen(304), /^No sign-in failed/, undefined],
    [seen(404), /was not found/, /404 says/],
    [seen(410), /was not found/, /there is nothing here/],
    [seen(405), /not for a sign-in/, /what was asked/],
    [seen(500), /fault of its own/, /whoever asks/],
    [seen(503), /fault of its own/, /does not help/],
    [seen(599), /fault of its own/, /whoever asks/],
    [unreachable('net::ERR_NAME_NOT_RESOLVED'), /could not be reached/, /ERR_NAME_NOT_RESOLVED/],
    [unreachable('NS_ERROR_CONNECTION_REFUSED'), /could not be reached/, /none did/],
    [unreachable('something new'), /could not be reached/, /none did/],
  ])('%j', (page, title, difference) => {
    const words = describePage(page);
    expect(words.title).toMatch(title);
    if (difference) expect(words.difference).toMatch(difference);
    else expect(words.difference).toBeUndefined();
  });

  test('says that what is no sign-in failure is none', () => {
    for (const page of [seen(404), seen(500), unreachable('net::ERR_FAILED')])
      expect(describePage(page).text).toMatch(/not a failed sign-in/);
  });

  test('offers what can be done', () => {
    expect(describePage({ kind: 'withheld', url, origin: url }).action).toBe('allow');
    expect(describePage({ kind: 'not-seen', url }).action).toBe('reload');
    expect(describePage({ kind: 'forbidden', url }).action).toBeUndefined();
  });
});

const run: FixRun = {
  id: 'run',
  fix: 'reload',
  exchangeId: 'x',
  method: 'GET',
  url,
  tabId: 1,
  startedAt: 0,
  state: 'running',
  before: 401,
  after: undefined,
  helped: undefined,
  items: [],
  undoable: false,
  problem: undefined,
};
const cookie = { what: 'cookie', name: 'sid', domain: 'shop.example', path: '/', partition: undefined } as const;

describe('describeRun', () => {
  test.each<[Partial<FixRun>, string, string]>([
    [{}, 'running', 'Reloading…'],
    [{ state: 'checked', after: 200, helped: true }, 'good', 'Reloaded: the same request now answers 200.'],
    [{ state: 'checked', after: 401, helped: false }, 'bad', 'Reloaded: still 401.'],
    [{ state: 'checked', after: 403, helped: false }, 'bad', 'Reloaded: it now fails with 403.'],
    [{ state: 'checked', helped: false }, 'bad', 'Reloaded: the same request got no answer.'],
    [{ state: 'failed', problem: 'The tab was closed.' }, 'bad', '“Reload past the cache” did not work. The tab was closed.'],
    [{ fix: 'clear-cookies', items: [cookie] }, 'running', 'Clearing 1 cookie and reloading…'],
    [{ fix: 'clear-cookies', items: [cookie, cookie], state: 'undone' }, 'open', 'Put back 2 cookies and reloaded.'],
  ])('%j', (more, tone, text) => {
    expect(describeRun({ ...run, ...more })).toEqual({ tone, text });
  });

  test('where the page did not ask again, it says that it does not know', () => {
    expect(describeRun({ ...run, state: 'unchecked' }).text).toMatch(/not known whether that helped/);
  });
});

test.each([
  [{ fix: 'clear-cookies' }, [cookie, cookie], 'Clear 2 cookies and reload'],
  [{ fix: 'clear-cookies' }, [cookie], 'Clear 1 cookie and reload'],
  [{ fix: 'delete-cookies', cookies: ['sid'] }, [cookie, cookie], 'Delete 2 cookies and reload'],
  [{ fix: 'delete-cookies', cookies: ['sid'] }, [], 'Delete the cookie sid and reload'],
  [{ fix: 'reload' }, [], 'Reload past the cache'],
] as const)('the button that confirms %j', (choice, items, expected) => {
  expect(confirmLabel(choice, items)).toBe(expected);
});

describe('describeHidden', () => {
  const failed = { outcome: { kind: 'error', error: 'net::ERR_FAILED' } } as const;
  test.each([
    ['a fetch behind CORS', failed, /“Failed to fetch”; the server really answered 401/],
    ['the same in Firefox', { initiator: 'https://shop.example', observer: 'firefox' }, /NetworkError/],
    ['an image', { ...failed, resourceType: 'image' }, /could not be loaded; the server really answered 401/],
    ['a WebSocket', { ...failed, resourceType: 'websocket' }, /connection failed/],
  ] as const)('%s', (_because, overrides, expected) => {
    expect(describeHidden(buildExchange(overrides))).toMatch(expected);
  });

  test.each([
    ['the page could read it', {}],
    ['there was no answer', { ...failed, status: null }],
    ['it is the page', { ...failed, resourceType: 'main_frame' }],
  ] as const)('nothing to say: %s', (_because, overrides) => {
    expect(describeHidden(buildExchange(overrides))).toBeUndefined();
  });
});

test('what the server must send so that the page can read its answer', () => {
  const exchange = buildExchange({ initiator: 'https://shop.example', url: 'https://api.other.example/' });
  expect(describeReadable(exchange)).toContain('`Access-Control-Allow-Origin:` `https://shop.example`');
  expect(describeReadable(buildExchange())).toBeUndefined();
});

test.each([
  ['https://shop.example:8443/api?x=…', 'shop.example:8443', '/api?x=…'],
  ['https://shop.example', 'shop.example', '/'],
  ['data:…', '', 'data:…'],
])('the address %s', (address, host, path) => {
  expect(readAddress(address)).toEqual({ host, path });
});

test.each([
  ['RFC 7519 §4.1.4', 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4'],
  ['RFC 9110', 'https://www.rfc-editor.org/rfc/rfc9110'],
  ['Fetch §4.8', undefined],
])('where %s is written', (spec, expected) => {
  expect(specAddress(spec)).toBe(expected);
});

test.each([
  ['the page itself', {}, undefined],
  ['a navigation', { resourceType: 'main_frame', place: { frameId: 0 } }, undefined],
  ['a frame of another site', { place: { frameId: 4 }, initiator: 'https://pay.example' }, 'From a frame on this page: pay.example'],
  ['a frame without an origin', { place: { frameId: 4 }, initiator: 'data:x' }, 'From a frame on this page'],
  ['a frame’s document', { resourceType: 'sub_frame', place: { frameId: 4 } }, 'The document of a frame on this page'],
  ['a service worker', { place: { tabId: -1, frameId: -1 } }, 'From a background script of the site (a service worker)'],
] as const)('who asked: %s', (_because, overrides, expected) => {
  expect(describeAsker(buildExchange(overrides))).toBe(expected);
});

describe('what a redirect dropped or added', () => {
  const url = 'https://shop.example/a';
  const step = (before: HopOverrides, after: HopOverrides): string[] => {
    const [first, second] = buildExchange({ url, ...after, before: [{ url, ...before }] }).hops;
    return second ? describeStep(first, second) : [];
  };
  test.each<[string, HopOverrides, HopOverrides, string[]]>([
    ['nothing', { requestHeaders: { Cookie: 'a=1' } }, { requestHeaders: { Cookie: 'a=2' } }, []],
    ['the method and the scheme', { method: 'POST', url: 'http://shop.example/a' }, {}, ['GET instead of POST', 'https instead of http']],
    ['Authorization', { requestHeaders: { Authorization: 'Bearer a1b2c3d4e5f6' } }, {}, ['Authorization dropped']],
    ['the same, added', {}, { requestHeaders: { Authorization: 'Bearer a1b2c3d4e5f6' } }, ['Authorization added']],
    [
      'cookies',
      { requestHeaders: { Cookie: 'a=1; b=2; c=3; d=4; e=5' } },
      { requestHeaders: { Cookie: 'e=5; f=6' } },
      ['cookies a, b, c and 1 more dropped', 'cookie f added'],
    ],
    ['what was not captured is not told', { requestHeaders: null }, { requestHeaders: { Cookie: 'a=1', Authorization: 'Basic eA==' } }, []],
  ])('%s', (_because, before, after, expected) => {
    expect(step(before, after)).toEqual(expected);
  });
});
