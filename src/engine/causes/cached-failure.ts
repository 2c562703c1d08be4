/** The refusal came from a cache, not from the server. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromClock, fromEarlier, fromRequest, fromResponseHeader, headerName } from '../evidence.ts';
import { lastHop } from '../exchange.ts';
import { placeOf } from '../facts/address.ts';
import { readCacheSign } from '../facts/cache.ts';
import { refusesCaller } from '../facts/caller.ts';
import { aheadOf } from '../facts/clock.ts';
import { isLoopback } from '../facts/domains.ts';
import type { Facts } from '../facts/facts.ts';
import { shownHeader } from '../facts/shown-header.ts';
import { code, duration, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'cached-failure',
    title: 'An old refusal was shown again',
    explain: 'The answer was kept from an earlier request and given again, so the server did not look at your sign-in this time.',
    needs: ['response'],
    fixes: ['reload', 'clear-cache'],
    advice: {
      visitor: [
        'Reload the page past the cache.',
        'If that does not help, clear the cache of {site}; you stay signed in.',
        'Try a private window: it begins without what was kept.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Send `Cache-Control: no-store` with every 401 and 403.',
        'Send `Vary: Authorization` or `Cache-Control: private` with what depends on the caller, and take `public` away from it.',
        'Purge this address in the CDN or proxy, and do not let it keep errors.',
        'In a service worker, put nothing into the cache that is not `ok`, and ask the network first.',
      ],
    },
    prevent: 'Keep answers that depend on who asks, and errors above all, out of shared caches and of the service worker’s.',
    specs: ['RFC 9111 §3.5', 'RFC 9111 §5.1', 'RFC 9211 §2.1'],
    answersInstead: true,
  },
  messages: {
    inBrowser: {
      visitor: 'Your browser showed an answer that it had kept, and did not ask {site} again. Reload the page past the cache.',
      developer: 'The answer {status} came from the browser’s cache or the service worker’s: no server was asked.',
    },
    onTheWay: {
      visitor:
        'A store between you and {site} gave an answer that it had kept; {site} itself was not asked. Reload the page past the cache.',
      developer:
        '{name}: {value} shows that a cache on the way gave this {status}; the credential of this request was not looked at (RFC 9111 §3.5).',
    },
    byWorker: {
      visitor:
        'A part of the page that works in the background gave the answer, and may have kept it from before. Reload the page past the cache.',
      developer: 'The page’s service worker gave this {status}; whether it asked the server or its own cache was not captured.',
    },
    writtenBefore: {
      visitor: 'The answer was written {before} before your browser asked, so it seems to have been kept. Reload the page past the cache.',
      developer: 'The answer’s `Date` is {date}, {before} before the request went out: a cache or a service worker gave it.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const status = code(String(facts.status));
    const sign = readCacheSign(facts.response);
    if (sign?.cache === 'browser') {
      const kept = fromRequest('The browser says that the answer came from its cache.');
      return { message: 'inBrowser', params: { status }, confidence: 'certain', evidence: [kept, ...fromAnswer(facts)] };
    }
    if (sign?.name !== undefined) {
      const params = { status, name: code(headerName(sign.name)), value: code(sign.shown ?? '') };
      const evidence: [Evidence, ...Evidence[]] = [
        fromResponseHeader(sign.name, '{name} says {value}.', params),
        ...fromRule(facts),
        ...fromAnswer(facts),
      ];
      return { message: 'onTheWay', params, confidence: 'certain', evidence };
    }
    return examineDate(facts) ?? examineWorker(facts);
  },
});

/** What let a cache keep it. */
function fromRule({ responseHeaders }: Facts): readonly Evidence[] {
  const rule = shownHeader(responseHeaders, 'cache-control');
  return rule === undefined ? [] : [fromResponseHeader('cache-control', '`Cache-Control` says {rule}.', { rule: code(rule) })];
}

/** Clocks of servers and devices differ by less, most of them. In milliseconds. */
const MIN_BEFORE = 60_000;
/** No server far away answers as fast. In milliseconds. */
const AT_ONCE = 20;

function examineDate(facts: Facts) {
  const { response, hop, site } = facts;
  if (response?.date === undefined) return undefined;
  const beforeMs = hop.startedAt - response.date;
  if (beforeMs < MIN_BEFORE) return undefined;
  const clock = readOtherClock(facts);
  // Other answers are as far behind the device: then one of the two clocks is wrong.
  if (clock && Math.abs(clock.deviceAhead - beforeMs) < MIN_BEFORE) return undefined;
  const atOnce = response.receivedAt - hop.startedAt <= AT_ONCE && !isLoopback(site.host);
  const params = { date: time(response.date), before: duration(beforeMs) };
  const evidence: [Evidence, ...Evidence[]] = [
    fromClock('The answer’s `Date` is {date}, {before} before the request went out.', params),
    ...(clock ? [fromEarlier(clock.exchangeId, 'Another answer of this host shows that its clock and the device’s agree better.')] : []),
    ...(atOnce ? [fromRequest('It was there after {took}.', { took: duration(response.receivedAt - hop.startedAt) })] : []),
    ...fromAnswer(facts),
  ];
  const confidence: Confidence = clock || atOnce ? 'likely' : 'possible';
  return { message: 'writtenBefore' as const, params, confidence, evidence };
}

/** A worker may have asked the server: that it answered shows little. */
function examineWorker(facts: Facts) {
  if (!facts.response?.byServiceWorker) return undefined;
  const evidence: [Evidence, ...Evidence[]] = [fromRequest('The page’s service worker answered.'), ...fromAnswer(facts)];
  return {
    message: 'byWorker' as const,
    params: { status: code(String(facts.status)) },
    confidence: 'possible' as const,
    evidence,
    fixes: ['reload', 'clear-cache', 'clear-storage'] as const,
  };
}

/** Of the answer of this host that is nearest in time: how far the device was ahead of the server, in milliseconds. */
function readOtherClock({ trail, site, hop }: Facts): { readonly exchangeId: string; readonly deviceAhead: number } | undefined {
  const clocks = [...trail.earlier, ...trail.later].flatMap((exchange) => {
    const other = lastHop(exchange);
    const deviceAhead = aheadOf(other.response);
    return deviceAhead !== undefined && placeOf(other).host === site.host
      ? [{ exchangeId: exchange.id, deviceAhead, apart: Math.abs(other.startedAt - hop.startedAt) }]
      : [];
  });
  return clocks.sort((a, b) => a.apart - b.apart)[0];
}
