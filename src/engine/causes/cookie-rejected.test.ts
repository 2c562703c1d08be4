import type { Overrides } from '../testing/build.ts';
import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import cookieRejected from './cookie-rejected.ts';

const VALUE = '0123456789abcdef0123456789abcdef';
const signIn = (cookie: string, rest: Overrides = {}): Overrides[] => [
  { at: NOW - 5000, method: 'POST', url: 'https://api.example.com/login', status: 200, responseHeaders: { 'Set-Cookie': cookie }, ...rest },
];
const certain = { confidence: 'certain', evidence: ['earlier', 'request'] } as const;

testCause(cookieRejected, {
  found: [
    {
      because: 'SameSite=None without Secure',
      given: {},
      others: signIn(`sid=${VALUE}; SameSite=None`),
      message: 'none-without-secure',
      ...certain,
    },
    {
      because: 'Secure over http',
      given: { url: 'http://api.example.com/' },
      others: signIn(`sid=${VALUE}; Secure`, { url: 'http://api.example.com/login' }),
      message: 'secure-over-http',
      ...certain,
    },
    {
      because: '__Host- with a Domain',
      given: {},
      others: signIn(`__Host-sid=${VALUE}; Secure; Path=/; Domain=example.com`),
      message: 'host-prefix',
      ...certain,
    },
    { because: '__Secure- without Secure', given: {}, others: signIn(`__Secure-sid=${VALUE}`), message: 'secure-prefix', ...certain },
    {
      because: 'of a foreign domain',
      given: {},
      others: signIn(`sid=${VALUE}; Domain=other.example`),
      message: 'foreign-domain',
      ...certain,
    },
    {
      because: 'of a public suffix',
      given: { url: 'https://shop.co.uk/' },
      others: signIn(`sid=${VALUE}; Domain=co.uk`, { url: 'https://shop.co.uk/login' }),
      message: 'public-suffix',
      ...certain,
    },
    { because: 'over 4096 octets', given: {}, others: signIn(`sid=${'x'.repeat(4200)}`), message: 'too-large', ...certain },
    {
      because: 'Partitioned without Secure',
      given: {},
      others: signIn(`sid=${VALUE}; Partitioned`),
      message: 'partitioned-without-secure',
      ...certain,
    },
    {
      because: 'Lax, within another site’s page',
      given: { initiator: 'https://shop.example' },
      others: signIn(`sid=${VALUE}; SameSite=Lax`, { initiator: 'https://shop.example' }),
      message: 'same-site-cross-site',
      confidence: 'likely',
    },
    { because: 'a control character', given: {}, others: signIn(`sid=${VALUE}\u0001`), message: 'invalid-character', ...certain },
    {
      because: 'over before it began',
      given: {},
      others: signIn(`sid=${VALUE}; Expires=Mon, 01 Jan 2024 00:00:00 GMT`),
      message: 'expired',
      confidence: 'likely',
    },
    {
      because: 'the redirect before set it',
      given: {
        before: [
          { url: 'https://api.example.com/login', responseHeaders: { 'Set-Cookie': `sid=${VALUE}; SameSite=None`, Location: '/orders' } },
        ],
      },
      message: 'none-without-secure',
      confidence: 'certain',
      evidence: ['request'],
    },
    {
      because: 'there is no jar to look into',
      given: { jar: null },
      others: signIn(`sid=${VALUE}; SameSite=None`),
      message: 'none-without-secure',
      confidence: 'likely',
    },
    {
      because: 'the API asks for a header',
      given: { responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      others: signIn(`sid=${VALUE}; SameSite=None`),
      message: 'none-without-secure',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'it breaks no rule', given: {}, others: signIn(`sid=${VALUE}; SameSite=None; Secure`) },
    {
      because: 'it was kept all the same',
      given: { jar: [{ name: 'sid', value: VALUE, path: '/x' }] },
      others: signIn(`sid=${VALUE}; SameSite=None`),
    },
    {
      because: 'one of its name went along',
      given: { requestHeaders: { Cookie: 'sid=fedcba9876543210' } },
      others: signIn(`sid=${VALUE}; SameSite=None`),
    },
    { because: 'it holds no sign-in', given: {}, others: signIn('theme=dark; SameSite=None') },
    {
      because: 'a token was judged instead',
      given: { requestHeaders: bearer('abcdef0123456789') },
      others: signIn(`sid=${VALUE}; SameSite=None`),
    },
    { because: 'the server takes it away', given: {}, others: signIn('sid=; Max-Age=0; SameSite=None; Secure') },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials', 'sentCookies'] }],
});
