/** Which of all known exchanges led to a failure, each with how much it bears on it. */

import type { Exchange } from '../exchange.ts';
import { hostOf, originOf, placeOf } from '../facts/address.ts';
import { domainMatches } from '../facts/domains.ts';
import type { Facts } from '../facts/facts.ts';
import { byTime, historyOf, siteNameOf } from '../facts/history.ts';
import { findLastSuccess } from '../facts/last-success.ts';
import { shapeOfPath } from '../facts/path-shape.ts';
import { readRace } from '../facts/race.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { readFailure } from '../failure.ts';
import { missedCookies } from './missed-cookies.ts';
import { readPurpose } from './purpose.ts';

/** Each with its weight: the less, the more it bears on the failure. */
export type Chosen = ReadonlyMap<Exchange, number>;

const ITSELF = 0;
const TELLING = 1;
const PART = 2;
const MORE = 3;

/** Steps of one sign-in follow each other within this; what was longer ago was another one. In milliseconds. */
const SAME_SIGN_IN = 10 * 60_000;
/** A preflight stands this close before what it was made for. In milliseconds. */
const PREFLIGHT = 10_000;

/** `others` as in `readFlow`. */
export function bearsOn(facts: Facts, others: readonly Exchange[]): Chosen {
  const { exchange } = facts;
  const chosen = new Map<Exchange, number>([[exchange, ITSELF]]);
  const choose = (one: Exchange | undefined, weight: number): void => {
    if (one && one.id !== exchange.id && byTime(one, exchange) < 0) chosen.set(one, Math.min(weight, chosen.get(one) ?? weight));
  };
  const before = around(facts, others).filter((other) => byTime(other, exchange) < 0);
  const success = findLastSuccess(facts)?.exchange;

  choose(success, TELLING);
  choose(readRace(facts)?.exchange, TELLING);
  for (const each of lastSignIn(before)) choose(each, PART);
  for (const each of before.filter((one) => hasPurpose(one, 'code')).slice(-1)) choose(each, TELLING);
  const renewals = before.filter((one) => hasPurpose(one, 'renewal'));
  for (const each of renewals) choose(each, MORE);
  const renewed = renewals.findLastIndex((one) => !isFailed(one));
  choose(renewals[renewed], TELLING);
  choose(renewals[renewed + 1], TELLING);
  choose(
    before.findLast((one) => hasPurpose(one, 'sign-out')),
    PART,
  );
  choose(
    before.findLast((one) => isPreflightOf(one, facts)),
    PART,
  );
  for (const { setter, weight } of cookieSetters(facts, before)) choose(setter, weight);
  const refused = before.filter((one) => isFailed(one) && isSameKind(one, facts));
  const sinceSuccess = refused.filter((one) => success === undefined || byTime(one, success) > 0);
  for (const each of sinceSuccess) choose(each, MORE);
  // It failed, worked, and fails again.
  choose(refused.at(-1 - sinceSuccess.length), MORE);
  return chosen;
}

/** Exchanges of the same site, the same page, and the sign-in services that these led to; oldest first. */
export function around(facts: Facts, others: readonly Exchange[]): readonly Exchange[] {
  const { exchange, hop } = facts;
  const history = historyOf(others);
  const addresses = [hop.url, exchange.topLevelUrl ?? '', exchange.initiator ?? ''];
  const hosts = [...new Set(addresses.map(hostOf))].filter((host) => host !== '');
  // What the page's scripts asked of other sites: also for the page itself, which the user asked for.
  const pages = [...new Set(addresses.map(originOf))].filter((origin) => origin !== '');
  const found = new Set([
    ...hosts.flatMap((host) => history.ofSite(host, exchange)),
    ...pages.flatMap((initiator) => history.ofPage({ ...exchange, initiator })),
  ]);
  const own = new Set(hosts.map(siteNameOf));
  const isOfTab = (other: Exchange): boolean => other.place.tabId === exchange.place.tabId;
  for (const host of signInHosts([exchange, ...found])) {
    if (own.has(siteNameOf(host))) continue;
    for (const other of history.ofSite(host, exchange)) if (isOfTab(other) && isOfSignIn(other)) found.add(other);
  }
  return wholeOnes([...found]).sort(byTime);
}

/** Of a chain that is known at several lengths, as a file's entries are, the longest. */
function wholeOnes(exchanges: readonly Exchange[]): Exchange[] {
  const longest = new Map<string, Exchange>();
  for (const each of exchanges) {
    const other = longest.get(each.id);
    if (other === undefined || other.hops.length < each.hops.length) longest.set(each.id, each);
  }
  return [...longest.values()];
}

const isOfSignIn = (exchange: Exchange): boolean =>
  exchange.hops.some((hop) => {
    const purpose = readPurpose(exchange, hop);
    return purpose !== undefined && purpose !== 'preflight';
  });

/** Where these exchanges were sent to sign in, and who made their tokens. */
function signInHosts(exchanges: readonly Exchange[]): ReadonlySet<string> {
  const steps = exchanges.flatMap((exchange) => exchange.hops.filter((hop) => readPurpose(exchange, hop) === 'sign-in'));
  const issuers = exchanges.flatMap(({ hops }) =>
    hops.flatMap(({ request }) => request?.credentials?.flatMap(({ jwt }) => jwt?.iss ?? []) ?? []),
  );
  return new Set([...steps.map((hop) => placeOf(hop).host), ...issuers.map(hostOf)].filter((host) => host !== ''));
}

const hasPurpose = (exchange: Exchange, purpose: ReturnType<typeof readPurpose>): boolean =>
  exchange.hops.some((hop) => readPurpose(exchange, hop) === purpose);

const isFailed = (exchange: Exchange): boolean => readFailure(exchange) !== undefined;

/** The newest one, from its last step back to its first. */
function lastSignIn(before: readonly Exchange[]): Exchange[] {
  const steps = before.filter((one) => hasPurpose(one, 'sign-in') || hasPurpose(one, 'code'));
  const found: Exchange[] = [];
  for (const each of steps.reverse()) {
    const next = found.at(-1);
    if (next && next.hops[0].startedAt - each.hops[0].startedAt > SAME_SIGN_IN) break;
    found.push(each);
  }
  return found;
}

function isPreflightOf(one: Exchange, { hop, isPreflight }: Facts): boolean {
  const [asked] = one.hops;
  return (
    !isPreflight &&
    readPurpose(one, asked) === 'preflight' &&
    placeOf(asked).origin === placeOf(hop).origin &&
    placeOf(asked).path === placeOf(hop).path &&
    hop.startedAt - asked.startedAt <= PREFLIGHT
  );
}

const isSameKind = (other: Exchange, { hop }: Facts): boolean =>
  other.hops.some(
    (each) =>
      each.method === hop.method &&
      placeOf(each).origin === placeOf(hop).origin &&
      shapeOfPath(placeOf(each).path) === shapeOfPath(placeOf(hop).path),
  );

/** Of every cookie that was sent or missed, the answer that last set it or took it away. */
function cookieSetters(facts: Facts, before: readonly Exchange[]): { setter: Exchange; weight: number }[] {
  const { sentCookies = [], site } = facts;
  const missed = missedCookies(facts);
  const telling = new Set([...missed, ...sentCookies.filter(isSessionCookie).map(({ name }) => name)]);
  const waiting = new Set([...telling, ...sentCookies.map(({ name }) => name)]);
  const found: { setter: Exchange; weight: number }[] = [];
  for (const setter of [...before].reverse()) {
    for (const hop of setter.hops) {
      for (const { name, domain } of hop.response?.setCookies ?? []) {
        const reaches = domain === undefined ? placeOf(hop).host === site.host : domainMatches(site.host, domain);
        // Of one that did not go along it may be the domain that was wrong.
        if (waiting.has(name) && (reaches || missed.includes(name))) {
          found.push({ setter, weight: telling.has(name) ? TELLING : MORE });
          waiting.delete(name);
        }
      }
    }
  }
  return found;
}
