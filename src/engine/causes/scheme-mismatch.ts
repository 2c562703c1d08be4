/** The server asks for another scheme than the request used. */

import { defineCause, type FactsWith, type Finding } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromSaid, placeName } from '../evidence.ts';
import {
  asksForHeader,
  earlierSuccesses,
  hasTaken,
  heard,
  identifying,
  isPastItsTime,
  isSignInCall,
  refusesCaller,
  wasRead,
} from '../facts/caller.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { isKnownScheme } from '../facts/schemes.ts';
import { code, list } from '../words.ts';

export default defineCause({
  meta: {
    id: 'scheme-mismatch',
    title: 'The sign-in was sent in another way than the server asks for',
    explain: 'A server names the ways of signing in that it takes; what was sent belongs to another way, so it was not even looked at.',
    needs: ['credentials', 'challenges'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign in on the page of {site} itself.',
        'If it stays so, it is a fault of the page: send the people who run {site} the report from here.',
      ],
      developer: [
        'Send the credential under a scheme that `WWW-Authenticate` offers.',
        'See in the API’s documentation which scheme it wants: `Bearer`, `Basic`, `Token`, or one of its own.',
        'Check that the address is that of the API and not of a page or a proxy in front of it.',
      ],
    },
    prevent: 'Take the scheme from the API’s documentation, together with its address, and keep the two in one place.',
    specs: ['RFC 9110 §11.6.1', 'RFC 9110 §11.6.2'],
  },
  messages: {
    saidSo: {
      visitor: 'The page sent {site} a sign-in of another kind than it takes. Sign in on the page of {site} itself.',
      developer: 'The request used {sent}, and the server says that it takes another scheme.',
    },
    offersOther: {
      visitor: 'The page sent {site} a sign-in of another kind than it takes. Sign in on the page of {site} itself.',
      developer: 'The request used {sent}; `WWW-Authenticate` offers {wanted} (RFC 9110 §11.6.1).',
    },
    notRecognised: {
      visitor: 'The page sent {site} a sign-in of a kind that it does not know. Sign in on the page of {site} itself.',
      developer: 'The request used {sent}, and the server says that nothing was sent: it did not take this for a credential.',
    },
    keyInstead: {
      visitor: 'The page showed {host} a key where it asks for a sign-in. Sign in on the page of {site} itself.',
      developer: 'The request carried a key in {name}; `WWW-Authenticate` offers {wanted}, without an error, as if nothing had been sent.',
    },
    unusual: {
      visitor: 'The page sent {site} a sign-in of a kind that it may not know. Sign in on the page of {site} itself.',
      developer: 'The request used {sent}, which few servers know; the answer does not say which scheme it wants.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const credential = facts.credentials.find(({ place }) => place.name === 'authorization');
    if (credential === undefined) return keyInstead(facts);
    if (credential.scheme === undefined || credential.placeholder !== undefined || wasRead(facts)) return undefined;
    const offered = facts.challenges.filter(({ field, scheme }) => field === 'www-authenticate' && isKnownScheme(scheme));
    const isOffered = offered.some(({ scheme }) => family(scheme) === family(credential.scheme ?? ''));
    const sent = code(credential.scheme);
    const evidence: [Evidence, ...Evidence[]] = [fromCredential(credential), ...offered.map(fromChallenge)];

    const said = heard(facts, 'scheme-unsupported');
    if (said) return { message: 'saidSo', params: { sent }, confidence: 'certain', evidence: [...evidence, fromSaid(said)] };
    if (isOffered || wasAccepted(credential, facts)) return undefined;

    if (offered.length > 0) {
      const wanted = list([...new Set(offered.map(({ scheme }) => schemeName(scheme)))]);
      // What could be said to be invalid was looked at.
      const wasLookedAt = heard(facts, 'token-invalid', 'token-invalid-or-expired') !== undefined || facts.status === 403;
      return {
        message: 'offersOther',
        params: { sent, wanted },
        confidence: wasLookedAt || isGoodElsewhere(credential, facts) ? 'possible' : 'likely',
        evidence,
      };
    }
    if (usual.has(credential.scheme.toLowerCase())) return undefined;
    const missing = heard(facts, 'credential-missing', 'credential-malformed');
    if (missing) return { message: 'notRecognised', params: { sent }, confidence: 'likely', evidence: [...evidence, fromSaid(missing)] };
    if (facts.status !== 401) return undefined;
    return { message: 'unusual', params: { sent }, confidence: 'possible', evidence: [...evidence, ...fromAnswer(facts)] };
  },
});

/** A key went along in a place of its own, and the server asks for a scheme as if it had seen nothing (RFC 6750 §3.1). */
function keyInstead(facts: FactsWith<'credentials' | 'challenges'>): Finding<'keyInstead'> | undefined {
  const sent = identifying(facts.credentials);
  const [key] = sent;
  if (key === undefined || !sent.every(({ kind, placeholder }) => kind === 'api-key' && placeholder === undefined)) return undefined;
  const offered = facts.challenges.filter(({ field, scheme }) => field === 'www-authenticate' && usual.has(family(scheme)));
  const isElse = facts.said.some(({ meaning }) => meaning !== 'credential-missing' && meaning !== 'sign-in-required');
  if (offered.length === 0 || !asksForHeader(facts) || isElse || isSignInCall(facts) || facts.status !== 401) return undefined;
  const wasGood = earlierSuccesses(facts).some(({ hop }) => hop.request?.credentials?.some(({ kind }) => kind === 'api-key'));
  if (wasGood) return undefined;
  const params = { name: code(placeName(key.place)), wanted: list([...new Set(offered.map(({ scheme }) => schemeName(scheme)))]) };
  return { message: 'keyInstead', params, confidence: 'likely', evidence: [fromCredential(key), ...offered.map(fromChallenge)] };
}

/** Schemes that stand for one another. */
const families = new Map([
  ['ntlm', 'negotiate'],
  ['kerberos', 'negotiate'],
  ['oauth', 'bearer'],
  // A token that is bound to a key is a matter of its own.
  ['dpop', 'bearer'],
]);

const family = (scheme: string): string => families.get(scheme.toLowerCase()) ?? scheme.toLowerCase();

/** Those that a server which names no scheme most likely takes. */
const usual = new Set(['bearer', 'basic', 'digest', 'negotiate']);

const schemeName = (scheme: string): string => scheme.replace(/^[a-z]/, (first) => first.toUpperCase());

/**
 * Servers that take tokens ask browsers for Basic out of habit: where the credential itself shows why it was refused, or is the key of
 * a product that wrote the scheme into its documentation, the challenge says little.
 */
const isGoodElsewhere = ({ keyFormat }: Credential, facts: Facts): boolean => keyFormat !== undefined || isPastItsTime(facts);

/** This host has taken the same scheme before: the challenge is for browsers that send nothing. */
const wasAccepted = ({ scheme }: Credential, facts: Facts): boolean =>
  hasTaken(facts, (each) => each.place.name === 'authorization' && family(each.scheme ?? '') === family(scheme ?? ''));
