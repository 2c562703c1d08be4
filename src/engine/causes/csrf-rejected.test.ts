import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import csrfRejected from './csrf-rejected.ts';

const session = 'sid=0123456789abcdef';
const post = { method: 'POST', status: 403 };

testCause(csrfRejected, {
  found: [
    {
      because: 'the server says so',
      given: { ...post, requestHeaders: { Cookie: session, 'X-CSRF-Token': '0123456789abcdef' } },
      said: ['csrf'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request-header'],
    },
    {
      because: 'the server says so under a 400',
      given: { method: 'POST', status: 400 },
      said: ['csrf'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the status of Laravel for it',
      given: { method: 'POST', status: 419 },
      message: 'pageExpired',
      confidence: 'likely',
      evidence: ['status'],
    },
    {
      because: 'a placeholder',
      given: { ...post, requestHeaders: { Cookie: session, 'X-CSRF-Token': 'undefined' } },
      message: 'placeholder',
      confidence: 'likely',
    },
    {
      because: 'nothing in its field',
      given: { ...post, requestHeaders: { Cookie: session }, requestBody: 'authenticity_token=&title=a' },
      message: 'placeholder',
      confidence: 'likely',
    },
    {
      because: 'the copy differs from the cookie',
      given: { ...post, requestHeaders: { Cookie: `${session}; XSRF-TOKEN=aaaaaaaaaaaaaaaa`, 'X-XSRF-TOKEN': 'bbbbbbbbbbbbbbbb' } },
      message: 'differs',
      confidence: 'likely',
      evidence: ['cookie'],
    },
    {
      because: 'frameworks that mask it anew may differ',
      given: { ...post, requestHeaders: { Cookie: `${session}; csrftoken=aaaaaaaaaaaaaaaa`, 'X-CSRFToken': 'bbbbbbbbbbbbbbbb' } },
      message: 'differs',
      confidence: 'possible',
    },
    {
      because: 'the cookie is there, and nothing repeats it',
      given: { ...post, requestHeaders: { Cookie: `${session}; csrftoken=aaaaaaaaaaaaaaaa` } },
      message: 'absent',
      confidence: 'likely',
    },
    {
      because: 'under a 401 the session may be what is wrong',
      given: { method: 'POST', requestHeaders: { Cookie: `${session}; csrftoken=aaaaaaaaaaaaaaaa` } },
      message: 'absent',
      confidence: 'possible',
    },
    {
      because: 'a session alone, and a 403 to a POST',
      given: { ...post, requestHeaders: { Cookie: session } },
      message: 'mayBeAbsent',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'the nonce is that of a signed request',
      given: { requestHeaders: { Authorization: 'OAuth oauth_consumer_key="k", oauth_nonce="n", oauth_signature="a1b2c3d4e5f6"' } },
      said: [{ meaning: 'csrf', quote: 'Invalid nonce' }],
    },
    {
      because: 'the copy is one',
      given: { ...post, requestHeaders: { Cookie: `${session}; XSRF-TOKEN=aaaaaaaaaaaaaaaa`, 'X-XSRF-TOKEN': 'aaaaaaaaaaaaaaaa' } },
    },
    {
      because: 'a token needs no guard',
      given: { ...post, requestHeaders: { Cookie: `${session}; csrftoken=aaaaaaaaaaaaaaaa`, ...bearer('abcdef0123456789') } },
    },
    { because: 'a GET changes nothing', given: { status: 403, requestHeaders: { Cookie: `${session}; csrftoken=aaaaaaaaaaaaaaaa` } } },
    {
      because: 'the password is what is wrong',
      given: { ...post, requestHeaders: { Cookie: `${session}; csrftoken=aaaaaaaaaaaaaaaa` } },
      said: ['wrong-password'],
    },
    { because: 'nothing ties it to a session', given: post },
    { because: 'too many requests', given: { method: 'POST', status: 429, requestHeaders: { Cookie: session } } },
  ],
  unknown: [{ because: 'the request was not captured', given: { ...post, requestHeaders: null }, missing: ['request'] }],
});
