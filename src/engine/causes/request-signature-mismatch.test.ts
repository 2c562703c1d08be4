import { NOW, NOW_SECONDS } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import signatureMismatch from './request-signature-mismatch.ts';

const signed = {
  requestHeaders: {
    Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260317/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=abcdef',
  },
};

testCause(signatureMismatch, {
  found: [
    {
      because: 'the server says so',
      given: { status: 403, ...signed },
      said: ['signature-mismatch'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request-header'],
    },
    {
      because: 'the server says so of a field',
      given: { method: 'POST', status: 422, requestBody: { signature: 'abcdef0123456789' } },
      said: ['signature-mismatch'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the server says that the clock is wrong',
      given: { status: 403, ...signed },
      said: ['time-skew'],
      message: 'clockSaid',
      confidence: 'certain',
    },
    {
      because: 'the device’s clock is an hour ahead',
      given: { status: 403, ...signed, receivedAt: NOW + 3_600_000 },
      message: 'clock',
      confidence: 'likely',
      evidence: ['clock'],
    },
    { because: 'a 401 without a reason', given: signed, message: 'refused', confidence: 'likely' },
    { because: 'a 403 has other reasons too', given: { status: 403, ...signed }, message: 'refused', confidence: 'possible' },
  ],
  ruledOut: [
    { because: 'nothing is signed', given: { requestHeaders: bearer('abcdef0123456789') } },
    { because: 'the skew of a token is another matter', given: { requestHeaders: bearer('abcdef0123456789') }, said: ['time-skew'] },
    {
      because: 'the time of the link is over',
      given: { status: 403, url: `https://files.example/a?Expires=${NOW_SECONDS - 60}&Signature=abcdef0123456789` },
    },
    { because: 'the key is what is wrong', given: { status: 403, ...signed }, said: ['api-key-invalid'] },
    { because: 'known, and not allowed', given: { status: 403, ...signed }, said: ['forbidden'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
