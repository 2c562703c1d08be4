import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observeBody } from './body.ts';

const observe = (text: string, mimeType = 'application/json') => observeBody({ text, mimeType });
const json = (value: unknown, mimeType?: string) => observe(JSON.stringify(value), mimeType);
const meanings = ({ said }: ReturnType<typeof observeBody>) => said.map(({ meaning }) => meaning);

describe('the form of a body', () => {
  it.each([
    ['', 'text/html', 'empty'],
    ['  \n', 'application/json', 'empty'],
    ['{"a":1}', 'text/plain', 'json'],
    ['[1]', '', 'json'],
    [")]}',\n{}", 'application/json', 'json'],
    ['{"title":"x"}', 'application/problem+json; charset=utf-8', 'problem'],
    ['<?xml version="1.0"?><Error/>', 'text/html', 'xml'],
    ['<Error><Code>x</Code></Error>', 'application/xml', 'xml'],
    ['<!DOCTYPE html><p>x', 'application/xml', 'html'],
    ['<h1>x</h1>', '', 'html'],
    ['Unauthorized', 'text/html', 'html'],
    ['error=access_denied&x=1', 'text/plain', 'form'],
    ['Unauthorized', 'text/plain', 'text'],
    ['\u0000\u0001\u0002PNG', 'image/png', 'binary'],
  ])('%j of %s is %s', (text, mimeType, form) => {
    expect(observe(text, mimeType).body.form).toBe(form);
  });
});

describe('what a body says', () => {
  it.each<[string, unknown, string[]]>([
    ['a message', { message: 'Token expired' }, ['token-expired']],
    ['OAuth', { error: 'invalid_token', error_description: 'The access token was revoked' }, ['token-invalid', 'token-revoked']],
    [
      'an error in an error',
      { error: { code: 401, status: 'UNAUTHENTICATED', message: 'API key expired' } },
      ['sign-in-required', 'api-key-expired'],
    ],
    ['a list of errors', { errors: [{ detail: 'CSRF token mismatch' }] }, ['csrf']],
    ['a list of words', { errors: { base: ['Required session does not exist'] } }, ['session-expired']],
    [
      'GraphQL',
      { data: null, errors: [{ message: 'You must be logged in', extensions: { code: 'TOKEN_EXPIRED' } }] },
      ['sign-in-required', 'token-expired'],
    ],
    [
      'a list at the top',
      [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
      ['session-expired', 'session-expired'],
    ],
    ['the details of JSON-RPC', { error: { code: -32001, message: 'Error', data: 'Session expired' } }, ['session-expired']],
    ['content by the same name', { data: 'Session expired', status: 1 }, []],
    ['German names', { ok: 0, fehler: { meldung: 'Sitzung abgelaufen' } }, ['session-expired']],
    ['problem+json', { type: 'https://example.com/p', title: 'Insufficient scope', status: 403 }, ['scope-missing']],
    ['a text alone', 'Invalid API key', ['api-key-invalid']],
    [
      'SOAP-like faults',
      { fault: { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } } },
      ['token-invalid', 'token-invalid'],
    ],
    ['what its field is about', { exp: 'token expired' }, ['token-expired']],
    ['its own things', { items: [{ title: 'token has expired', message: 'Access denied' }] }, []],
    ['a list of messages between people', { posts: [{ message: 'my session expired' }] }, []],
    ['links', { error: 'x', doc_url: 'https://example.com/errors/token-expired' }, []],
    ['the address of a check, and no word', { url: 'https://check.example/captcha/?id=a', t: 'fe' }, ['firewall']],
    ['a check beside words', { message: 'Wrong password', captchaUrl: '/captcha/1.png' }, ['wrong-password']],
    [
      'an error in three parts',
      { errors: [{ resource: 'AccessToken', field: 'orders:write_permission', code: 'missing' }] },
      ['scope-missing'],
    ],
    ['a field of a form in three parts', { errors: [{ resource: 'User', field: 'email', code: 'missing' }] }, []],
    ['nothing', { ok: true }, []],
  ])('%s', (_, value, expected) => {
    expect(meanings(json(value))).toEqual(expected);
  });

  it('with codes that are plain, and their fields', () => {
    const { body } = json({
      error: 'invalid_token',
      code: 'PGRST303',
      id: 'req_8fK2x',
      type: 'anna',
      status: 401,
      message: 'Unauthorized',
    });
    expect(body.codes).toEqual([
      { field: 'error', code: 'invalid_token' },
      { field: 'code', code: 'PGRST303' },
      { field: 'status', code: '401' },
    ]);
    expect(body.fields).toEqual(['error', 'code', 'id', 'type', 'status', 'message']);
    expect(json({ error: null, errors: [], success: true, status: 'ok' }).body.fields).toEqual(['status']);
    expect(json({ error_description: 'AADSTS50058: A silent request was sent. Trace ID: 8f-2' }).body.codes).toEqual([
      { field: 'error_description', code: 'AADSTS50058' },
    ]);
    expect(json({ __type: 'com.amazon.coral.service#ExpiredTokenException' }).body.codes).toEqual([
      { field: '__type', code: 'ExpiredTokenException' },
    ]);
  });

  it('that was cut off', () => {
    const cut = observe('{"error":{"code":"token_expired","message":"The token \\u0022x\\u0022 has expired","deta');
    expect(meanings(cut)).toEqual(['token-expired', 'token-expired']);
    expect(cut.body.codes).toEqual([{ field: 'code', code: 'token_expired' }]);
  });

  it('in XML', () => {
    const s3 = observe(
      '<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match</Message></Error>',
    );
    expect(s3.body.codes).toEqual([{ field: 'Code', code: 'SignatureDoesNotMatch' }]);
    expect(meanings(s3)).toContain('signature-mismatch');
    const soap = observe(
      '<s:Envelope><s:Body><s:Fault><faultcode>wsse:InvalidSecurity</faultcode><faultstring>Token expired</faultstring></s:Fault></s:Body></s:Envelope>',
      'text/xml',
    );
    expect(meanings(soap)).toContain('token-expired');
    expect(meanings(observe('<e><m><![CDATA[Invalid <b>token</b>]]></m></e>', 'text/xml'))).toEqual(['token-invalid']);
  });

  it('on a page', () => {
    const page = observe(
      `<!doctype html><html><head><title>Sign in &ndash; Shop</title><style>.token-expired{}</style><script>var a = "token expired</p>";</script></head>
       <body><!-- access denied --><nav>Account locked</nav><div class="alert alert-danger">Your session has <b>expired</b>.</div>
       <form><label>Password is invalid</label><input name=p type="password"></form></body></html>`,
      'text/html',
    );
    expect(page.body).toEqual({ form: 'html', codes: [], title: 'Sign in …', signInForm: true, fields: [] });
    expect(page.said).toMatchObject([{ meaning: 'session-expired', quote: 'Your session has expired' }]);
  });

  it('far down on a page, where it is set off', () => {
    const filler = '<p>Read all about our garden tools and their many uses.</p>'.repeat(100);
    expect(meanings(observe(`<html><body>${filler}<p>Token expired</p></body></html>`, 'text/html'))).toEqual([]);
    expect(meanings(observe(`<html><body>${filler}<p role="alert">Token expired</p></body></html>`, 'text/html'))).toEqual([
      'token-expired',
    ]);
  });

  it('in a form', () => {
    expect(meanings(observe('error=expired_token&error_description=The+token+has+expired', 'application/x-www-form-urlencoded'))).toEqual([
      'token-expired',
      'token-expired',
    ]);
  });
});

describe('an issue of an outcome', () => {
  it.each([
    [{ issue: [{ severity: 'error', code: 'login', details: { text: 'Access token has expired' } }] }],
    [{ mensaje: 'El token ha expirado' }],
    [{ komunikat: 'Token wygasł' }],
  ])('%j', (body) => {
    expect(json(body).said.map(({ meaning }) => meaning)).toContain('token-expired');
  });

  it('is none where it is an entry of a list', () => {
    expect(json({ issues: [{ title: 'Token has expired' }] }).said).toEqual([]);
  });
});

describe('any body', () => {
  const mimeType = fc.constantFrom('application/json', 'text/html', 'text/xml', 'text/plain', '');

  it('is read without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), mimeType, (text, type) => {
        expect(observe(text, type).body.form).toBeTypeOf('string');
      }),
    );
  });

  it.each(['{"error":', '[', '<a', '<a href="', '<!--', '<script>', '</', '&#', '"\\', '{"a":"', '<p class="error', 'error=', '<![CDATA['])(
    'of a megabyte of %s is read',
    (part) => {
      for (const type of ['application/json', 'text/html', 'text/xml'])
        expect(observe(part.repeat(1_000_000 / part.length), type).said).toEqual([]);
    },
  );

  it('keeps no secret, wherever one stands', () => {
    const secret = fc.stringMatching(/^[A-Za-z]{3}[0-9][A-Za-z0-9]{8,30}$/);
    fc.assert(
      fc.property(secret, (s) => {
        const bodies = [
          JSON.stringify({ error: s, code: s, [s]: s, message: `Token ${s} expired`, errors: [{ [s]: `invalid token ${s}` }], title: s }),
          `{"error": "${s}", "message": "Session of ${s} has expired", "${s}": "token expired`,
          `<title>Sign in ${s}</title><h1>Session ${s} expired</h1><p class="error ${s}">Invalid token ${s}</p><input type=password value="${s}">`,
          `<?xml version="1.0"?><Error><Code>${s}</Code><${s}>Token expired</${s}><Message>Token ${s} is invalid</Message></Error>`,
          `error=${s}&${s}=token+expired&error_description=invalid+token+${s}`,
          `Invalid token ${s}. Session ${s} expired`,
        ];
        for (const text of bodies) for (const type of ['', 'text/html']) expect(JSON.stringify(observe(text, type))).not.toContain(s);
      }),
    );
  });
});
