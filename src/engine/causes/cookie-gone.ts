/** The session cookie that earlier requests carried is no longer in the browser. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromRequest } from '../evidence.ts';
import type { Exchange, ObservedResponse } from '../exchange.ts';
import { asksForHeader, earlierSuccesses, heard, identifying, isSignInCall, refusesCaller, sessionCookies } from '../facts/caller.ts';
import { clearsCookies } from '../facts/clear-site-data.ts';
import type { Facts } from '../facts/facts.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { code, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'cookie-gone',
    title: 'Your sign-in is no longer in the browser',
    explain: 'The cookie that signed you in was there before; it ended, was taken away or was cleared, so this request went without it.',
    needs: ['credentials', 'sentCookies'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign in to {site} again.',
        'If you chose “stay signed in” and it does not last, look whether the browser clears cookies when it closes.',
        'Look for another extension that clears cookies.',
        'If it goes on, send the people who run {site} the report from here.',
      ],
      developer: [
        'Let the cookie live as long as the session does: Max-Age, renewed with each answer.',
        'Look for the answer that takes it away, and for a sign-out in another tab.',
      ],
    },
    prevent: 'Renew the cookie while it is used, and let the page notice that it is gone before it asks.',
    specs: ['RFC 6265bis §5.5', 'RFC 6265bis §5.7'],
  },
  messages: {
    ranOut: {
      visitor: 'Your sign-in on {site} ended at {endedAt}, and your browser removed it. Sign in again.',
      developer: 'The cookie {name} was set to end at {endedAt}; the browser removed it, and the request went without it.',
    },
    removed: {
      title: 'The site signed you out',
      visitor: '{site} took your sign-in away at {removedAt}: you or the site signed you out. Sign in again.',
      developer:
        'An answer at {removedAt} took the cookie {name} away, by `Max-Age=0`, a time in the past or `Clear-Site-Data`; the request went without it.',
      advice: {
        visitor: [
          'Sign in to {site} again.',
          'If you did not sign out yourself, look at the other tabs of {site}: signing out in one counts for all.',
        ],
        developer: [
          'Find out why that answer removes the cookie: a sign-out, a failed renewal, a session the server did not know.',
          'Renew in one tab at a time.',
        ],
      },
    },
    gone: {
      visitor: 'Your browser had a sign-in for {site} and has it no more: it was cleared, or you signed out. Sign in again.',
      developer: 'The cookie {name} went along at {usedAt} and was accepted; now neither the request nor the browser has it.',
    },
    notCarried: {
      visitor: 'Earlier your browser sent a sign-in to {site}, and now it did not. Sign in again.',
      developer:
        'The cookie {name} went along at {usedAt} and was accepted; this request went without it. What the browser holds was not captured.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || isSignInCall(facts) || identifying(facts.credentials).length > 0) return undefined;
    const lastOf = lastUse(facts, undefined);
    const change = lastChange(facts, lastOf?.name);
    const use = lastOf ?? lastUse(facts, change?.name);
    const name = change?.name ?? use?.name;
    if (
      name === undefined ||
      facts.sentCookies.some((cookie) => cookie.name === name) ||
      facts.exchange.jar?.some((cookie) => cookie.name === name)
    )
      return undefined;

    const endedAt = change?.endsAt;
    const params = {
      name: code(name),
      endedAt: endedAt === undefined ? undefined : time(endedAt),
      removedAt: change && time(change.at),
      usedAt: use && time(use.at),
    };
    const used: Evidence[] = use ? [fromEarlier(use.exchange.id, 'At {usedAt} {name} went along and was accepted.', params)] : [];
    const now = [fromRequest('This request did not carry {name}.', params), ...fromAnswer(facts)];
    const isBeside =
      asksForHeader(facts) ||
      (sessionCookies(facts.sentCookies).length > 0 && !(change && wasMissedAtOnce(name, change, facts))) ||
      heard(facts, 'forbidden', 'firewall', 'api-key-missing') !== undefined;

    if (change?.removes) {
      const evidence: [Evidence, ...Evidence[]] = [
        fromEarlier(change.exchange.id, 'The answer at {removedAt} took {name} away.', params),
        ...used,
        ...now,
      ];
      return { message: 'removed', params, confidence: isBeside ? 'possible' : use ? 'certain' : 'likely', evidence };
    }
    if (change && endedAt !== undefined && endedAt <= facts.hop.startedAt) {
      const evidence: [Evidence, ...Evidence[]] = [
        fromEarlier(change.exchange.id, 'The answer that set {name} let it end at {endedAt}.', params),
        ...used,
        ...now,
      ];
      return { message: 'ranOut', params, confidence: isBeside ? 'possible' : use ? 'certain' : 'likely', evidence };
    }
    const [first] = used;
    if (first === undefined) return undefined;
    const isJarKnown = facts.exchange.jar !== undefined;
    return {
      message: isJarKnown ? 'gone' : 'notCarried',
      params,
      confidence: isBeside || !isJarKnown ? 'possible' : 'likely',
      evidence: [first, ...now],
    };
  },
});

/** The newest success at this host that a session cookie went along with, or one of this name. */
function lastUse(
  facts: Facts,
  wanted: string | undefined,
): { readonly name: string; readonly at: number; readonly exchange: Exchange } | undefined {
  const uses = earlierSuccesses(facts)
    .flatMap(({ exchange, hop }) => {
      const cookies = wanted === undefined ? sessionCookies(hop.request?.cookies) : (hop.request?.cookies ?? []);
      return cookies.map(({ name }) => ({ name, at: hop.startedAt, exchange }));
    })
    .filter(({ name }) => wanted === undefined || name === wanted);
  const sent = new Set(facts.sentCookies?.map(({ name }) => name));
  return uses.find(({ name }) => !sent.has(name)) ?? uses[0];
}

/** Nothing succeeded since it was taken away: what went along still was not enough. */
const wasMissedAtOnce = (name: string, { removes, at, exchange }: Change, facts: Facts): boolean =>
  removes &&
  !earlierSuccesses(facts).some(
    (success) =>
      success.exchange !== exchange && success.hop.startedAt >= at && !success.hop.request?.cookies?.some((cookie) => cookie.name === name),
  );

interface Change {
  readonly name: string;
  readonly removes: boolean;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly endsAt: number | undefined;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly at: number;
  readonly exchange: Exchange;
}

/** The newest answer before this request that set, renewed or removed the session cookie; of that name, where one is given. */
function lastChange(facts: Facts, name: string | undefined): Change | undefined {
  const before = facts.exchange.hops.slice(0, facts.exchange.hops.indexOf(facts.hop));
  const hops = [
    ...facts.trail.earlier.flatMap((exchange) => exchange.hops.map((hop) => ({ exchange, hop }))),
    ...before.map((hop) => ({ exchange: facts.exchange, hop })),
  ];
  return hops
    .flatMap(({ exchange, hop: { response } }) => (response ? changesOf(response, name).map((change) => ({ ...change, exchange })) : []))
    .at(-1);
}

function changesOf(response: ObservedResponse, name: string | undefined): Omit<Change, 'exchange'>[] {
  const at = response.receivedAt;
  const set = (response.setCookies ?? [])
    .filter((cookie) => (name === undefined ? isSessionCookie(cookie) : cookie.name === name))
    .map((cookie) => ({ name: cookie.name, removes: cookie.removes, endsAt: cookie.expiresAt, at }));
  return name !== undefined && clearsCookies(response) ? [...set, { name, removes: true, endsAt: undefined, at }] : set;
}
