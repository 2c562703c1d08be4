import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import wrongUrl from './wrong-url.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const accepted = (url: string, at = NOW - 5000) => ({ ...sent, at, url, status: 200 });
const at = (path: string) => ({ ...sent, url: `https://api.example.com${path}` });

testCause(wrongUrl, {
  found: [
    {
      because: 'a gateway’s words for paths that it does not have, whatever was sent',
      given: { ...at('/orders/1'), status: 403, body: { message: 'Missing Authentication Token' } },
      others: [accepted('https://api.example.com/prod/orders')],
      message: 'catchAll',
      confidence: 'likely',
      evidence: ['body', 'request-header', 'earlier'],
    },
    {
      because: 'the same in a header, while the body was not captured and nothing was sent',
      given: { status: 403, responseHeaders: { 'X-Amzn-ErrorType': 'MissingAuthenticationTokenException' }, body: null },
      message: 'catchAll',
      confidence: 'likely',
      evidence: ['response-header'],
    },
    {
      because: 'the same gateway, where a token was sent',
      given: { ...sent, status: 403, responseHeaders: { 'X-Amzn-ErrorType': 'IncompleteSignatureException' }, body: null },
      message: 'catchAll',
      confidence: 'likely',
    },
    {
      because: 'the server says so in a code',
      given: { ...sent, body: { error: 'route_not_found' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the server says so in words',
      given: { ...sent, status: 403, body: { message: 'Unknown API version' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'everything that works stands behind one part that is missing here',
      given: { ...at('/v1/roles'), body: { error: 'Unauthorized' } },
      others: [accepted('https://api.example.com/api/v1/users'), accepted('https://api.example.com/api/v1/teams', NOW - 4000)],
      message: 'unlikeOthers',
      confidence: 'likely',
      evidence: ['request', 'earlier'],
    },
    {
      because: 'a slash at the end',
      given: at('/orders/'),
      others: [accepted('https://api.example.com/orders')],
      message: 'unlikeOthers',
      confidence: 'likely',
    },
    {
      because: 'another version, and a 403 that may mean it',
      given: { ...at('/v2/orders'), status: 403 },
      others: [accepted('https://api.example.com/v1/orders')],
      message: 'unlikeOthers',
      confidence: 'possible',
    },
    {
      because: 'the neighbour accepts it',
      given: { ...sent, url: 'https://staging.example.com/orders' },
      others: [accepted('https://api.example.com/orders')],
      message: 'otherHost',
      confidence: 'likely',
    },
    {
      because: 'a token that names whom it is for may be refused by the neighbour for that',
      given: { url: 'https://staging.example.com/orders', requestHeaders: bearer(expired(-3600, { aud: 'api' })) },
      others: [{ ...accepted('https://api.example.com/orders'), requestHeaders: bearer(expired(-3600, { aud: 'api' })) }],
      message: 'otherHost',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'nothing points at the address', given: sent },
    { because: 'nobody may enter this part', given: { ...sent, status: 403, body: { error: 'You do not have access to this endpoint' } } },
    { because: 'a sign-in that is missing with 401 is one', given: { body: { message: 'Missing Authentication Token' } } },
    { because: 'other addresses simply are others', given: at('/admin'), others: [accepted('https://api.example.com/orders')] },
    {
      because: 'what works has no part in common',
      given: at('/orders/1'),
      others: [accepted('https://api.example.com/prod/orders'), accepted('https://api.example.com/health')],
    },
    {
      because: 'the same address worked before',
      given: at('/v2/orders'),
      others: [accepted('https://api.example.com/v1/orders'), accepted('https://api.example.com/v2/orders')],
    },
    {
      because: 'the token’s time is over, whatever the address',
      given: { ...at('/v2/orders'), requestHeaders: bearer(expired(60)) },
      others: [{ ...accepted('https://api.example.com/v1/orders', NOW - 120_000), requestHeaders: bearer(expired(60)) }],
    },
    {
      because: 'the server gives another reason',
      given: at('/v2/orders'),
      said: ['scope-missing'],
      others: [accepted('https://api.example.com/v1/orders')],
    },
    {
      because: 'a request that was signed may be signed wrongly',
      given: {
        status: 403,
        requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 Credential=a/20260317/eu-west-1/execute-api/aws4_request' },
        responseHeaders: { 'X-Amzn-ErrorType': 'IncompleteSignatureException' },
      },
    },
    { because: 'a 404 is no failed sign-in', given: { ...sent, status: 404 } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
