/** The token was refused and nothing shows why. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromSaid, placeName } from '../evidence.ts';
import { carried, heard, isCallerUnseen, isToken, judgedCredential, refusesCredential } from '../facts/caller.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import type { Meaning } from '../facts/said.ts';
import { successesAt } from '../facts/success.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-rejected',
    title: 'Your sign-in was not accepted',
    explain: 'What was sent to show who you are has the right form, and the server does not accept it, without saying why.',
    needs: ['credentials'],
    fixes: ['sign-in-again', 'reload', 'clear-cache', 'clear-storage', 'open-private'],
    advice: {
      visitor: [
        'Sign out of {site} and in again.',
        'Clear the cookies of {site}, then sign in.',
        'Try a private window: if it works there, another extension or something stored is in the way.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Get a new token and try it with curl, to see whether the token or the program is at fault.',
        'Check that it was issued for this API and this environment: issuer, audience, stage.',
        'Check that it has not been revoked, and that the user or application is still active.',
        'See in the API’s documentation what kind of token it takes, and how long that lasts.',
        'Look into the server’s log: it knows why, and does not tell.',
      ],
    },
    prevent: 'Let the server say why, in `error_description` of its challenge (RFC 6750 §3).',
    specs: ['RFC 6750 §3.1', 'RFC 9110 §15.5.2'],
    generic: true,
  },
  messages: {
    saidSo: {
      visitor: '{site} did not accept your sign-in. Sign out and in again.',
      developer:
        'The server says that the credential in {name} is invalid, and not why: expired, revoked, malformed or of another issuer (RFC 6750 §3.1).',
    },
    saidUnseen: {
      visitor: '{site} did not accept your sign-in. Sign out and in again.',
      developer:
        'The server says that the token is invalid, which it only does of one that it got (RFC 6750 §3.1); what was sent was not captured.',
    },
    refused: {
      visitor: '{site} did not accept your sign-in. Sign out and in again.',
      developer: '{name} carried a well-formed credential, and the server answered with {status} without a reason.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const credential = judgedCredential(facts);
    if (credential === undefined) {
      const byCode = facts.said.find(({ meaning, isCode }) => meaning === 'token-invalid' && isCode);
      if (byCode === undefined || !isCallerUnseen(facts)) return undefined;
      return { message: 'saidUnseen', confidence: 'likely', evidence: [fromSaid(byCode), ...fromAnswer(facts)] };
    }
    if (credential.placeholder !== undefined) return undefined;
    // A signed request may carry a token as well, and then the server speaks of that.
    if (!isToken(credential) && !(credential.kind === 'signature' && heard(facts, 'token-invalid'))) return undefined;
    const said = heard(facts, 'token-invalid', 'token-invalid-or-expired', 'wrong-password', 'api-key-invalid');
    const challenge = facts.challenges?.find(({ scheme }) => scheme === credential.scheme?.toLowerCase());
    const evidence: [Evidence, ...Evidence[]] = [
      fromCredential(credential),
      ...(said ? [fromSaid(said)] : challenge ? [fromChallenge(challenge)] : []),
      ...fromAnswer(facts),
    ];
    const name = code(placeName(credential.place));
    if (said) return { message: 'saidSo', params: { name }, confidence: confidenceOf(credential, facts), evidence };
    // Under another status, it is the words that say that nobody is signed in: a GraphQL answer is a 200.
    if (facts.status !== 401 && facts.status !== 498 && heard(facts, 'sign-in-required') === undefined) return undefined;
    return {
      message: 'refused',
      params: { name, status: code(String(facts.status)) },
      confidence: credential.flaws.length > 0 || saysMore(facts) ? 'possible' : 'likely',
      evidence,
    };
  },
});

/** What says no more than that the caller was refused. */
const generic = new Set<Meaning>([
  'token-invalid',
  'token-invalid-or-expired',
  'sign-in-required',
  'forbidden',
  'credential-missing',
  'credential-misplaced',
]);

const saysMore = ({ said }: Facts): boolean => said.some(({ meaning }) => !generic.has(meaning));

/** The server says so: certain where it speaks of a token, was heard to the end, and did not accept the very same one as well. */
function confidenceOf({ kind, keyFormat, fingerprint }: Credential, facts: Facts): Confidence {
  const saysToken = heard(facts, 'token-invalid', 'token-invalid-or-expired') !== undefined && heard(facts, 'wrong-password') === undefined;
  const mayBeKey = kind === 'api-key' || keyFormat !== undefined;
  if (!saysToken || saysMore(facts) || mayBeKey || kind === 'signature' || facts.body === undefined) return 'likely';
  const { earlier, later } = facts.trail;
  return successesAt(facts.site.host, [...earlier, ...later]).some((success) => carried(success, fingerprint)) ? 'likely' : 'certain';
}
