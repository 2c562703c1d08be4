import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import rateLimited from './rate-limited.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const signIn = { method: 'POST', url: 'https://shop.example/login', requestBody: { user: 'ada', password: 'lovelace' } };
const usedUp = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0' };

testCause(rateLimited, {
  found: [
    {
      because: 'the status says so',
      given: { ...sent, status: 429, body: null },
      message: 'tooMany',
      confidence: 'certain',
      evidence: ['status'],
    },
    { because: 'preflights are counted too', given: { status: 429, resourceType: 'preflight' }, message: 'tooMany', confidence: 'certain' },
    {
      because: 'the status and how long to wait',
      given: { ...sent, status: 429, responseHeaders: { 'Retry-After': '52' } },
      message: 'tooManyFor',
      confidence: 'certain',
      evidence: ['response-header'],
    },
    { because: 'the status is enough', given: { ...sent, status: 429, responseHeaders: null }, message: 'tooMany', confidence: 'certain' },
    { because: 'too many tries to sign in', given: { ...signIn, status: 429 }, message: 'tries', confidence: 'certain' },
    {
      because: 'too many tries to sign in, and how long to wait',
      given: { ...signIn, status: 429, responseHeaders: { 'Retry-After': '30' } },
      message: 'triesFor',
      confidence: 'certain',
    },
    {
      because: 'a 403 whose words say so',
      given: { ...sent, status: 403, responseHeaders: usedUp, body: { message: 'API rate limit exceeded for user ID 1.' } },
      message: 'tooMany',
      confidence: 'certain',
      evidence: ['body', 'response-header'],
    },
    { because: 'a 401 whose words say so', given: { ...signIn }, said: ['rate-limited'], message: 'tries', confidence: 'certain' },
    {
      because: 'failed tries are counted, and this one is not judged',
      given: { ...signIn, status: 403, body: { message: 'Too many failed login attempts.' } },
      message: 'tries',
      confidence: 'certain',
    },
    {
      because: 'a device asks for its tokens too often',
      given: {
        method: 'POST',
        requestBody: 'grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=a',
        status: 400,
        body: { error: 'slow_down' },
      },
      message: 'tooMany',
      confidence: 'certain',
    },
    {
      because: 'a 403 with nothing left, the body not captured',
      given: { ...sent, status: 403, responseHeaders: usedUp, body: null },
      message: 'counted',
      confidence: 'likely',
    },
    {
      because: 'the field of the draft',
      given: { ...sent, status: 403, responseHeaders: { RateLimit: '"user";r=0;t=30' } },
      message: 'counted',
      confidence: 'likely',
    },
    {
      because: 'a 403 that tells to wait',
      given: { ...sent, status: 403, responseHeaders: { 'Retry-After': '60' } },
      message: 'counted',
      confidence: 'likely',
    },
    {
      because: 'a 401 may have used up the last one',
      given: { ...sent, responseHeaders: usedUp },
      message: 'counted',
      confidence: 'possible',
    },
    {
      because: 'it may be a right that is missing, too',
      given: { ...sent, status: 403, responseHeaders: usedUp },
      said: ['forbidden'],
      message: 'counted',
      confidence: 'possible',
    },
    {
      because: 'a filter may want to see a human',
      given: { status: 429, responseHeaders: { 'X-Acme-Mitigated': 'challenge' } },
      message: 'tooMany',
      confidence: 'possible',
    },
    {
      because: 'the address is blocked for it as well',
      given: { ...signIn, status: 403 },
      said: ['rate-limited', 'firewall'],
      message: 'tries',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'some are left', given: { ...sent, status: 403, responseHeaders: { 'X-RateLimit-Remaining': '4971' } } },
    { because: 'the token ran out, and with it the last request', given: { ...sent, responseHeaders: usedUp }, said: ['token-expired'] },
    {
      because: 'the account was locked after too many tries',
      given: { ...signIn, body: { message: 'Account locked due to too many failed login attempts' } },
    },
    { because: 'the server is down for a while', given: { ...sent, status: 503, responseHeaders: { 'Retry-After': '60' } } },
    { because: 'too many cookies', given: { status: 431, requestHeaders: { Cookie: `a=${'x'.repeat(9000)}` }, responseHeaders: usedUp } },
    {
      because: 'a preflight that is refused has other reasons',
      given: { ...sent, status: 403, resourceType: 'preflight', responseHeaders: usedUp },
    },
    { because: 'nothing speaks of it', given: { ...sent, status: 403 } },
  ],
  unknown: [
    {
      because: 'the answer’s headers were not captured',
      given: { ...sent, status: 403, responseHeaders: null },
      missing: ['responseHeaders'],
    },
  ],
});
