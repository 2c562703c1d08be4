/** The request carried nothing that identifies the caller. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromRedirect, fromRequest, fromSaid, fromStatus } from '../evidence.ts';
import {
  asksForHeader,
  earlierSuccesses,
  heard,
  identifying,
  mayBeStripped,
  refusesCredential,
  sessionCookies,
  wasRead,
} from '../facts/caller.ts';
import { readCatchAll } from '../facts/catch-all.ts';
import type { Facts } from '../facts/facts.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'no-credentials',
    title: 'You are not signed in',
    explain: 'Only people who are signed in may see this, and nothing that went out with the request said who was asking.',
    needs: ['credentials', 'sentCookies'],
    fixes: ['sign-in-again', 'reload'],
    advice: {
      visitor: [
        'Sign in to {site}.',
        'If you have just signed in, reload the page.',
        'If it asks again and again, allow cookies for {site} and sign in once more.',
        'Try a private window: if it works there, clear the cookies of {site}.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Attach the credential to this request: `Authorization: Bearer …`, the session cookie, or the API’s own key header.',
        'Wait until the token is loaded before the first request goes out.',
        'For a cookie on another origin, ask with `credentials: "include"`.',
        'Check that the address is one that is meant to need a sign-in.',
        'See in the API’s documentation how a caller shows who they are: header, scheme, key or session.',
      ],
    },
    prevent: 'Let one place in the program attach the credential to every request, and let it wait until there is one.',
    specs: ['RFC 9110 §11.6.2', 'RFC 9110 §15.5.2', 'RFC 6750 §3'],
    generic: true,
  },
  messages: {
    saidSo: {
      visitor: 'You are not signed in to {site}: it says that nothing came along to tell it who you are. Sign in.',
      developer: 'The request carried no Authorization, no key and no session cookie, and the server says that a credential is missing.',
    },
    nothingSent: {
      visitor: 'You are not signed in to {site}: nothing that your browser sent tells who you are. Sign in.',
      developer: 'The request carried no Authorization, no key and no session cookie, and was answered with {status} (RFC 9110 §15.5.2).',
    },
    challenged: {
      visitor: 'You are not signed in to {site}, which asked who you are. Sign in.',
      developer:
        'The server challenges for {scheme}, and the request carried no Authorization, no key and no session cookie (RFC 9110 §11.6.1).',
    },
    sentToSignIn: {
      visitor: 'You are not signed in to {site}, so it led you to its sign-in page. Sign in there.',
      developer: 'The request carried no Authorization and no session cookie, and was redirected to a sign-in page with {status}.',
    },
    headerWanted: {
      visitor: 'This part of {site} did not get the sign-in that it asks for. Reload the page; if that does not help, sign in again.',
      developer: 'Cookies went along, but no Authorization, and that is what the server asks for.',
    },
    besideKey: {
      visitor: 'You are not signed in to {site}, which wants to know who you are. Sign in.',
      developer: 'Only an API key went along: it names the application, and the server asks for the credential of a caller.',
    },
    maybeHidden: {
      visitor:
        '{site} asks for a name and a password. Enter them; if your browser has an old password stored for {site}, it may have been sent unseen and refused.',
      developer:
        'The server challenges for {scheme} and no Authorization was seen. Chromium hides the one that it adds itself, so a stored password may have gone out unseen.',
    },
    forbidden: {
      visitor: '{site} may want you to sign in first: nothing that your browser sent tells who you are.',
      developer: 'The request carried no Authorization, no key and no session cookie, and was answered with 403 and no challenge.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'credential-missing', 'sign-in-required');
    const sent = identifying(facts.credentials);
    const [challenge] = facts.challenges ?? [];
    const because: Evidence[] = [...(said ? [fromSaid(said)] : []), ...(challenge ? [fromChallenge(challenge)] : [])];
    const status = code(String(facts.status));

    if (sent.length > 0) {
      const onlyKeys = sent.every(({ kind, place }) => kind === 'api-key' && place.name !== 'authorization');
      if (!onlyKeys || !said) return undefined;
      return {
        message: 'besideKey',
        confidence: 'likely',
        evidence: [fromSaid(said), fromRequest('The request carried an API key alone.')],
      };
    }
    if (sessionCookies(facts.sentCookies).length > 0) {
      if (said?.meaning !== 'credential-missing' && !asksForHeader(facts)) return undefined;
      const evidence = fromRequest('The request carried cookies and no `Authorization`.');
      return {
        message: 'headerWanted',
        confidence: said && asksForHeader(facts) ? 'likely' : 'possible',
        evidence: [evidence, ...because],
      };
    }

    const nothing = fromRequest('The request carried no `Authorization`, no key and no session cookie.');
    if (facts.hiddenCredentialPossible && challenge) {
      return { message: 'maybeHidden', params: { scheme: code(challenge.scheme) }, confidence: 'likely', evidence: [nothing, ...because] };
    }
    if (said)
      return {
        message: 'saidSo',
        confidence: mayBeLost(facts) || mayBeStripped(facts) ? 'likely' : 'certain',
        evidence: [nothing, ...because],
      };
    if (facts.failure === 'sign-in-redirect') {
      const evidence = [nothing, fromRedirect('The answer was {status}, to a sign-in page.', { status })] as const;
      return { message: 'sentToSignIn', params: { status }, confidence: 'likely', evidence };
    }
    const confidence = saysOtherwise(facts) || hadSession(facts) ? 'possible' : 'likely';
    if (challenge) {
      return { message: 'challenged', params: { scheme: code(challenge.scheme) }, confidence, evidence: [nothing, ...because] };
    }
    if (
      facts.status === 401 ||
      facts.status === 499 ||
      (facts.failure === 'soft' && (facts.body?.signInForm || heard(facts, 'forbidden')))
    ) {
      return { message: 'nothingSent', params: { status }, confidence, evidence: [nothing, ...fromAnswer(facts)] };
    }
    if (facts.status !== 403) return undefined;
    return { message: 'forbidden', confidence: 'possible', evidence: [nothing, fromStatus(facts.status)] };
  },
});

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  wasRead(facts) ||
  facts.said.some(({ meaning, isCode, where }) => meaning === 'token-invalid' && isCode && where === 'challenge') ||
  heard(
    facts,
    ...(['account-blocked', 'step-up', 'code-invalid', 'refresh-token-invalid', 'client-invalid'] as const),
    ...(['link-expired', 'csrf', 'firewall', 'signature-mismatch', 'time-skew', 'session-expired', 'wrong-url'] as const),
    ...(['server-fault', 'client-certificate', 'origin-not-allowed', 'rate-limited'] as const),
  ) !== undefined;

/** A session went along before, and no jar tells whether it is gone or was kept back: that it did not go along is the lesser half. */
const hadSession = (facts: Facts): boolean =>
  facts.exchange.jar === undefined && earlierSuccesses(facts).some(({ hop }) => sessionCookies(hop.request?.cookies).length > 0);

/** There is, or was, a credential that did not arrive: then who is not signed in is not the whole story. */
const mayBeLost = (facts: Facts): boolean =>
  (facts.cookies?.withheld.some(({ cookie }) => cookie.httpOnly || isSessionCookie(cookie)) ?? false) ||
  facts.setBefore.some(({ cookie }) => isSessionCookie(cookie)) ||
  facts.exchange.hops.some(({ request }) => identifying(request?.credentials ?? []).length > 0) ||
  identifying(facts.hop.pageRequest?.credentials ?? []).length > 0 ||
  earlierSuccesses(facts).some(
    ({ hop }) => identifying(hop.request?.credentials ?? []).length > 0 || sessionCookies(hop.request?.cookies).length > 0,
  ) ||
  readCatchAll(facts) !== undefined;
