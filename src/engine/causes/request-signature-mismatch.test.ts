import { NOW, NOW_SECONDS } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import signatureMismatch from './request-signature-mismatch.ts';

const signed = {
  requestHeaders: {
    Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260317/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=abcdef',
  },
};

testCause(signatureMismatch, {
  found: [
    {
      because: 'a request that is signed in a header has expired',
      given: { requestHeaders: { 'X-Access-Sign': 'a1b2c3d4e5f6a1b2c3d4e5f6' } },
      said: ['link-expired'],
      message: 'clockSaid',
      confidence: 'certain',
    },
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
    {
      because: 'a bare "invalid signature" is the request’s, where that was signed',
      given: { method: 'POST', requestHeaders: { 'X-Hub-Signature-256': 'sha256=0123456789abcdef' }, body: 'Invalid signature' },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'beside a token it may be either',
      given: { requestHeaders: { 'X-Signature': '0123456789abcdef', ...bearer(jwt({})) }, body: { error: 'invalid signature' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the code is open, the sentence is not',
      given: {
        status: 403,
        ...signed,
        responseHeaders: { 'X-Amzn-ErrorType': 'InvalidSignatureException' },
        body: { message: 'The request signature we calculated does not match the signature you provided.' },
      },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a request that was not signed: the server says what it wants',
      given: {
        status: 400,
        requestHeaders: bearer('abcdef0123456789'),
        body: '<ErrorResponse><Error><Code>IncompleteSignature</Code></Error></ErrorResponse>',
      },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a gateway says so of every address that it does not know',
      given: { status: 403, requestHeaders: bearer('abcdef0123456789'), body: { __type: 'IncompleteSignatureException' } },
      message: 'saidSo',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'a bare "invalid signature" is the token’s',
      given: { requestHeaders: bearer(jwt({})), body: { message: 'invalid signature' } },
    },
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
