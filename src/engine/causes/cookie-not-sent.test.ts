import type { RawJarCookie } from '../exchange.ts';
import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import cookieNotSent from './cookie-not-sent.ts';

const sid = (cookie: Partial<RawJarCookie> = {}) => [{ name: 'sid', httpOnly: true, ...cookie }];
const none = { sameSite: 'no_restriction', secure: true } as const;
const elsewhere = { initiator: 'https://shop.example', topLevelUrl: 'https://shop.example/' };
const likely = { confidence: 'likely' } as const;

const setBefore = (cookie: string, at = NOW - 5000) => ({
  at,
  method: 'POST',
  url: 'https://api.example.com/account/login',
  status: 200,
  responseHeaders: { 'Set-Cookie': cookie },
});

testCause(cookieNotSent, {
  found: [
    {
      because: 'without a jar, an earlier answer set it for another path',
      given: { jar: null },
      others: [setBefore('sid=0123456789abcdef; Path=/account')],
      message: 'path',
      reason: 'path',
      ...likely,
      evidence: ['earlier', 'request'],
    },
    {
      because: 'without a Path, that of the page which set it counts',
      given: { jar: null },
      others: [setBefore('sid=0123456789abcdef; HttpOnly')],
      message: 'path',
      reason: 'path',
      ...likely,
    },
    {
      because: 'without a jar, a neighbouring host set it for itself',
      given: { jar: null },
      others: [{ ...setBefore('sid=0123456789abcdef; Path=/'), url: 'https://www.example.com/account/login' }],
      message: 'domain',
      reason: 'domain',
      confidence: 'possible',
    },
    {
      because: 'Strict, and another site asks',
      given: { ...elsewhere, jar: sid({ sameSite: 'strict' }) },
      message: 'same-site',
      reason: 'same-site',
      ...likely,
      evidence: ['cookie', 'request', 'status'],
    },
    {
      because: 'Lax, and a form of another site is sent',
      given: { resourceType: 'main_frame', method: 'POST', initiator: 'https://pay.example', jar: sid({ sameSite: 'lax' }) },
      message: 'same-site',
      reason: 'same-site',
      ...likely,
    },
    {
      because: 'the same cookie was good a while ago',
      given: { ...elsewhere, jar: sid({ sameSite: 'strict', value: '0123456789abcdef' }) },
      others: [{ at: NOW - 60_000, status: 200, requestHeaders: { Cookie: 'sid=0123456789abcdef' } }],
      message: 'same-site',
      reason: 'same-site',
      confidence: 'certain',
      evidence: ['earlier'],
    },
    {
      because: 'the browser says that it gives none to third parties',
      given: {
        ...elsewhere,
        jar: sid(none),
        requestHeaders: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Storage-Access': 'none' },
      },
      message: 'third-party-blocked',
      reason: 'third-party-blocked',
      ...likely,
    },
    {
      because: 'Secure, over http',
      given: { url: 'http://api.example.com/', resourceType: 'main_frame', jar: sid({ secure: true }) },
      message: 'secure-over-http',
      reason: 'secure-over-http',
      ...likely,
    },
    { because: 'of another path', given: { jar: sid({ path: '/admin' }) }, message: 'path', reason: 'path', ...likely },
    { because: 'of a sibling host', given: { jar: sid({ domain: 'www.example.com' }) }, message: 'domain', reason: 'domain', ...likely },
    {
      because: 'of 127.0.0.1, asked of localhost',
      given: { url: 'http://localhost:3000/me', jar: sid({ domain: '127.0.0.1' }) },
      message: 'domain',
      reason: 'domain',
      ...likely,
    },
    {
      because: 'a script asks another origin without it',
      given: { initiator: 'https://www.example.com', jar: sid({ domain: '.example.com' }) },
      message: 'credentials-mode',
      reason: 'credentials-mode',
      ...likely,
    },
    {
      because: 'kept for the page of another site',
      given: { resourceType: 'main_frame', jar: sid({ ...none, partitionKey: { topLevelSite: 'https://shop.example' } }) },
      message: 'partitioned',
      reason: 'partitioned',
      ...likely,
    },
    {
      because: 'another session cookie went along',
      given: { requestHeaders: { Cookie: 'session=0123456789abcdef' }, jar: sid({ path: '/admin' }) },
      message: 'path',
      reason: 'path',
      confidence: 'possible',
    },
    {
      because: 'the API asks for a header',
      given: { jar: sid({ path: '/admin' }), responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      message: 'path',
      reason: 'path',
      confidence: 'possible',
    },
    {
      because: 'the filter may not care',
      given: { status: 403, jar: sid({ path: '/admin' }) },
      said: ['firewall'],
      message: 'path',
      reason: 'path',
      confidence: 'possible',
    },
    {
      because: 'what is proved comes before what may belong elsewhere',
      given: { ...elsewhere, jar: [...sid({ domain: 'www.example.com' }), ...sid({ sameSite: 'strict' })] },
      message: 'same-site',
      reason: 'same-site',
      ...likely,
    },
  ],
  ruledOut: [
    {
      because: 'without a jar, what an answer set fits this request, and need not be there any more',
      given: { jar: null, requestHeaders: { Cookie: 'sid=fedcba9876543210' } },
      others: [setBefore('sid=0123456789abcdef; Path=/account')],
    },
    { because: 'it went along', given: { jar: sid({ value: '0123456789abcdef' }), requestHeaders: { Cookie: 'sid=0123456789abcdef' } } },
    { because: 'there is none', given: {} },
    { because: 'it holds no sign-in', given: { jar: [{ name: 'theme', path: '/admin' }] } },
    { because: 'a token was judged instead', given: { jar: sid({ path: '/admin' }), requestHeaders: bearer('abcdef0123456789') } },
    { because: 'a preflight never has any', given: { method: 'OPTIONS', resourceType: 'preflight', jar: sid({ path: '/admin' }) } },
    {
      because: 'somebody is signing in',
      given: { method: 'POST', jar: sid({ path: '/admin' }), requestBody: { user: 'ada', password: 'lovelace' } },
    },
    {
      because: 'the answer has only just set it',
      given: {
        jar: sid({ path: '/admin', value: 'new-0123456789' }),
        responseHeaders: { 'Set-Cookie': 'sid=new-0123456789; Path=/admin' },
      },
    },
    {
      because: 'one went along, and there is no jar to look into',
      given: { jar: null, requestHeaders: { Cookie: 'sid=0123456789abcdef' } },
    },
    { because: 'too many requests', given: { status: 429, jar: sid({ path: '/admin' }) } },
  ],
  unknown: [
    ...[
      ['it was taken away again', 'sid=0123456789abcdef; Path=/account; Max-Age=0'],
      ['the browser refused it', '__Host-sid=0123456789abcdef; Path=/account; Secure'],
      ['nothing in it forbids it', 'sid=0123456789abcdef; Path=/'],
      ['which partition it went to is not told', 'sid=0123456789abcdef; Path=/account; Secure; Partitioned'],
      ['it holds no sign-in', 'theme=dark; Path=/account'],
    ].map(([because = '', cookie = '']) => ({
      because: `without a jar, ${because}`,
      given: { jar: null },
      others: [setBefore('sid=0123456789abcdef; Path=/account; Max-Age=0', NOW - 9000), setBefore(cookie)],
      missing: ['cookies'] as const,
    })),
    { because: 'the jar was not captured', given: { jar: null }, missing: ['cookies'] },
    { because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] },
  ],
});
