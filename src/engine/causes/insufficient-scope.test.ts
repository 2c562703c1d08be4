import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import insufficientScope from './insufficient-scope.ts';

const reader = { status: 403, requestHeaders: bearer(jwt({ scope: 'openid orders:read' })) };
const wants = (scope: string) => ({ responseHeaders: { 'WWW-Authenticate': `Bearer scope="${scope}"` } });

testCause(insufficientScope, {
  found: [
    {
      because: 'the server says so',
      given: { status: 403, requestHeaders: bearer('abcdef0123456789') },
      said: ['scope-missing'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says so and names it',
      given: { ...reader, ...wants('orders:write') },
      said: ['scope-missing'],
      message: 'named',
      confidence: 'certain',
      evidence: ['challenge', 'token'],
    },
    { because: 'the server says so under a 401', given: {}, said: ['scope-missing'], message: 'saidSo', confidence: 'certain' },
    {
      because: 'the one that is wanted is not among those of the token',
      given: { ...reader, ...wants('orders:write') },
      message: 'notAmong',
      confidence: 'likely',
    },
    {
      because: 'headers name both',
      given: {
        status: 403,
        requestHeaders: bearer('abcdef0123456789'),
        responseHeaders: { 'X-OAuth-Scopes': 'gist, user', 'X-Accepted-OAuth-Scopes': 'repo' },
      },
      message: 'notAmong',
      confidence: 'likely',
      evidence: ['response-header'],
    },
    { because: 'a token for reading tried to write', given: { ...reader, method: 'POST' }, message: 'readOnly', confidence: 'likely' },
  ],
  ruledOut: [
    { because: 'the one that is wanted is there', given: { ...reader, ...wants('orders:read') } },
    { because: 'reading is what it is for', given: reader },
    { because: 'the token may write', given: { status: 403, method: 'POST', requestHeaders: bearer(jwt({ scope: 'orders:write' })) } },
    { because: 'the token shows none', given: { status: 403, method: 'POST', requestHeaders: bearer('abcdef0123456789') } },
    { because: 'a 401 is about who is calling', given: { ...reader, status: 401, method: 'POST' } },
    { because: 'a filter answered', given: { ...reader, method: 'POST' }, said: ['firewall'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
