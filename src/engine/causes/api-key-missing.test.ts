import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import apiKeyMissing from './api-key-missing.ts';

const key = { 'X-Api-Key': '0123456789abcdef' };

testCause(apiKeyMissing, {
  found: [
    {
      because: 'the server says so',
      given: {},
      said: ['api-key-missing'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request'],
    },
    {
      because: 'a user’s token is no key',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['api-key-missing'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the server says so under a 403',
      given: { status: 403 },
      said: ['api-key-missing'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'one sentence for a key that is wrong and for none, and none went out',
      given: {},
      said: ['api-key-invalid'],
      message: 'saidInvalid',
      confidence: 'likely',
      evidence: ['body', 'request'],
    },
    {
      because: 'a file may be without the header that held it',
      given: { observer: 'har' },
      said: ['api-key-missing'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the challenge is for a key',
      given: { responseHeaders: { 'WWW-Authenticate': 'Key realm="gateway"' } },
      message: 'challenged',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    {
      because: 'a key is one of several ways',
      given: { responseHeaders: { 'WWW-Authenticate': ['Basic realm="a"', 'ApiKey'] } },
      message: 'challenged',
      confidence: 'possible',
    },
    {
      because: 'earlier requests carried one',
      given: {},
      others: [{ at: NOW - 1000, status: 200, requestHeaders: key }],
      message: 'sentBefore',
      confidence: 'likely',
      evidence: ['earlier'],
    },
    {
      because: 'a place for keys is named to everybody, and something stands there',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['api-key-missing', 'credential-misplaced'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a code that stands for a key that is missing or wrong, and nothing was shown',
      given: { status: 403 },
      said: [{ meaning: 'api-key-missing-or-invalid', where: 'header', isCode: true }],
      message: 'saidSo',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'who shows something else may lack another thing',
      given: { status: 403, requestHeaders: bearer('abcdef0123456789') },
      said: [{ meaning: 'api-key-missing-or-invalid', where: 'header', isCode: true }],
    },
    { because: 'a key went out', given: { requestHeaders: key } },
    { because: 'a key went out elsewhere', given: { url: 'https://api.example.com/?api_key=0123456789abcdef' }, said: ['api-key-missing'] },
    { because: 'a placeholder is another matter', given: { requestHeaders: { 'X-Api-Key': 'YOUR_API_KEY' } }, said: ['api-key-missing'] },
    { because: 'nobody asks for a key', given: { responseHeaders: { 'WWW-Authenticate': 'Bearer' } } },
    {
      because: 'a key that was disabled is one that the server got',
      given: { observer: 'har', body: { message: 'This API key has been disabled' } },
    },
    { because: 'a key that is wrong went out', given: { requestHeaders: key }, said: ['api-key-invalid'] },
    { because: 'a token may be what is called a key', given: { requestHeaders: bearer('abcdef0123456789') }, said: ['api-key-invalid'] },
    { because: 'a preflight carries none', given: { method: 'OPTIONS', resourceType: 'preflight' }, said: ['api-key-missing'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
