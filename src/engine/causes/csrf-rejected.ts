/** The anti-forgery token is missing or does not fit the session. */

import { defineCause, type Finding } from '../cause.ts';
import { type Evidence, fromAnswer, fromRequest, fromRequestHeader, fromSaid, fromSentCookie, fromStatus, placeName } from '../evidence.ts';
import type { AntiForgery } from '../facts/anti-forgery.ts';
import { heard, identifying, refusesCaller, sessionCookies } from '../facts/caller.ts';
import { isAntiForgeryName } from '../facts/credential-places.ts';
import type { Facts } from '../facts/facts.ts';
import type { Said } from '../facts/said.ts';
import { code, count } from '../words.ts';

export default defineCause({
  meta: {
    id: 'csrf-rejected',
    title: 'The page was too old to be sent',
    explain:
      'A form brings a mark along that shows which page and which sign-in it came from; this one was missing or did not fit any more.',
    needs: ['request'],
    fixes: ['reload', 'clear-cache', 'clear-cookies', 'open-private'],
    advice: {
      visitor: [
        'Copy what you have typed, reload the page, and send it again.',
        'Close other tabs of {site}: a sign-in in one makes the forms in the others useless.',
        'If it happens again, clear the cookies of {site} and sign in anew.',
        'Allow cookies for {site}.',
        'If it stays so, send the people who run {site} the report from here.',
      ],
      developer: [
        'Send the anti-forgery token with the request: as the header or the field that the framework reads.',
        'Read it anew after a sign-in: it changes with the session.',
        'Check that the cookie which it is compared with arrives: its Domain, Path, SameSite and Secure.',
        'For an API that takes no cookies, leave the check out.',
      ],
    },
    prevent: 'Let the page fetch a new mark and send once more, before it tells the user that it failed.',
    specs: ['RFC 6265bis §8.2', 'RFC 9110 §15.5.4'],
  },
  messages: {
    saidSo: {
      visitor: 'The page was too old, or did not come from where {site} expected it. Reload the page and send it again.',
      developer: 'The server says that the anti-forgery token is missing or wrong.',
    },
    pageExpired: {
      visitor: 'The page had been open for too long. Reload it and send it again.',
      developer: 'The answer is 419, by which Laravel says that the anti-forgery token does not fit the session.',
    },
    placeholder: {
      visitor: 'The page was not ready when it was sent. Reload the page and send it again.',
      developer: '{name} carries a placeholder or nothing where the anti-forgery token belongs.',
    },
    differs: {
      visitor: 'The page did not fit your sign-in on {site} any more. Reload the page and send it again.',
      developer: '{name} differs from the cookie {cookie} that it is a copy of: one of the two is older.',
    },
    absent: {
      visitor: 'The page left out a mark that {site} expects. Reload the page and send it again.',
      developer: 'The cookie {cookie} went along, and no header or field repeats it; the server answered {method} with {status}.',
    },
    mayBeAbsent: {
      visitor: 'The page may be too old. Reload the page and send it again.',
      developer: 'A {method} with a session cookie and without any anti-forgery token was answered with {status}.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = facts.said.find((each) => each.meaning === 'csrf' && !isOfSignature(each, facts));
    const answer = fromAnswer(facts);
    if (said)
      return {
        message: 'saidSo',
        confidence: 'certain',
        evidence: [fromSaid(said), ...facts.request.antiForgery.map(fromToken), ...answer],
      };
    if (facts.status === 419) return { message: 'pageExpired', confidence: 'likely', evidence: [fromStatus(419)] };
    if (!mayBeForgery.has(facts.status ?? 0) || identifying(facts.credentials ?? []).length > 0 || saysOtherwise(facts)) return undefined;
    return ofToken(facts.request.antiForgery, facts) ?? ofCookies(facts);
  },
});

/** A signed request has a nonce of its own (RFC 5849 §3.3). */
const isOfSignature = ({ quote }: Said, { credentials, request }: Facts): boolean =>
  /\bnonce\b/i.test(quote) && request?.antiForgery.length === 0 && (credentials?.some(({ kind }) => kind === 'signature') ?? false);

/** Statuses with which servers refuse a token that does not fit. */
const mayBeForgery = new Set([400, 401, 403, 422]);

const fromToken = ({ place, length }: AntiForgery): Evidence => {
  const params = { name: code(placeName(place)), length: count(length, 'character', 'characters') };
  if (place.in === 'form') return fromRequest('The body carried {name}, {length}.', params);
  return fromRequestHeader(place.name, '{name} carried {length}.', params);
};

/** One was sent, and shows that it cannot be right. */
function ofToken(tokens: readonly AntiForgery[], facts: Facts): Finding<'placeholder' | 'differs'> | undefined {
  const empty = tokens.find(({ placeholder }) => placeholder !== undefined);
  if (empty) {
    const params = { name: code(placeName(empty.place)) };
    return { message: 'placeholder', params, confidence: 'likely', evidence: [fromToken(empty), ...fromAnswer(facts)] };
  }
  const differing = tokens.find(({ cookie }) => cookie?.equal === false);
  if (differing?.cookie === undefined) return undefined;
  const params = { name: code(placeName(differing.place)), cookie: code(differing.cookie.name) };
  // Only this header is made from its cookie; others are signed or masked anew for each page.
  const isCopy = differing.place.name === 'x-xsrf-token' && /xsrf-token/i.test(differing.cookie.name);
  return {
    message: 'differs',
    params,
    confidence: isCopy ? 'likely' : 'possible',
    evidence: [fromToken(differing), fromSentCookie(differing.cookie.name), ...fromAnswer(facts)],
  };
}

/** None was sent, and the cookies say that there should have been one. */
function ofCookies(facts: Facts): Finding<'absent' | 'mayBeAbsent'> | undefined {
  const { method } = facts.hop;
  if (/^(?:get|head|options|trace)$/i.test(method) || facts.request?.antiForgery.length !== 0) return undefined;
  const guard = facts.sentCookies?.find(({ name }) => isAntiForgeryName(name));
  const [session] = sessionCookies(facts.sentCookies);
  const params = { method: code(method), status: code(String(facts.status)), cookie: guard && code(guard.name) };
  const nothing = fromRequest('The {method} carried no anti-forgery token.', params);
  if (guard) {
    const isForbidden = facts.status === 403 || facts.status === 400;
    return {
      message: 'absent',
      params,
      confidence: isForbidden ? 'likely' : 'possible',
      evidence: [fromSentCookie(guard.name), nothing, ...fromAnswer(facts)],
    };
  }
  if (facts.status !== 403 || session === undefined) return undefined;
  return { message: 'mayBeAbsent', params, confidence: 'possible', evidence: [fromSentCookie(session.name), nothing, fromStatus(403)] };
}

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  heard(
    facts,
    ...(['wrong-password', 'account-blocked', 'scope-missing', 'step-up', 'rate-limited', 'firewall', 'session-expired'] as const),
    ...(['api-key-missing', 'api-key-invalid', 'client-certificate', 'server-fault', 'credential-missing', 'token-expired'] as const),
  ) !== undefined;
