/** The token was withdrawn before its time. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromEarlier, fromSaid } from '../evidence.ts';
import { pathOf } from '../facts/address.ts';
import { carried, earlierSuccesses, heard, isPastItsTime, judgedCredential, refusesCredential, sessionCookies } from '../facts/caller.ts';
import { time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-revoked',
    title: 'Your sign-in was withdrawn',
    explain: 'A sign-in can be ended before its time: by signing out, by a new password, or by whoever looks after the account.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign in to {site} again.',
        'If you did not sign out or change your password, look at your account’s sign-ins and change the password.',
        'If it does not work, ask those who look after your account.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Get a new token by a sign-in; a refresh token of the same sign-in is most likely withdrawn too.',
        'Find what withdrew it: a sign-out, a change of password, a limit of tokens, a deleted application.',
        'Stop repeating the request with the same token.',
      ],
    },
    prevent: 'Let the program drop its token as soon as the server says that it was withdrawn.',
    specs: ['RFC 7009 §2', 'RFC 6750 §3.1'],
    ofWhatWasRead: ['token-revoked'],
  },
  messages: {
    saidSo: {
      visitor: 'Your sign-in on {site} was withdrawn. Sign in again.',
      developer: 'The server says that the token was revoked (RFC 6750 §3.1, `invalid_token`).',
    },
    afterSignOut: {
      visitor: 'You signed out of {site} at {signedOutAt}, and the page still used the old sign-in. Sign in again.',
      developer: 'The same token was used to sign out at {signedOutAt}, and is refused since.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'token-revoked');
    const credential = judgedCredential(facts);
    if (said && (credential || sessionCookies(facts.sentCookies).length > 0)) {
      return {
        message: 'saidSo',
        confidence: 'certain',
        evidence: [fromSaid(said), ...(credential ? [fromCredential(credential)] : []), ...fromAnswer(facts)],
      };
    }
    if (credential === undefined || facts.status !== 401) return undefined;
    const signOut = earlierSuccesses(facts).find((success) => isSignOut(success.hop.url) && carried(success, credential.fingerprint));
    if (signOut === undefined || isPastItsTime(facts)) return undefined;
    const params = { signedOutAt: time(signOut.hop.startedAt) };
    const evidence: [Evidence, ...Evidence[]] = [
      fromEarlier(signOut.exchange.id, 'At {signedOutAt} it was used to sign out.', params),
      fromCredential(credential),
      ...fromAnswer(facts),
    ];
    return { message: 'afterSignOut', params, confidence: 'likely', evidence };
  },
});

const isSignOut = (url: string): boolean => /\/(?:log|sign)[-_]?(?:out|off)|\/revoke|\/revocation|\/end[-_]?session/i.test(pathOf(url));
