import { describe, expect, test } from 'vitest';
import { createFingerprint } from '../engine/fingerprint.ts';
import { createHarLog, type HarLog } from './log.ts';
import { type EntryParts, entry, har } from './testing/build.ts';

function readLog(entries: readonly EntryParts[], log = {}): HarLog {
  const reader = createHarLog(createFingerprint(new Uint8Array(16)));
  reader.write(new TextEncoder().encode(har(entries.map(entry), log)));
  return reader.end();
}

const entriesOf = (judged: readonly { entry: number }[]): number[] => judged.map((each) => each.entry);

const page = 'https://shop.example/orders';
const toLogin: EntryParts = { url: page, status: 302, received: { Location: '/login?next=%2Forders' } };
const login: EntryParts = { url: 'https://shop.example/login?next=%2Forders', status: 200, at: 1 };
const moved: EntryParts = { url: 'http://shop.example/api', status: 301, received: { Location: 'https://shop.example/api' } };
const refused: EntryParts = { url: 'https://shop.example/api', status: 401, at: 1 };

const asked: EntryParts = { url: page, received: { 'WWW-Authenticate': 'Negotiate\nNTLM' } };
const basic = { 'WWW-Authenticate': 'Basic realm="a"' };
const answered: EntryParts = { url: page, status: 200, at: 0.5, sent: { Authorization: 'NTLM TlRMTVNTUAADAAAA' } };

test('what many requests carry is held once', () => {
  const [first, second] = readLog([
    { sent: { Cookie: 'sid=abc' }, received: { Server: 'nginx' } },
    { at: 1, sent: { Cookie: 'sid=abc' }, received: { Server: 'nginx' } },
  ]).others;
  expect(first?.hops[0].request?.cookies?.[0]).toBe(second?.hops[0].request?.cookies?.[0]);
  expect(first?.hops[0].response?.headers?.[0]).toBe(second?.hops[0].response?.headers?.[0]);
});

describe('the entries that failed', () => {
  test.each<[string, EntryParts[], number[]]>([
    ['a 401 among successes', [{ status: 200 }, { at: 1 }, { status: 200, at: 2 }], [1]],
    ['a redirect to a sign-in page, and not the page', [toLogin, login], [0]],
    ['a redirect to a sign-in page that was not followed', [toLogin], [0]],
    ['the end of a redirect chain, and not its beginning', [moved, refused], [1]],
    ['a picture that was refused', [{ entry: { _resourceType: 'image' } }], [0]],
    ['none of a challenge that the browser answered', [asked, answered], []],
    ['none of a dialogue of several steps', [asked, { ...asked, at: 0.2, sent: { Authorization: 'Negotiate TlRM' } }, answered], []],
    ['an answer to a challenge that was refused', [asked, { ...asked, at: 0.5, sent: { Authorization: 'NTLM TlRM' } }], [1]],
    [
      'a password that was refused',
      [
        { ...asked, received: basic },
        { ...answered, status: 401, received: basic, sent: { Authorization: 'Basic YTpi' } },
      ],
      [0, 1],
    ],
    ['a challenge after which somebody signed in elsewhere', [asked, { ...answered, sent: { Authorization: 'Bearer abc' } }], [0]],
    ['a challenge long before the next request', [asked, { ...answered, sent: {}, at: 60 }], [0]],
    [
      'a success that is none',
      [{ status: 200, content: { mimeType: 'application/json', text: '{"success":false,"msg":"You are not logged in"}' } }],
      [0],
    ],
    [
      'a number that is none of a success',
      [{ status: 200, content: { mimeType: 'application/json', text: '{"code":40101,"msg":"请先登录"}' } }],
      [0],
    ],
    ['none of a 404 and a 500', [{ status: 404 }, { status: 500, at: 1 }], []],
  ])('%s', (_name, entries, expected) => {
    expect(entriesOf(readLog(entries).failures())).toEqual(expected);
  });

  test('stand in the order of the file, whatever ends first', () => {
    const { failures } = readLog([toLogin, { at: 0.5 }, login, { at: 2 }]);
    expect(entriesOf(failures())).toEqual([0, 1, 3]);
  });
});

describe('one entry that is asked about', () => {
  test('is told with its own request and answer', () => {
    const judged = readLog([moved, { ...refused, received: { 'WWW-Authenticate': 'Basic realm="a"\nDigest nonce="x1"' } }]).judge(1);
    expect(judged?.hop.response?.status).toBe(401);
    expect(judged?.challenges.map(({ scheme, params }) => [scheme, params])).toEqual([
      ['basic', { realm: 'a' }],
      ['digest', { nonce: 'x1' }],
    ]);
    expect(judged?.exchange.hops).toHaveLength(2);
  });

  test('a redirect that led to a failure is told with that failure', () => {
    const judged = readLog([moved, refused]).judge(0);
    expect([judged?.entry, judged?.hop.response?.status, judged?.failure]).toEqual([0, 301, 'unauthorized']);
  });

  test('a redirect that led to nothing bad did not fail', () => {
    const judged = readLog([moved, { ...refused, status: 200 }]).judge(0);
    expect([judged?.failure, judged?.exchange.hops.length]).toEqual([undefined, 1]);
  });

  test('a challenge that the browser answered did not fail', () => {
    const judged = readLog([asked, answered]).judge(0);
    expect([judged?.entry, judged?.hop.response?.status, judged?.failure, judged?.diagnosis.verdicts]).toEqual([0, 401, undefined, []]);
  });

  test('what a page holds is told too', () => {
    const log = readLog([{ status: 200, entry: { _resourceType: 'image' }, sent: { Cookie: 'sid=1' } }]);
    expect(log.judge(0)?.exchange.hops[0].request?.cookies).toHaveLength(1);
    expect(entriesOf(log.all())).toEqual([0]);
  });

  test('is not there', () => {
    expect(readLog([refused]).judge(1)).toBeUndefined();
  });
});

describe('what is known at the end of the file belongs to every exchange', () => {
  test('the jar', () => {
    const cookie = { name: 'sid', value: 'secret', domain: 'shop.example', path: '/' };
    expect(readLog([refused], { _cookieJar: [cookie] }).judge(0)?.exchange.jar).toMatchObject([{ name: 'sid', domain: 'shop.example' }]);
    expect(readLog([refused]).judge(0)?.exchange.jar).toBeUndefined();
  });

  test('the page', () => {
    const judged = readLog([refused], { pages: [{ id: 'page_1', title: 'https://shop.example/?token=abc' }] }).judge(0);
    expect(judged?.exchange.topLevelUrl).toBe('https://shop.example/?token=…');
  });

  test('what the export was stripped of', () => {
    const { judge } = readLog([{ ...refused, sent: { Accept: '*/*' } }], { comment: 'sanitized' });
    expect(judge(0)?.exchange.hops[0].request).toMatchObject({ cookies: undefined, credentials: undefined });
    expect(judge(0)?.exchange.hops[0].response?.setCookies).toBeUndefined();
  });
});

describe('a tool that did not see the headers', () => {
  test('does not make a request that had none', () => {
    const judged = readLog([refused]).judge(0);
    expect([judged?.exchange.hops[0].request, judged?.exchange.hops[0].response?.headers]).toEqual([undefined, undefined]);
    expect(judged?.diagnosis.unknown.map(({ cause }) => cause)).toContain('no-credentials');
  });

  test('and lists cookies', () => {
    const judged = readLog([{ ...refused, request: { cookies: [{ name: 'sid', value: '1' }] } }]).judge(0);
    expect(judged?.exchange.hops[0].request).toMatchObject({ cookies: [{ name: 'sid' }], credentials: undefined });
  });
});

describe('what a success says otherwise', () => {
  const says = (text: string, mimeType: string, url = 'https://shop.example/api') =>
    entriesOf(readLog([{ url, status: 200, entry: { _resourceType: 'document' }, content: { text, mimeType } }]).failures());

  test('in another language', () => {
    expect(says('{"code":401,"msg":"登录状态已过期，请重新登录"}', 'application/json')).toEqual([0]);
  });

  test('in the page of a hidden frame', () => {
    const page = '<script>parent.postMessage({"error":"login_required"}, "*")</script>';
    expect(says(page, 'text/html', 'https://id.example/authorize?client_id=a&prompt=none')).toEqual([0]);
    expect(says(page, 'text/html', 'https://id.example/authorize?client_id=a')).toEqual([]);
  });
});

test('a challenge is shown as it was sent, but for what it echoes of the caller', () => {
  const nonce = 'dcd98b7102dd2f0e8b11d0f600bfb0c093';
  const judged = readLog([
    {
      sent: { Authorization: 'Bearer s3cr3t-t0ken-of-mine' },
      received: { 'WWW-Authenticate': `Digest nonce="${nonce}", realm="no s3cr3t-t0ken-of-mine"` },
    },
  ]).judge(0);
  expect(judged?.challenges[0]?.params).toEqual({ nonce, realm: 'no …' });
});
