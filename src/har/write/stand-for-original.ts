/**
 * An exchange without secrets as one that can be written down and read again: what `observe()` let through stands as it was, and where
 * something was masked there is a stand-in. Observed again it is what it was.
 */

import { type Exchange, type Hop, isEmbedded, type RawExchange, type RawHop } from '../../engine/exchange.ts';
import type { Said } from '../../engine/facts/said.ts';
import { plainWords } from '../../engine/facts/vocabulary.ts';
import { observe } from '../../engine/observe.ts';
import { withUserinfo, writeAddress } from './address.ts';
import { parametersOf, writeForm, writeRequestHeaders } from './request.ts';
import { writeResponse } from './response.ts';
import { writeJarCookie } from './set-cookie.ts';
import { hideAll, type Reveal } from './token.ts';

/** What of each hop's answer is not heard in its stand-in, since the words were not all kept; undefined where all of it is. */
export function unheard(exchange: Exchange, standIn: RawExchange): readonly (readonly Said[] | undefined)[] {
  const again = observe({ ...standIn, jar: undefined }, () => '').hops;
  return exchange.hops.map(({ response }, index) =>
    response && JSON.stringify(response.said) !== JSON.stringify(again[index]?.response?.said) ? response.said : undefined,
  );
}

/** `reveal`: of a file with its secrets, those that are known. */
export function standForOriginal(exchange: Exchange, reveal: Reveal = hideAll): RawExchange {
  const { hops, jar, topLevelUrl, ...rest } = exchange;
  const urls = hops.map((hop, index) => writeUrl(hop, hops[index - 1], reveal));
  const [first, ...more] = hops.map((hop, index) => writeHop(hop, exchange, urls, index, reveal));
  return {
    ...rest,
    hops: [first as RawHop, ...more],
    topLevelUrl: topLevelUrl === undefined ? undefined : writeAddress(topLevelUrl),
    jar: jar?.map((cookie) => writeJarCookie(cookie, reveal)),
  };
}

/** `before`: the hop that led here, which may have said something in the parameters of this address. */
function writeUrl({ url, request, userinfo }: Hop, before: Hop | undefined, reveal: Reveal): string {
  const credentialOf = parametersOf(request ?? {}, reveal);
  const said = before ? saidInRedirect(before) : [];
  const written = writeAddress(url, (name) => credentialOf(name) ?? wordsOf(name, said));
  return userinfo ? withUserinfo(written) : written;
}

const saidInRedirect = ({ response }: Hop): readonly Said[] => (response?.said ?? []).filter(({ where }) => where === 'redirect');

function writeHop(hop: Hop, exchange: Exchange, urls: readonly string[], index: number, reveal: Reveal): RawHop {
  const { method, startedAt, request, pageRequest, response } = hop;
  // What a page holds is listened to without its request's headers, and its address alone was read.
  const isUnseen = request?.headers.length === 0 && request.cookies === undefined && isEmbedded(exchange.resourceType);
  return {
    method,
    url: urls[index] as string,
    startedAt,
    requestHeaders: request && !isUnseen ? writeRequestHeaders(request, reveal) : undefined,
    pageHeaders: pageRequest && writeRequestHeaders(pageRequest, reveal),
    requestBody: request && writeForm(request, reveal),
    response: response && writeResponse(response, writeLocation(hop, exchange.hops[index + 1], urls[index + 1]), reveal),
  };
}

/** Undefined where it leads nowhere. Where the next hop went, if it did; and what the redirect says, in the parameters that it said it in. */
function writeLocation(hop: Hop, next: Hop | undefined, nextUrl: string | undefined): string | undefined {
  const location = hop.response?.location;
  if (location === undefined) return undefined;
  const said = saidInRedirect(hop);
  const isNext = next !== undefined && nextUrl !== undefined && withoutFragment(location) === next.url;
  const base = isNext ? nextUrl : writeAddress(withoutFragment(location), (name) => wordsOf(name, said));
  const inQuery = new Set([...new URLSearchParams(base.split('?')[1] ?? '')].map(([name]) => name.toLowerCase()));
  const inFragment = said.filter(({ field }) => !inQuery.has(field)).map(({ field, quote }) => `${field}=${encodeURIComponent(quote)}`);
  const fragment = inFragment.length > 0 ? inFragment.join('&') : location.includes('#') ? '%E2%80%A6' : '';
  return fragment === '' ? base : `${base}#${fragment}`;
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/** The words of a parameter; `1` where the words are those of its own name (`session_expired=1`). */
function wordsOf(name: string, said: readonly Said[]): string | undefined {
  const quotes = [...new Set(said.filter(({ field }) => field === name.toLowerCase()).map(({ quote }) => quote))];
  if (quotes.length === 0) return undefined;
  const ofName = plainWords(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' '));
  return quotes.every((quote) => ofName.includes(quote)) ? '1' : quotes.join('. ');
}
