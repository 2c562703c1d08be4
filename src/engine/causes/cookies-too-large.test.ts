import { testCause } from '../testing/cause-cases.ts';
import cookiesTooLarge from './cookies-too-large.ts';

const large = { requestHeaders: { Cookie: Array.from({ length: 6 }, (_, index) => `oidc.state.${index}=${'x'.repeat(1400)}`).join('; ') } };

testCause(cookiesTooLarge, {
  found: [
    {
      because: 'the status says so, and the cookies are large',
      given: { status: 431, ...large },
      message: 'tooLarge',
      confidence: 'certain',
      evidence: ['request-header', 'cookie', 'status'],
    },
    { because: 'a 400 has other reasons too', given: { status: 400, ...large }, message: 'tooLarge', confidence: 'likely' },
    {
      because: 'the server says so',
      given: { status: 400, ...large },
      said: ['cookies-too-large'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'half as many may be what one server takes',
      given: { status: 431, requestHeaders: { Cookie: `a=${'x'.repeat(4000)}` } },
      message: 'tooLarge',
      confidence: 'likely',
    },
    {
      because: 'the words are for headers as well, and the cookies are few',
      given: { status: 400, requestHeaders: { Cookie: 'sid=1' } },
      said: ['cookies-too-large'],
      message: 'saidSo',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'the cookies are small', given: { status: 431, requestHeaders: { Cookie: 'sid=1' } } },
    { because: 'the server takes them', given: { status: 401, ...large } },
    { because: 'nothing failed', given: { status: 200, ...large } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null, ...large }, missing: ['status'] }],
});
