/** A stronger or fresher sign-in is wanted (MFA). */

import { type Confidence, cannotTell, defineCause, type Examination } from '../cause.ts';
import {
  type Evidence,
  fromAnswer,
  fromChallenge,
  fromRedirect,
  fromRequest,
  fromRequestHeader,
  fromSaid,
  fromSentCookie,
  headerName,
} from '../evidence.ts';
import { heard, refusesCaller, sessionCookies } from '../facts/caller.ts';
import type { Challenge } from '../facts/challenges.ts';
import { readClauses } from '../facts/clauses.ts';
import { readCodeExchange } from '../facts/code-exchange.ts';
import type { Facts } from '../facts/facts.ts';
import { isBareCode, type Said } from '../facts/said.ts';
import { isSecondFactorAddress, type SecondFactorPlace, secondFactorPlace } from '../facts/second-factor.ts';
import { readSilentRefusal } from '../facts/silent-sign-in.ts';
import { stepUpChallenge } from '../facts/step-up-challenge.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'step-up-required',
    title: 'A stronger or fresher sign-in is wanted',
    explain: 'The server knows you and wants more for this: a second proof, such as a code from your phone, or a sign-in of just now.',
    needs: ['status'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign in to {site} again and give the second proof that it asks for.',
        'Have your phone or key at hand, and check that its clock is set to the automatic time.',
        'If the second proof is lost, use a recovery code, or ask those who look after your account.',
      ],
      developer: [
        'Send the user to the sign-in page with what the server asks for: `acr_values`, `max_age`, `claims` or a one-time code.',
        'Do not repeat the request with the same token, and do not renew it in the background: neither adds a factor.',
        'For programs, use a token or key that is made for them instead of name and password.',
      ],
    },
    prevent: 'Ask for the level that a page needs when the user signs in, and keep what is sensitive behind a step of its own.',
    specs: ['RFC 9470 §3', 'OpenID Connect Core §3.1.2.6', 'RFC 8176 §2'],
  },
  messages: {
    secondFactor: {
      visitor: '{site} wants a second proof that it is you, such as a code from your phone. Sign in again and give it.',
      developer: 'The server wants a second factor: {said}.',
    },
    codeRefused: {
      visitor: '{site} did not accept the code of your second proof. Enter the newest one; check your device’s clock if it fails again.',
      developer: 'The request carried a second factor in {place}, and the server did not accept it: {said}.',
    },
    stronger: {
      visitor: '{site} wants a stronger sign-in for this. Sign in again and give the second proof that it asks for.',
      developer: 'The server wants a sign-in of the level {acr} (RFC 9470 §3, `acr_values`).',
    },
    fresher: {
      visitor: '{site} wants a sign-in of just now for this, and yours is older. Sign in again.',
      developer: 'The server wants a fresh sign-in: {said} (RFC 9470 §3, `max_age`; OpenID Connect Core §3.1.2.1).',
    },
    claimsWanted: {
      visitor: 'Something about your sign-in or your device has changed, and {site} wants to check it anew. Sign in again.',
      developer:
        'The challenge has `claims`: pass them on to the sign-in service in a new request, and do not use the token that is at hand.',
    },
    interaction: {
      visitor: '{site} knows you and has to ask you something before it goes on. Sign in again, and answer what it asks.',
      developer: 'The sign-in service needs a page for the user: {said} (OpenID Connect Core §3.1.2.6).',
    },
    consent: {
      visitor:
        '{site} wants your consent to what the page may do for you. Sign in again and agree, or ask those who look after your account.',
      developer: 'The sign-in service needs the user’s consent: send them to its page (OpenID Connect Core §3.1.2.6, `consent_required`).',
    },
    organisation: {
      visitor: 'Your organisation wants you to sign in through its own page before {site} lets you do this.',
      developer: 'The server wants a session or an authorisation of the organisation’s single sign-on for this credential: {said}.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = heardOfStepUp(facts);
    const challenge = stepUpChallenge(facts.challenges);
    if (said === undefined && challenge === undefined) return examineRedirect(facts);
    if (readSilentRefusal(facts.hop)) {
      if (facts.sentCookies === undefined) return cannotTell('sentCookies');
      // The service did not see who is there, so it cannot know what more it wants.
      if (sessionCookies(facts.sentCookies).length === 0) return undefined;
    }
    const place = secondFactorPlace(facts.hop);
    const shown = place && fromPlace(place);
    const [first, ...rest] = [
      ...(said ? [fromSaid(said)] : []),
      ...(challenge ? [fromChallenge(challenge)] : []),
      ...(shown ? [shown] : []),
    ];
    if (first === undefined) return undefined;
    const acr = challenge?.params['acr_values'];
    return {
      message: messageOf(said, challenge, place !== undefined),
      params: {
        said: code(wantedBy(said, challenge)),
        acr: acr === undefined ? undefined : code(acr),
        place: place && code(place.in === 'header' ? headerName(place.name) : place.name),
      },
      confidence: confidenceOf(facts, said, challenge),
      evidence: [first, ...rest, ...fromAnswer(facts)],
    };
  },
});

/** The part of the answer that asks, as it stands there. */
function wantedBy(said: Said | undefined, challenge: Challenge | undefined): string {
  const maxAge = challenge?.params['max_age'];
  if (maxAge) return `max_age=${maxAge}`;
  if (said) return said.where === 'header' ? `${headerName(said.field)}: ${said.quote}` : said.quote;
  return challenge?.scheme ?? '';
}

/** Led to where a second factor is asked for: the site knows who is there. */
function examineRedirect(facts: Facts): Examination<MessageId> {
  const { signIn } = facts;
  if (facts.failure !== 'sign-in-redirect' || signIn === undefined || !isSecondFactorAddress(signIn.url)) return undefined;
  const [cookie] = sessionCookies(facts.sentCookies);
  const evidence: [Evidence, ...Evidence[]] = [
    fromRedirect('The answer leads to a page for a second factor: {url}.', { url: code(signIn.url) }),
    ...(cookie ? [fromSentCookie(cookie.name)] : []),
    ...fromAnswer(facts),
  ];
  return { message: 'secondFactor', params: { said: code(signIn.url) }, confidence: cookie ? 'likely' : 'possible', evidence };
}

/** Where a sign-in's code is turned into tokens, words about a code are about that one. */
function heardOfStepUp(facts: Facts): Said | undefined {
  const said = heard(facts, 'step-up') ?? (secondFactorPlace(facts.hop) && facts.said.find(isBareCode));
  return said && readCodeExchange(facts.hop) && /code/i.test(said.quote) ? undefined : said;
}

function fromPlace({ in: place, name }: SecondFactorPlace): Evidence {
  const params = { name: code(place === 'header' ? headerName(name) : name) };
  return place === 'header'
    ? fromRequestHeader(name, '{name} carried a second factor.', params)
    : fromRequest('The body carried a second factor in {name}.', params);
}

type MessageId = 'secondFactor' | 'codeRefused' | 'stronger' | 'fresher' | 'claimsWanted' | 'interaction' | 'consent' | 'organisation';

/** What the challenge asks for, then what the words are about. */
function messageOf(said: Said | undefined, challenge: Challenge | undefined, isShown: boolean): MessageId {
  const { acr_values: acr, max_age: maxAge, claims } = challenge?.params ?? {};
  if (claims || said?.quote === 'insufficient_claims') return 'claimsWanted';
  if (acr) return 'stronger';
  if (maxAge) return 'fresher';
  if (said === undefined) return isShown ? 'codeRefused' : 'secondFactor';
  if (said.quote === 'interaction_required') return 'interaction';
  if (said.quote === 'consent_required') return 'consent';
  const concepts = new Set(readClauses(said.quote).flatMap(({ hits }) => hits.map(({ concept }) => concept)));
  if (concepts.has('sso') || /(?:^|-)sso(?:-|$)/.test(said.field)) return 'organisation';
  if (isShown) return 'codeRefused';
  return (concepts.has('fresh') || concepts.has('freshToken')) && !concepts.has('mfa') ? 'fresher' : 'secondFactor';
}

/** An organisation's sign-in may also be a right that the credential lacks; "password or code" leaves open which. */
function confidenceOf(facts: Facts, said: Said | undefined, challenge: Challenge | undefined): Confidence {
  if (said === undefined) return challenge?.params['claims'] ? 'certain' : 'likely';
  const isOpen = heard(facts, 'wrong-password', 'firewall') !== undefined || /(?:^|-)sso(?:-|$)/.test(said.field);
  return isOpen ? 'likely' : 'certain';
}
