import { testCause } from '../testing/cause-cases.ts';
import networkSignInRequired from './network-sign-in-required.ts';

testCause(networkSignInRequired, {
  found: [
    { because: 'the status says so', given: { status: 511 }, message: 'status', confidence: 'certain', evidence: ['status'] },
    {
      because: 'the page reads as one of a network',
      given: { status: 403 },
      said: ['network-sign-in'],
      message: 'saidSo',
      confidence: 'likely',
      evidence: ['body'],
    },
    {
      because: 'a gateway leads to its page, and names device and network to it',
      given: {
        url: 'http://news.example/',
        status: 302,
        responseHeaders: {
          Location: 'http://10.1.0.1:3990/prelogin?uamip=10.1.0.1&mac=66-77-88&nasid=a&userurl=http%3A%2F%2Fnews.example',
        },
      },
      message: 'sentToPortal',
      confidence: 'likely',
      evidence: ['redirect'],
    },
  ],
  ruledOut: [
    {
      because: 'a site leads to its own sign-in page',
      given: { url: 'http://news.example/', status: 302, responseHeaders: { Location: 'http://id.news.example/login?url=%2F' } },
    },
    { because: 'the site asks', given: {} },
    { because: 'the proxy asks', given: { status: 407 } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
