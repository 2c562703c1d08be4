import { testCause } from '../testing/cause-cases.ts';
import proxyAuthenticationRequired from './proxy-authentication-required.ts';

const asked = { status: 407, responseHeaders: { 'Proxy-Authenticate': 'Basic realm="company"' } };

testCause(proxyAuthenticationRequired, {
  found: [
    { because: 'the proxy asks', given: asked, message: 'wanted', confidence: 'certain', evidence: ['status', 'challenge'] },
    {
      because: 'the proxy asks and says no more',
      given: { status: 407, requestHeaders: null, responseHeaders: null },
      message: 'wanted',
      confidence: 'certain',
    },
    {
      because: 'the proxy asks again',
      given: { ...asked, requestHeaders: { 'Proxy-Authorization': `Basic ${btoa('ada:lovelace')}` } },
      message: 'refused',
      confidence: 'certain',
      evidence: ['request-header'],
    },
  ],
  ruledOut: [{ because: 'the site asks', given: { responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } } }],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
