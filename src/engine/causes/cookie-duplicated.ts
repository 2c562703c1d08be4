/** Two cookies of one name are sent, and the stale one shadows the good one. */

import { defineCause, type FactsWith } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromSaid } from '../evidence.ts';
import { heard, identifying, refusesCaller } from '../facts/caller.ts';
import type { JarCookie, SentCookie } from '../facts/cookies.ts';
import { isAntiForgeryName } from '../facts/credential-places.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { code, count, list } from '../words.ts';

export default defineCause({
  meta: {
    id: 'cookie-duplicated',
    title: 'An old sign-in stands in the way of the new one',
    explain:
      'Your browser keeps two cookies of the same name for this site and sends both; the server looks at one of them, and that is the old one.',
    needs: ['sentCookies'],
    fixes: ['delete-cookies', 'clear-cookies', 'sign-in-again', 'open-private'],
    advice: {
      visitor: [
        'Delete the cookie {name}, then sign in again.',
        'If that does not help, clear all cookies of {site}.',
        'A private window works meanwhile: it starts without the old one.',
        'If it comes back, send the people who run {site} the report from here.',
      ],
      developer: [
        'Delete the old cookie with exactly the Domain and Path that it was set with.',
        'Set the cookie in one place only, always with the same Domain and Path.',
        'Give it a new name when Domain or Path change: the old one is then not read any more.',
      ],
    },
    prevent: 'When the Domain or Path of a session cookie changes, change its name too.',
    specs: ['RFC 6265bis §5.8.3', 'RFC 6265bis §4.2.2'],
  },
  messages: {
    sentTwice: {
      visitor: 'Your browser keeps two sign-ins for {site}, and the old one stands in the way. Delete both, then sign in again.',
      developer: '{name} was sent {times} with different values; which of them a server reads is not laid down (RFC 6265bis §4.2.2).',
    },
    twoInJar: {
      visitor: 'Your browser keeps two sign-ins for {site}, and the old one stands in the way. Delete both, then sign in again.',
      developer:
        '{name} was sent {times} with different values; the browser has it for {places}. The longer path goes first, then the older (RFC 6265bis §5.8.3).',
    },
    guardTwice: {
      title: 'An old mark stands in the way of the new one',
      visitor:
        'Your browser keeps two marks for the forms of {site}, and the old one stands in the way. Delete both, then send the page again.',
      developer:
        '{name}, which guards against forged requests, was sent {times} with different values; the server compares with one of them.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || identifying(facts.credentials ?? []).length > 0) return undefined;
    const csrf = heard(facts, 'csrf');
    const isGuard = csrf !== undefined || facts.status === 419 || (facts.status === 403 && copiesOneOfTwo(facts));
    const matters = (cookie: SentCookie): boolean => isSessionCookie(cookie) || (isGuard && isAntiForgeryName(cookie.name));
    const twice = repeated(facts.sentCookies.filter(matters)).sort(
      (a, b) => Number(isAntiForgeryName(b[0]) === isGuard) - Number(isAntiForgeryName(a[0]) === isGuard),
    );
    const [found] = twice;
    if (found === undefined || heard(facts, 'forbidden', 'firewall', 'rate-limited', 'scope-missing') !== undefined) return undefined;

    const [name, times] = found;
    const places = facts.cookies?.jar.filter((cookie) => cookie.name === name).map(placeOf) ?? [];
    const params = { name: code(name), times: count(times, 'time', 'times'), places: list(places) };
    const evidence: [Evidence, ...Evidence[]] = [
      fromCookie(name, '{name} was sent {times}, with different values.', params),
      ...(places.length > 1 ? [fromCookie(name, 'The browser has {name} for {places}.', params)] : []),
      ...(csrf ? [fromSaid(csrf)] : []),
      ...fromAnswer(facts),
    ];
    const message = isAntiForgeryName(name) ? 'guardTwice' : places.length > 1 ? 'twoInJar' : 'sentTwice';
    return { message, params, confidence: isDoubtful(facts) ? 'possible' : 'likely', evidence, cookies: [name] };
  },
});

/** The page copied one of two into its header, and the server may compare with the other. */
const copiesOneOfTwo = ({ request, sentCookies }: FactsWith<'sentCookies'>): boolean =>
  request?.antiForgery.some(({ cookie }) => cookie?.equal && repeated(sentCookies).some(([name]) => name === cookie.name)) ?? false;

/** Names that were sent with different values, and how often: twice the same value is no harm. */
function repeated(cookies: readonly SentCookie[]): [name: string, times: number][] {
  const values = new Map<string, string[]>();
  for (const { name, fingerprint } of cookies) values.set(name, [...(values.get(name) ?? []), fingerprint]);
  return [...values].filter(([, prints]) => new Set(prints).size > 1).map(([name, prints]) => [name, prints.length]);
}

const placeOf = ({ domain, hostOnly, path, partition }: JarCookie): string =>
  `${hostOnly ? '' : '.'}${domain}${path}${partition === undefined ? '' : ` (${partition})`}`;

/** A 403 knows the caller, as a rule. */
const isDoubtful = (facts: FactsWith<'sentCookies'>): boolean =>
  facts.status === 403 &&
  !copiesOneOfTwo(facts) &&
  heard(facts, 'csrf', 'sign-in-required', 'session-expired', 'credential-missing') === undefined;
