import { testCause } from '../testing/cause-cases.ts';
import preflightRejected from './preflight-rejected.ts';

const preflight = {
  method: 'OPTIONS',
  initiator: 'https://shop.example',
  requestHeaders: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'PUT' },
};

testCause(preflightRejected, {
  found: [
    {
      because: 'it was asked to sign in',
      given: preflight,
      message: 'askedToSignIn',
      confidence: 'certain',
      evidence: ['request', 'status'],
    },
    {
      because: 'the browser names it a preflight',
      given: { ...preflight, resourceType: 'preflight', requestHeaders: null, heldBack: { method: 'PUT' } },
      message: 'askedToSignIn',
      confidence: 'certain',
    },
    {
      because: 'a 403 that challenges',
      given: { ...preflight, status: 403, responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      message: 'askedToSignIn',
      confidence: 'certain',
      evidence: ['challenge'],
    },
    {
      because: 'a 403 that says what it wants',
      given: { ...preflight, status: 403 },
      said: ['credential-missing'],
      message: 'askedToSignIn',
      confidence: 'certain',
    },
    {
      because: 'the origin is not on the list',
      given: { ...preflight, status: 403 },
      said: ['origin-not-allowed'],
      message: 'originRefused',
      confidence: 'certain',
    },
    {
      because: 'a 403 without words',
      given: { ...preflight, status: 403, responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' } },
      message: 'refused',
      confidence: 'certain',
      evidence: ['response-header'],
    },
    {
      because: 'a filter refuses everything',
      given: { ...preflight, status: 403 },
      said: ['firewall'],
      message: 'refused',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'a plain OPTIONS is no preflight', given: { method: 'OPTIONS' } },
    { because: 'the request itself was refused', given: { method: 'PUT' } },
    { because: 'too many requests', given: { ...preflight, status: 429 } },
  ],
  unknown: [{ because: 'no answer was seen', given: { ...preflight, status: null }, missing: ['status'] }],
});
