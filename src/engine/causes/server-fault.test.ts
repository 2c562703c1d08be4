import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import serverFault from './server-fault.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const session = { requestHeaders: { Cookie: 'sid=0123456789abcdef' } };
const before = { at: NOW - 1000, status: 200 };
const after = { at: NOW + 1000, status: 200 };

testCause(serverFault, {
  found: [
    {
      because: 'the keys of the sign-in service could not be had',
      given: { ...sent, body: { detail: 'JWKS fetch failed: timed out' } },
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'status'],
    },
    {
      because: 'the question about the token failed',
      given: { ...sent, responseHeaders: { 'WWW-Authenticate': 'Bearer error_description="token introspection failed"' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'RFC 6749 §4.1.2.1',
      given: { ...sent, status: 403 },
      said: [{ meaning: 'server-fault', isCode: true }],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'another reason is given beside it',
      given: sent,
      said: ['server-fault', 'token-signature-invalid'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the same request is accepted and refused in turn',
      given: { ...sent, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
      others: [
        { ...sent, ...before },
        { ...sent, ...after },
      ],
      message: 'inTurn',
      confidence: 'certain',
      evidence: ['earlier', 'request-header'],
    },
    {
      because: 'it was accepted elsewhere before, and here a moment later',
      given: sent,
      others: [
        { ...sent, ...before, url: 'https://api.example.com/me' },
        { ...sent, ...after },
      ],
      message: 'acceptedAgain',
      confidence: 'likely',
    },
    {
      because: 'what was asked for in the query may differ',
      given: { ...sent, url: 'https://api.example.com/items?team=1' },
      others: [
        { ...sent, ...before, url: 'https://api.example.com/items?team=2' },
        { ...sent, ...after, url: 'https://api.example.com/items?team=2' },
      ],
      message: 'inTurn',
      confidence: 'likely',
    },
    {
      because: 'one address of many calls may refuse some of them',
      given: { ...sent, method: 'POST', url: 'https://api.example.com/graphql' },
      others: [
        { ...sent, ...before, method: 'POST', url: 'https://api.example.com/graphql' },
        { ...sent, ...after, method: 'POST', url: 'https://api.example.com/graphql' },
      ],
      message: 'inTurn',
      confidence: 'possible',
    },
    {
      because: 'a session that one of the servers does not know',
      given: session,
      others: [
        { ...session, ...before },
        { ...session, ...after },
      ],
      message: 'inTurn',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'nothing points at the server', given: sent },
    { because: 'a missing challenge alone is no fault of the sign-in service', given: { ...sent, body: { error: 'Unauthorized' } } },
    {
      because: 'another credential was accepted',
      given: sent,
      others: [
        { ...sent, ...before },
        { ...after, requestHeaders: bearer('fedcba9876543210') },
      ],
    },
    { because: 'it was not accepted again', given: sent, others: [{ ...sent, ...before }] },
    {
      because: 'another address was',
      given: sent,
      others: [
        { ...sent, ...before },
        { ...sent, ...after, url: 'https://api.example.com/me' },
      ],
    },
    {
      because: 'the person signed in again with the same cookie',
      given: session,
      others: [
        { ...session, ...before },
        { ...session, at: NOW + 500, method: 'POST', url: 'https://api.example.com/login', status: 204 },
        { ...session, ...after },
      ],
    },
    {
      because: 'a proof of possession wants a nonce first (RFC 9449 §8)',
      given: sent,
      said: ['dpop-proof'],
      others: [
        { ...sent, ...before },
        { ...sent, ...after },
      ],
    },
    {
      because: 'too many requests come and go',
      given: { ...sent, status: 429 },
      others: [
        { ...sent, ...before },
        { ...sent, ...after },
      ],
    },
    { because: 'a 500 is no failed sign-in', given: { ...sent, status: 500, body: { error: 'JWKS fetch failed' } } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
