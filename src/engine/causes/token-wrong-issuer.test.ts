import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired, jwt } from '../testing/tokens.ts';
import tokenWrongIssuer from './token-wrong-issuer.ts';

const by = (iss: string) => ({ requestHeaders: bearer(jwt({ iss })) });

testCause(tokenWrongIssuer, {
  found: [
    {
      because: 'the server says so',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-wrong-issuer'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says so, and the token shows it',
      given: by('https://id.example.com'),
      said: ['token-wrong-issuer'],
      message: 'saidOfClaim',
      confidence: 'certain',
      evidence: ['token'],
    },
    {
      because: 'another issuer was good a while ago',
      given: by('https://id.example.com/b'),
      others: [{ at: NOW - 1000, status: 200, ...by('https://id.example.com/a') }],
      message: 'otherThanBefore',
      confidence: 'likely',
      evidence: ['earlier'],
    },
    { because: 'it is of the test system', given: by('https://id.staging.example.com'), message: 'otherStage', confidence: 'likely' },
    {
      because: 'the test system was asked',
      given: { url: 'https://api-test.example.com/orders', ...by('https://id.example.com') },
      message: 'otherStage',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'nothing shows it', given: by('https://id.example.com') },
    { because: 'both are of the test system', given: { url: 'https://api.dev.example.com/', ...by('https://id.dev.example.com') } },
    { because: 'a word within a word is none', given: by('https://latest.example.com/contest') },
    {
      because: 'the same was good a while ago',
      given: by('https://id.staging.example.com'),
      others: [{ at: NOW - 1000, status: 200, ...by('https://id.staging.example.com') }],
    },
    { because: 'its time was over anyway', given: { requestHeaders: bearer(expired(60, { iss: 'https://id.staging.example.com' })) } },
    { because: 'the server gives another reason', given: by('https://id.staging.example.com'), said: ['token-wrong-audience'] },
    { because: 'nothing was sent', given: {}, said: ['token-wrong-issuer'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
