import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import integratedAuthUnavailable from './integrated-auth-unavailable.ts';

const asks = (...challenges: readonly string[]) => ({ responseHeaders: { 'WWW-Authenticate': challenges } });
const answers = (value: string) => ({ requestHeaders: { Authorization: value } });
/** `NTLMSSP`, type 1, flags and no names: 40 octets. */
const firstMessage = `TlRMTVNTUAAB${'A'.repeat(44)}`;
const thirdMessage = `TlRMTVNTUAAD${'A'.repeat(400)}`;

testCause(integratedAuthUnavailable, {
  found: [
    {
      because: 'Firefox shows that it gave no answer',
      given: { observer: 'firefox', ...asks('Negotiate') },
      message: 'notAnswered',
      confidence: 'certain',
      evidence: ['challenge', 'request'],
    },
    {
      because: 'a file may come from a browser that hides what it adds',
      given: { observer: 'har', ...asks('Negotiate', 'NTLM') },
      message: 'notAnswered',
      confidence: 'likely',
    },
    {
      because: 'Chromium hides what it adds',
      given: { observer: 'chromium', ...asks('Negotiate', 'NTLM') },
      message: 'maybeUnseen',
      confidence: 'likely',
    },
    {
      because: 'cookies went along, and do not matter here',
      given: { observer: 'har', requestHeaders: { Cookie: 'sid=0123456789abcdef' }, ...asks('NTLM') },
      message: 'notAnswered',
      confidence: 'likely',
    },
    {
      because: 'NTLM was offered where Kerberos is wanted',
      given: { observer: 'firefox', ...answers(`Negotiate ${firstMessage}`), ...asks('Negotiate') },
      message: 'ntlmInstead',
      confidence: 'likely',
      evidence: ['request-header', 'challenge'],
    },
    {
      because: 'the ticket was not accepted',
      given: { observer: 'firefox', ...answers(`Negotiate YII${'A'.repeat(2000)}`), ...asks('Negotiate') },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'the account was not accepted',
      given: { observer: 'firefox', ...answers(`NTLM ${thirdMessage}`), ...asks('Negotiate', 'NTLM') },
      message: 'refused',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'the browser could ask for a password', given: asks('Negotiate', 'Basic realm="a"') },
    { because: 'another scheme would do', given: asks('Negotiate', 'Bearer') },
    { because: 'a token was sent: the scheme is another', given: { requestHeaders: bearer('abcdef0123456789'), ...asks('Negotiate') } },
    { because: 'the server goes on with NTLM', given: { ...answers(`NTLM ${firstMessage}`), ...asks(`NTLM ${thirdMessage}`) } },
    { because: 'nothing was asked for', given: {} },
    { because: 'a proxy asks', given: { status: 407, responseHeaders: { 'Proxy-Authenticate': 'Negotiate' } } },
    { because: 'the sign-in was good and more is wanted', given: { status: 403, ...asks('Negotiate') } },
    { because: 'a preflight never has one', given: { resourceType: 'preflight', method: 'OPTIONS', ...asks('Negotiate') } },
  ],
  unknown: [
    { because: 'the answer’s headers were not captured', given: { responseHeaders: null }, missing: ['challenges'] },
    { because: 'the request was not captured', given: { requestHeaders: null, ...asks('Negotiate') }, missing: ['credentials'] },
  ],
});
