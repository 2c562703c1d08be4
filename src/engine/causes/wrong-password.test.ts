import { testCause } from '../testing/cause-cases.ts';
import wrongPassword from './wrong-password.ts';

const basic = { 'WWW-Authenticate': 'Basic realm="Staging"' };
const digest = { 'WWW-Authenticate': 'Digest realm="a", nonce="b"' };
const ada = { Authorization: `Basic ${btoa('ada:lovelace')}` };
const signIn = { method: 'POST', url: 'https://example.com/api/login', requestBody: { user: 'ada', password: 'lovelace' } };

testCause(wrongPassword, {
  found: [
    {
      because: 'the same challenge comes back',
      given: { requestHeaders: ada, responseHeaders: basic },
      message: 'askedAgain',
      confidence: 'likely',
      evidence: ['request-header', 'challenge'],
    },
    {
      because: 'a Digest is answered with another',
      given: { requestHeaders: { Authorization: 'Digest username="ada", response="0"' }, responseHeaders: digest },
      message: 'askedAgain',
      confidence: 'likely',
    },
    { because: 'the server says so', given: { requestHeaders: ada }, said: ['wrong-password'], message: 'saidSo', confidence: 'certain' },
    { because: 'no challenge comes back', given: { requestHeaders: ada }, message: 'refused', confidence: 'possible' },
    {
      because: 'a sign-in is refused in words',
      given: { ...signIn, status: 400 },
      said: ['wrong-password'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['request', 'body'],
    },
    { because: 'a sign-in is refused', given: signIn, message: 'signInRefused', confidence: 'likely' },
    { because: 'its address tells it too', given: { ...signIn, requestBody: '' }, message: 'signInRefused', confidence: 'likely' },
    {
      because: 'a name and a password are denied access',
      given: { ...signIn, status: 200, body: { error: { message: 'Access Denied' } } },
      message: 'signInRefused',
      confidence: 'likely',
    },
    { because: 'a sign-in is forbidden', given: { ...signIn, status: 403 }, message: 'signInRefused', confidence: 'possible' },
    {
      because: 'a token endpoint gets a password',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=password&username=ada&password=lovelace' },
      said: ['wrong-password'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the address holds them',
      given: { url: 'https://ada:lovelace@example.com/', responseHeaders: basic },
      message: 'fromAddress',
      confidence: 'likely',
    },
    { because: 'Chromium hides a stored one', given: { responseHeaders: basic }, message: 'storedOne', confidence: 'possible' },
    {
      because: 'a key where the name belongs may be what is wrong',
      given: { requestHeaders: { Authorization: `Basic ${btoa('sk_test_4eC39HqLyjWDarjtT1zdp7dc:')}` } },
      said: ['wrong-password'],
      message: 'saidSo',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'who signs in is told what they may not do',
      given: { ...signIn, status: 403 },
      said: [{ meaning: 'forbidden', quote: 'You are not allowed to sign in here' }],
    },
    {
      because: 'a new password is no sign-in',
      given: { method: 'POST', status: 422, url: 'https://api.example.com/users', requestBody: { email: 'a@b.example', password: 'x' } },
      said: ['wrong-password'],
    },
    {
      because: 'two passwords are a change of it',
      given: { method: 'POST', requestBody: { old_password: 'a', password: 'b' } },
      said: ['wrong-password'],
    },
    {
      because: 'a token is no password',
      given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789' } },
      said: ['wrong-password'],
    },
    {
      because: 'only the nonce is too old',
      given: {
        requestHeaders: { Authorization: 'Digest username="ada", response="0"' },
        responseHeaders: { 'WWW-Authenticate': 'Digest nonce="b", stale=true' },
      },
    },
    { because: 'known, and not allowed', given: { status: 403, requestHeaders: ada } },
    { because: 'the account is locked', given: signIn, said: ['account-blocked'] },
    { because: 'a second factor is wanted', given: signIn, said: ['step-up'] },
    {
      because: 'an application shows its secret',
      given: { method: 'POST', requestHeaders: ada, requestBody: 'grant_type=authorization_code&code=1' },
    },
    { because: 'Firefox shows what it sends, and that was nothing', given: { observer: 'firefox', responseHeaders: basic } },
    { because: 'nothing was sent', given: {}, said: ['wrong-password'] },
    { because: 'the proxy asks', given: { status: 407, requestHeaders: { 'Proxy-Authorization': ada.Authorization } } },
    { because: 'a placeholder is another matter', given: { requestHeaders: { Authorization: `Basic ${btoa('undefined:undefined')}` } } },
  ],
  unknown: [
    { because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] },
    { because: 'the answer was not captured', given: { responseHeaders: null }, missing: ['challenges'] },
  ],
});
