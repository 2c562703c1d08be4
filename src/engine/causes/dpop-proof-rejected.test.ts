import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired, jwt } from '../testing/tokens.ts';
import dpopProofRejected from './dpop-proof-rejected.ts';

const TOKEN = jwt({ cnf: { jkt: 'thumbprint' } });
const proven = { requestHeaders: { Authorization: `DPoP ${TOKEN}`, DPoP: jwt({}, { typ: 'dpop+jwt' }) } };
const challenge = (text: string) => ({ responseHeaders: { 'WWW-Authenticate': text, 'DPoP-Nonce': 'abcdef' } });

testCause(dpopProofRejected, {
  found: [
    {
      because: 'a nonce is given for a proof without one, and the body was not captured',
      given: {
        method: 'POST',
        status: 400,
        body: null,
        requestBody: 'grant_type=refresh_token&refresh_token=abc',
        requestHeaders: { DPoP: jwt({}, { typ: 'dpop+jwt' }) },
        responseHeaders: { 'DPoP-Nonce': 'abcdef' },
      },
      message: 'nonceWanted',
      confidence: 'likely',
      evidence: ['response-header'],
    },
    {
      because: 'the server wants its nonce',
      given: { ...proven, ...challenge('DPoP error="use_dpop_nonce"') },
      message: 'nonceWanted',
      confidence: 'certain',
      evidence: ['challenge', 'response-header'],
    },
    {
      because: 'a token endpoint wants its nonce',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=refresh_token&refresh_token=abc' },
      said: [{ meaning: 'dpop-proof', isCode: true, quote: 'use_dpop_nonce' }],
      message: 'nonceWanted',
      confidence: 'certain',
    },
    {
      because: 'the proof is refused',
      given: { ...proven, ...challenge('DPoP error="invalid_dpop_proof"') },
      message: 'proofRefused',
      confidence: 'certain',
    },
    {
      because: 'the proof is refused in words',
      given: proven,
      said: ['dpop-proof'],
      message: 'proofRefused',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'there is no proof',
      given: { requestHeaders: { Authorization: `DPoP ${TOKEN}` } },
      message: 'noProof',
      confidence: 'certain',
      evidence: ['request'],
    },
    {
      because: 'a token that is bound to a key, as Bearer',
      given: { requestHeaders: bearer(TOKEN) },
      message: 'asBearer',
      confidence: 'likely',
      evidence: ['token'],
    },
    {
      because: 'DPoP is asked for, and Bearer was sent',
      given: { requestHeaders: bearer('abcdef0123456789'), responseHeaders: { 'WWW-Authenticate': 'DPoP algs="ES256"' } },
      message: 'asBearer',
      confidence: 'likely',
    },
    {
      because: 'both show it: the token is bound, and DPoP alone is asked for',
      given: { requestHeaders: bearer(TOKEN), ...challenge('DPoP error="invalid_token", error_description="Invalid token type"') },
      message: 'asBearer',
      confidence: 'certain',
    },
    {
      because: 'the token’s time is over as well',
      given: { requestHeaders: bearer(expired(3600, { cnf: { jkt: 'thumbprint' } })), ...challenge('DPoP error="invalid_token"') },
      message: 'asBearer',
      confidence: 'likely',
    },
    {
      because: 'no proof, and the token’s time is over as well',
      given: { requestHeaders: { Authorization: `DPoP ${expired(3600)}` } },
      message: 'noProof',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'the proof had a nonce already, and nothing is said',
      given: {
        method: 'POST',
        status: 400,
        body: null,
        requestBody: 'grant_type=refresh_token&refresh_token=abc',
        requestHeaders: { DPoP: jwt({ nonce: 'a' }, { typ: 'dpop+jwt' }) },
        responseHeaders: { 'DPoP-Nonce': 'abcdef' },
      },
    },
    { because: 'nothing speaks of a proof', given: { requestHeaders: bearer(jwt({})) } },
    { because: 'the proof is there, and nothing is said of it', given: proven },
    {
      because: 'Bearer will do as well',
      given: { requestHeaders: bearer('abcdef0123456789'), responseHeaders: { 'WWW-Authenticate': ['Bearer', 'DPoP algs="ES256"'] } },
    },
    { because: 'nothing was sent', given: { responseHeaders: { 'WWW-Authenticate': 'DPoP algs="ES256"' } } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
