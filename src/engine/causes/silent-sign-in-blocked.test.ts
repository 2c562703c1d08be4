import { testCause } from '../testing/cause-cases.ts';
import silentSignInBlocked from './silent-sign-in-blocked.ts';

const url = 'https://id.example.net/authorize?client_id=spa&response_type=code&prompt=none';
const refused = (error: string) => ({
  url,
  status: 302,
  responseHeaders: { Location: `https://app.example/silent#error=${error}&state=a` },
});
const frame = { resourceType: 'sub_frame' as const, initiator: 'https://app.example' };
const session = { requestHeaders: { Cookie: 'idsrv.session=abcdef0123456789' } };

testCause(silentSignInBlocked, {
  found: [
    {
      because: 'the service says so, and saw no cookie',
      given: { ...refused('login_required'), resourceType: 'main_frame', initiator: null },
      message: 'noCookie',
      confidence: 'certain',
      evidence: ['redirect', 'request', 'status'],
    },
    {
      because: 'a hidden frame of another site',
      given: { ...refused('login_required'), ...frame },
      message: 'thirdParty',
      confidence: 'certain',
    },
    {
      because: 'the browser has the service’s cookie and kept it',
      given: { ...refused('login_required'), ...frame, jar: [{ name: 'idsrv.session', sameSite: 'lax' }] },
      message: 'thirdParty',
      confidence: 'certain',
      evidence: ['cookie'],
    },
    {
      because: 'the page that it led back to is there as well',
      given: { url: 'https://app.example/silent?error=login_required', status: 200, ...frame, before: [refused('login_required')] },
      message: 'thirdParty',
      confidence: 'certain',
    },
    {
      because: 'without a cookie the service cannot know what more it would want',
      given: { ...refused('interaction_required'), ...frame },
      message: 'thirdParty',
      confidence: 'certain',
    },
    {
      because: 'a file may be without the cookies with which the service would want more',
      given: { ...refused('interaction_required'), ...frame, observer: 'har' },
      message: 'thirdParty',
      confidence: 'likely',
    },
    {
      because: 'a file may be without cookies, and the service did not know them',
      given: { ...refused('login_required'), ...frame, observer: 'har' },
      message: 'thirdParty',
      confidence: 'certain',
    },
    {
      because: 'cookies that hold no sign-in as far as is known',
      given: { ...refused('login_required'), ...frame, requestHeaders: { Cookie: 'lang=en' } },
      message: 'thirdParty',
      confidence: 'likely',
    },
    {
      because: 'a page for a hidden frame says so',
      given: { url, status: 200, ...frame, body: '<html><script>var r = {"error":"login_required","state":"a"}</script></html>' },
      message: 'thirdParty',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the service got its cookie and knows no session to it',
      given: { ...refused('login_required'), ...frame, ...session },
      message: 'notKnown',
      confidence: 'likely',
      evidence: ['cookie'],
    },
    {
      because: 'cookies were not captured',
      given: { ...refused('login_required'), requestHeaders: null },
      message: 'notSeen',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'the service knows the browser and wants more', given: { ...refused('interaction_required'), ...session } },
    { because: 'the service wants the user’s consent', given: { ...refused('consent_required'), ...session } },
    { because: 'the user said no', given: refused('access_denied') },
    { because: 'a site’s own sign-in page', given: { status: 302, responseHeaders: { Location: '/login?error=login_required' } } },
    { because: 'it went well', given: { url, status: 302, responseHeaders: { Location: 'https://app.example/silent?code=a&state=b' } } },
    {
      because: 'a token endpoint says so',
      given: { status: 400, method: 'POST', requestBody: 'grant_type=refresh_token', body: { error: 'login_required' } },
    },
  ],
  unknown: [
    {
      because: 'who was known was not captured',
      given: { ...refused('interaction_required'), requestHeaders: null },
      missing: ['sentCookies'],
    },
  ],
});
