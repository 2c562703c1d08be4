import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawBody } from './exchange.ts';
import { type MaskedBody, type MaskedNode, maskBody, revealInBody } from './masked-body.ts';

const json = (value: unknown): RawBody => ({ text: JSON.stringify(value), mimeType: 'application/json' });
const form = (text: string): RawBody => ({ text, mimeType: 'application/x-www-form-urlencoded' });
const html = (text: string): RawBody => ({ text, mimeType: 'text/html' });
const plain = (text: string): RawBody => ({ text, mimeType: 'text/plain' });
const answer = (body: RawBody, secrets: readonly string[] = []): MaskedBody => maskBody(body, 'response', secrets);
const sent = (body: RawBody): MaskedBody => maskBody(body, 'request', []);

/** `error: "invalid_token", user: {id: … (5)}` */
function write(node: MaskedNode): string {
  if (node.kind === 'value') return node.type === 'string' ? JSON.stringify(node.shown) : node.shown;
  if (node.kind === 'array') return `[${node.items.map(write).join(', ')}]`;
  return `{${node.entries.map((entry) => `${entry.name}: ${write(entry.node)}`).join(', ')}}`;
}
const written = (body: MaskedBody): string => (body.kind === 'json' ? write(body.root) : body.kind);

/** What no vocabulary has: as keys, names, numbers and mail addresses are. */
const alien = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{3}q[xz][0-9][a-z0-9]{4,20}$/),
  fc.stringMatching(/^[bcdfghjkqxz]{7,12}$/),
  fc.stringMatching(/^[1-9][0-9]{6,18}$/),
  fc.emailAddress(),
);

describe('a body as it may be shown', () => {
  it.each([
    [
      'says what the server says of the failure',
      { error: 'invalid_token', error_description: 'The token expired' },
      '{error: "invalid_token", error_description: "The token expired"}',
    ],
    ['hides what is not of the failure', { customer: 'The token expired', total: 12 }, '{customer: "… (17)", total: … (2)}'],
    [
      'hides what is nobody’s word in a sentence',
      { message: 'User grace.hopper is not allowed' },
      '{message: "User … is not allowed (32)"}',
    ],
    ['hides a code to be typed in', { message: 'Your code is 481516' }, '{message: "Your code is … (19)"}'],
    ['keeps the code of an error', { code: 10023 }, '{code: 10023}'],
    [
      'hides tokens and passwords, whatever they look like',
      { access_token: 'token', password: 'password' },
      '{access_token: "… (5)", password: "… (8)"}',
    ],
    ['keeps what has one bit', { ok: false, user: null }, '{ok: false, user: null}'],
    ['keeps the structure', { a: [{ b: 'secretly' }, []] }, '{a: [{b: "… (8)"}, []]}'],
    ['hides a name that is somebody', { 'grace@navy.example': { status: 'locked' } }, '{… (18): {status: "locked"}}'],
  ])('%s', (_, value, expected) => {
    expect(written(answer(json(value)))).toBe(expected);
  });

  it('shows of what a page sent along the words of closed kinds alone', () => {
    expect(written(sent(json({ error: 'invalid_token', grant_type: 'refresh_token', message: 'Hello' })))).toBe(
      '{error: "… (13)", grant_type: "refresh_token", message: "… (5)"}',
    );
  });

  it('hides what the server echoes of the request', () => {
    expect(written(answer(json({ error: 'expired' }), ['expired']))).toBe('{error: "… (7)"}');
  });

  it('takes a form apart', () => {
    expect(sent(form('grant_type=password&username=grace&password='))).toMatchObject({
      kind: 'fields',
      fields: [
        { name: 'grant_type', shown: 'password', masked: false },
        { name: 'username', shown: '… (5)', masked: true },
        { name: 'password', shown: '', masked: false },
      ],
    });
    expect(revealInBody(form('a=1&username=gr%C3%A4ce'), [1])).toBe('gräce');
  });

  it('shows a page as source, and what a reader sees of it', () => {
    const page = html(
      '<!DOCTYPE html><title>Access denied</title><script>let key="k1"</script><form method="post"><input type="password" value="abc"></form><p>You are not <b>allowed</b>, Grace.</p>',
    );
    expect(answer(page)).toMatchObject({
      kind: 'markup',
      source:
        '<!DOCTYPE html><title>Access denied</title><script>… (12)</script><form method="post"><input type="password" value="… (3)"></form><p>You are not <b>allowed</b>…</p>',
      reading: ['Access denied', 'You are not allowed …'],
    });
  });

  it.each([
    ['empty', plain(' \n'), 'empty'],
    ['binary', plain('\u0000\u0001\u0002\ufffd'.repeat(20)), 'binary'],
    ['text', plain('Sign in first'), 'text'],
    ['XML', { text: '<Error><Code>AccessDenied</Code></Error>', mimeType: 'application/xml' }, 'markup'],
    ['broken JSON', plain('{broken'), 'text'],
  ])('knows %s', (_, body, kind) => {
    expect(answer(body).kind).toBe(kind);
  });

  it('says that it was not captured, and that it went on', () => {
    expect(maskBody(undefined, 'response', [])).toEqual({ kind: 'not-captured' });
    expect(answer(plain(`{"list":["${'x'.repeat(70_000)}`.slice(0, 65_536)))).toMatchObject({ kind: 'json', isCut: true });
    expect(answer(plain('word '.repeat(10_000)))).toMatchObject({ kind: 'text', isCut: true });
  });

  it('keeps no value that is not on an allow list, wherever it stands', () => {
    const bodies = (value: string): readonly RawBody[] => [
      json({ message: `Sorry, ${value} is not allowed`, error: { code: value, detail: [value] }, user: value }),
      json([value, { id: value, deep: { name: value } }]),
      plain(`{"error": "${value}", "cut": "${value}`),
      form(`code=${encodeURIComponent(value)}&state=${encodeURIComponent(value)}`),
      html(
        `<p class="${value}" title='${value}'>Hello ${value}!</p><!-- ${value} --><script>${value}</script><a href='/${value}'>${value}</a>`,
      ),
      { text: `<?xml version="1.0"?><a b="${value}">${value}<![CDATA[${value}]]></a>`, mimeType: 'text/xml' },
      plain(`${value} is not allowed. ${value}`),
      { text: `--x\r\nContent-Disposition: form-data; name="f"\r\n\r\n${value}\r\n--x--`, mimeType: 'multipart/form-data; boundary=x' },
    ];
    fc.assert(
      fc.property(alien, (value) => {
        for (const body of bodies(value))
          for (const side of ['request', 'response'] as const)
            expect(JSON.stringify(maskBody(body, side, [])), `${side} ${body.text}`).not.toContain(value);
      }),
    );
  });

  it('takes a long body in one go', () => {
    const list = json(Array.from({ length: 10_000 }, (_, index) => index)).text;
    const masked = answer(plain(list));
    expect(masked.kind === 'json' && masked.root.kind === 'array' && masked.root.items.length).toBe(10_000);
    expect(answer(html('<a '.repeat(20_000))).kind).toBe('markup');
    expect(answer(html('<a b="'.repeat(10_000))).kind).toBe('markup');
  });
});

describe('one value of a body', () => {
  const body = json({ a: [{ b: 'x' }, '12345678901234567890'], 'a.b': true });
  it.each([
    [[0, 0, 0], 'x'],
    [[0, 1], '12345678901234567890'],
    [[1], 'true'],
    [[0, 0], '{"b":"x"}'],
    [undefined, body.text],
    [[7], undefined],
    [[0, 0, 0, 0], undefined],
  ])('%j', (path, expected) => {
    expect(revealInBody(body, path)).toBe(expected);
  });
});
