import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import accountBlocked from './account-blocked.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const signIn = { method: 'POST', url: 'https://shop.example/login', requestBody: { user: 'ada', password: 'lovelace' } };
const grant = {
  method: 'POST',
  url: 'https://id.example.com/token',
  requestBody: 'grant_type=password&username=ada&password=x',
  status: 400,
};

testCause(accountBlocked, {
  found: [
    {
      because: 'the server says so at the sign-in',
      given: { ...signIn, body: { message: 'Account disabled' } },
      message: 'blocked',
      confidence: 'certain',
      evidence: ['body', 'status'],
    },
    {
      because: 'the reason stands beside the code of the standard',
      given: { ...grant, body: { error: 'invalid_grant', error_description: 'Account is disabled' } },
      message: 'blocked',
      confidence: 'certain',
    },
    {
      because: 'it was disabled while somebody was signed in',
      given: { ...sent, body: { code: 'user_inactive' } },
      message: 'blocked',
      confidence: 'certain',
      evidence: ['request-header'],
    },
    {
      because: 'a 200 says so',
      given: { ...sent, status: 200, body: { ok: false, error: 'account_inactive' } },
      message: 'blocked',
      confidence: 'certain',
    },
    {
      because: 'too many tries locked it',
      given: { ...signIn, status: 403, body: { message: 'Your account has been locked due to too many failed attempts' } },
      message: 'locked',
      confidence: 'certain',
    },
    {
      because: 'a lock for a while may be a limit of tries',
      given: { ...signIn, body: { message: 'Your account is temporarily locked due to too many failed attempts' } },
      message: 'locked',
      confidence: 'likely',
    },
    {
      because: 'the address is not confirmed',
      given: { status: 403, requestHeaders: { Cookie: 'sid=abcdef0123456789' }, body: { message: 'Your email address is not verified.' } },
      message: 'unverified',
      confidence: 'certain',
      evidence: ['cookie'],
    },
    {
      because: 'the subscription is over',
      given: { ...sent, body: { error: 'Your subscription has expired' } },
      message: 'unpaid',
      confidence: 'certain',
    },
    {
      because: 'a plan without this may be a right that is missing',
      given: { ...sent, status: 403, body: { message: 'Your plan does not include this feature' } },
      message: 'unpaid',
      confidence: 'likely',
    },
    {
      because: 'the password itself is past its time',
      given: { ...signIn, body: { error: 'password_expired' } },
      message: 'passwordOver',
      confidence: 'certain',
    },
    {
      because: 'which of two is not told',
      given: signIn,
      said: ['wrong-password', 'account-blocked'],
      message: 'blocked',
      confidence: 'likely',
    },
    {
      because: 'too many tries, by the status',
      given: { ...signIn, status: 429 },
      said: ['account-blocked'],
      message: 'blocked',
      confidence: 'likely',
    },
    {
      because: 'a provider shows that the whole site is closed',
      given: { status: 403, resourceType: 'main_frame', body: '<html><h1>This account has been suspended</h1></html>' },
      message: 'nobodyShown',
      confidence: 'likely',
    },
    {
      because: 'the site leads to where an address is confirmed',
      given: {
        status: 302,
        requestHeaders: { Cookie: 'laravel_session=abcdef0123456789abcdef' },
        responseHeaders: { Location: '/email/verify' },
      },
      message: 'unverified',
      confidence: 'likely',
      evidence: ['redirect', 'cookie'],
    },
    {
      because: 'it does so where nobody is known to be signed in',
      given: { status: 302, responseHeaders: { Location: '/accounts/confirm-email/' } },
      message: 'unverified',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'signing up leads there',
      given: {
        method: 'POST',
        url: 'https://app.example/register',
        status: 302,
        requestBody: 'email=a%40b.example&password=abcdefgh',
        responseHeaders: { Location: '/email/verify' },
      },
    },
    { because: 'the password is wrong', given: { ...signIn, body: { message: 'Incorrect username or password' } } },
    { because: 'there is no such account', given: { ...signIn, body: { message: 'Account not found' } } },
    { because: 'a disabled key is another matter', given: { ...sent, body: { message: 'API key disabled' } } },
    { because: 'a token is blocked, not its account', given: { ...sent, body: { message: 'Token has been blocked' } } },
    { because: 'too many tries, and no more', given: { ...signIn, status: 429, body: { message: 'Too many attempts' } } },
    { because: 'a subscription key is a key', given: { body: { message: 'Access denied due to missing subscription key.' } } },
    { because: 'a preflight is of nobody', given: { resourceType: 'preflight', status: 403 }, said: ['account-blocked'] },
    { because: 'a proxy’s account is another', given: { status: 407 }, said: ['account-blocked'] },
  ],
  unknown: [{ because: 'only words could tell', given: { ...sent, body: null }, missing: ['body'] }],
});
