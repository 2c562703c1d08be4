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
  ],
  ruledOut: [
    { because: 'the site asks', given: {} },
    { because: 'the proxy asks', given: { status: 407 } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
