import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import extensionInterference from './extension-interference.ts';

const mine = bearer('abcdef0123456789');
const other = bearer('fedcba9876543210');
const session = { Cookie: 'sid=0123456789abcdef; theme=dark' };

testCause(extensionInterference, {
  found: [
    {
      because: 'the page set the header and it did not go out',
      given: { pageHeaders: { Accept: '*/*', ...mine }, requestHeaders: { Accept: '*/*' } },
      said: ['credential-missing'],
      message: 'removed',
      confidence: 'certain',
      evidence: ['request', 'status'],
    },
    {
      because: 'a key in a header of its own was taken out',
      given: { pageHeaders: { 'X-Api-Key': 'k3y-abcdef0123456789' }, status: 403 },
      message: 'removed',
      confidence: 'likely',
    },
    {
      because: 'another token went out than the page’s',
      given: { pageHeaders: mine, requestHeaders: other },
      message: 'replaced',
      confidence: 'certain',
      evidence: ['request', 'request-header'],
    },
    {
      because: 'a token was put in where the page had none',
      given: { pageHeaders: session, requestHeaders: { ...session, ...other } },
      message: 'added',
      confidence: 'certain',
    },
    {
      because: 'the session cookie was taken out',
      given: { pageHeaders: session, requestHeaders: { Cookie: 'theme=dark' } },
      message: 'cookieRemoved',
      confidence: 'certain',
      evidence: ['cookie'],
    },
    {
      because: 'no page can give a page load a token',
      given: { resourceType: 'main_frame', requestHeaders: { ...session, ...bearer(expired(-3600)) } },
      message: 'unasked',
      confidence: 'likely',
      evidence: ['request-header', 'request'],
    },
    {
      because: 'nor a picture',
      given: { resourceType: 'image', requestHeaders: other, status: 403 },
      message: 'unasked',
      confidence: 'possible',
    },
    {
      because: 'the session that the sign-in set was taken out of its answer',
      given: { requestHeaders: { Cookie: 'theme=dark' } },
      others: [
        {
          at: NOW - 60_000,
          method: 'POST',
          status: 200,
          responseHeaders: { 'Set-Cookie': 'sid=0123456789abcdef; HttpOnly' },
          deliveredHeaders: { 'Content-Type': 'text/html' },
        },
      ],
      message: 'answerChanged',
      confidence: 'certain',
      evidence: ['earlier', 'request'],
    },
  ],
  ruledOut: [
    {
      because: 'the session that was taken out is there all the same',
      given: { pageHeaders: session, requestHeaders: session },
      others: [{ at: NOW - 60_000, status: 200, responseHeaders: { 'Set-Cookie': 'sid=0123456789abcdef' }, deliveredHeaders: {} }],
    },
    {
      because: 'another header was taken out of the answer',
      given: { pageHeaders: { Accept: '*/*' }, requestHeaders: { Accept: '*/*' } },
      others: [
        {
          at: NOW - 60_000,
          status: 200,
          responseHeaders: { 'Set-Cookie': 'sid=0123456789abcdef', 'X-Frame-Options': 'deny' },
          deliveredHeaders: { 'Set-Cookie': 'sid=0123456789abcdef' },
        },
      ],
    },
    { because: 'what the page made is what went out', given: { pageHeaders: mine, requestHeaders: mine } },
    {
      because: 'other headers may change',
      given: { pageHeaders: { ...mine, 'User-Agent': 'a' }, requestHeaders: { ...mine, 'User-Agent': 'b', DNT: '1' } },
    },
    {
      because: 'the browser attaches cookies after the page has made its headers',
      given: { pageHeaders: { Accept: '*/*' }, requestHeaders: { ...session, Accept: '*/*' } },
    },
    {
      because: 'the browser adds the password that it keeps',
      given: { pageHeaders: {}, requestHeaders: { Authorization: 'Basic YWRhOmxvdmVsYWNl' } },
    },
    {
      because: 'a cookie that signs nobody in was taken out',
      given: { pageHeaders: { Cookie: '_ga=GA1.2.3' }, requestHeaders: { Accept: '*/*' } },
    },
    { because: 'it did not fail', given: { status: 204, pageHeaders: mine } },
  ],
  unknown: [
    { because: 'the page’s own headers were not captured', given: { requestHeaders: mine }, missing: ['pageRequest'] },
    {
      because: 'the browser’s own sign-in on a page load shows nothing',
      given: { resourceType: 'main_frame', requestHeaders: { Authorization: 'Negotiate YIIabc' } },
      missing: ['pageRequest'],
    },
    {
      because: 'Firefox tells of headers when other add-ons’ rules have changed them',
      given: { observer: 'firefox', pageHeaders: { Accept: '*/*' }, requestHeaders: { Accept: '*/*' } },
      missing: ['pageRequest'],
    },
    { because: 'the request was not captured', given: { pageHeaders: mine, requestHeaders: null }, missing: ['request'] },
  ],
});
