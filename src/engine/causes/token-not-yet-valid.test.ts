import { NOW, NOW_SECONDS } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import tokenNotYetValid from './token-not-yet-valid.ts';

const from = (seconds: number) => ({ requestHeaders: bearer(jwt({ nbf: NOW_SECONDS + seconds })) });

testCause(tokenNotYetValid, {
  found: [
    {
      because: 'the server says so',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-not-yet-valid'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says that the clocks are apart',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['time-skew'],
      message: 'saidSo',
      confidence: 'certain',
    },
    { because: 'it counts in an hour', given: from(3600), message: 'ahead', confidence: 'certain', evidence: ['token', 'clock'] },
    { because: 'servers forgive a minute', given: from(60), message: 'ahead', confidence: 'likely' },
    {
      because: 'a minute, and the server says so',
      given: from(60),
      said: ['token-not-yet-valid'],
      message: 'ahead',
      confidence: 'certain',
    },
    {
      because: 'not every server looks at iat',
      given: { requestHeaders: bearer(jwt({ iat: NOW_SECONDS + 3600 })) },
      message: 'ahead',
      confidence: 'likely',
    },
    {
      because: 'the device’s clock is an hour ahead',
      given: { ...from(3600), receivedAt: NOW + 3_600_000 },
      message: 'deviceAhead',
      confidence: 'certain',
    },
    {
      because: 'the server gives another reason',
      given: from(3600),
      said: ['token-wrong-audience'],
      message: 'ahead',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'the end of a token, in words that fit clocks as well',
      given: { requestHeaders: bearer(jwt({})) },
      said: ['token-expired', 'time-skew'],
    },
    {
      because: 'a signature beside a key is what clocks matter to',
      given: { requestHeaders: { 'X-Api-Key': 'abcdef0123456789', 'X-Signature': 'abcdef0123456789' } },
      said: ['time-skew'],
    },
    { because: 'it counts since an hour', given: from(-3600) },
    { because: 'within the second', given: from(1) },
    { because: 'the server’s time is not known', given: { ...from(3600), date: null } },
    {
      because: 'the skew of a signed request is another matter',
      given: { requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 Credential=a, Signature=b' } },
      said: ['time-skew'],
    },
    { because: 'nothing was sent', given: {}, said: ['token-not-yet-valid'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
