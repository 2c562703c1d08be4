/** What of two exchanges is compared as text: where to, by whom, with which headers, and what was answered. */

import type { Hop, MaskedHeader } from '../exchange.ts';
import { pathOf } from '../facts/address.ts';
import type { Challenge } from '../facts/challenges.ts';
import type { Facts } from '../facts/facts.ts';
import { maskWords } from '../mask.ts';

type TextWhat =
  | 'origin'
  | 'path'
  | 'query'
  | 'method'
  | 'initiator'
  | 'kind'
  | 'anti-forgery'
  | 'request-header'
  | 'status'
  | 'challenge'
  | 'said'
  | 'set-cookie'
  | 'response-header';

export interface TextThing {
  readonly what: TextWhat;
  /** Of the header, the parameter or the cookie; '' where there is but one such thing. */
  readonly name: string;
  readonly change: 'same' | 'other' | 'gone' | 'came';
  /** Undefined: it is not there. `null`, of an initiator: the user. */
  readonly before: string | null | undefined;
  readonly after: string | null | undefined;
}

export interface Texts<Unknown> {
  readonly things: readonly TextThing[];
  readonly incomparable: readonly Unknown[];
}

type Text = string | null | undefined;

const thing = (what: TextWhat, name: string, before: Text, after: Text): TextThing => ({
  what,
  name,
  change: before === after ? 'same' : before === undefined ? 'came' : after === undefined ? 'gone' : 'other',
  before,
  after,
});

/** Each name of either side, in the order of the first and then of the second. */
const paired = (what: TextWhat, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): TextThing[] =>
  [...new Set([...before.keys(), ...after.keys()])].map((name) => thing(what, name, before.get(name), after.get(name)));

export function compareTargets(then: Facts, now: Facts): Texts<'initiator'> {
  const [before, after] = [then.exchange.initiator, now.exchange.initiator];
  // Two opaque origins look alike and need not be the same.
  const isKnown = before !== undefined && after !== undefined && !(before === 'null' && after === 'null');
  return {
    things: [
      thing('origin', '', then.site.origin, now.site.origin),
      thing('path', '', pathOf(then.hop.url), pathOf(now.hop.url)),
      ...paired('query', queryOf(then.hop), queryOf(now.hop)).filter(({ before: a, after: b }) => !(a === b && a?.includes('…'))),
      thing('method', '', then.hop.method, now.hop.method),
      ...(isKnown ? [thing('initiator', '', before, after)] : []),
      thing('kind', '', then.exchange.resourceType, now.exchange.resourceType),
    ],
    incomparable: isKnown ? [] : ['initiator'],
  };
}

/** Of values that are masked on both sides nothing is said: they look alike and need not be the same. */
const queryOf = ({ url }: Hop): ReadonlyMap<string, string> => new Map(URL.canParse(url) ? [...new URL(url).searchParams] : []);

/** The first are read first; what is told elsewhere, and what is another in every message, is in neither. */
const telling = [
  ...['origin', 'referer', 'host', 'x-requested-with', 'content-type', 'accept', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'],
  ...['sec-fetch-storage-access', 'access-control-request-method', 'access-control-request-headers', 'user-agent'],
  ...['clear-site-data', 'access-control-allow-origin', 'access-control-allow-credentials', 'server', 'via', 'x-cache', 'cf-cache-status'],
];
const elsewhere = /^(?:cookie|set-cookie|authorization|proxy-authorization|www-authenticate|proxy-authenticate)$/;
const everAnother = /^(?:date|age|content-length|expires|last-modified|connection|keep-alive|priority|if-.*|.*rate-?limit.*)$/;

export function compareRequestHeaders({ request: then }: Hop, { request: now }: Hop): Texts<'request-headers'> {
  const headers = compareLists('request-header', then?.headers, now?.headers);
  const things = [...compareAntiForgery(then, now), ...(headers ?? [])];
  return { things, incomparable: headers ? [] : ['request-headers'] };
}

/** Undefined where one side has none: no message goes without any, so they were not kept. */
function compareLists(
  what: TextWhat,
  before: readonly MaskedHeader[] | undefined,
  after: readonly MaskedHeader[] | undefined,
): TextThing[] | undefined {
  if (!before?.length || !after?.length) return undefined;
  const rank = (name: string): number => (telling.includes(name) ? telling.indexOf(name) : telling.length);
  return paired(what, textsOf(before), textsOf(after))
    .filter(({ before: a, after: b }) => !(a === b && isMasked(a)))
    .sort((a, b) => rank(a.name) - rank(b.name));
}

/** In characters `… (812)`: of two that look so, nothing is known but their length. */
const isMasked = (shown: Text): boolean => /… \(\d+\)/.test(shown ?? '');

function textsOf(headers: readonly MaskedHeader[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { name, shown } of headers) {
    const key = name.toLowerCase();
    if (elsewhere.test(key) || everAnother.test(key)) continue;
    const before = texts.get(key);
    texts.set(key, before === undefined ? shown : `${before}, ${shown}`);
  }
  return texts;
}

/** Of two that are there and hold something nothing is said: they are made anew for each page. */
function compareAntiForgery(then: Hop['request'], now: Hop['request']): TextThing[] {
  const tokensOf = (request: Hop['request']): ReadonlyMap<string, string> =>
    new Map((request?.antiForgery ?? []).map(({ place, placeholder, length }) => [place.name, placeholder ?? `… (${length})`]));
  if (then === undefined || now === undefined) return [];
  return paired('anti-forgery', tokensOf(then), tokensOf(now)).filter(({ before, after }) => !(isMasked(before) && isMasked(after)));
}

export function compareAnswers({ response: then }: Hop, { response: now }: Hop): Texts<'answer' | 'response-headers'> {
  if (then === undefined && now === undefined) return { things: [], incomparable: ['answer'] };
  const challengesOf = (response: typeof then): string | undefined => response?.challenges?.map(writeChallenge).join(', ') || undefined;
  const saidOf = (response: typeof then): string | undefined =>
    [...new Set(response?.said.map(({ quote }) => quote))].join(', ') || undefined;
  const setOf = (response: typeof then): ReadonlyMap<string, string> =>
    new Map((response?.setCookies ?? []).map(({ name, removes }) => [name, removes ? 'taken away' : 'set']));
  const parts: readonly TextThing[] = [
    thing('status', '', then && String(then.status), now && String(now.status)),
    thing('challenge', '', challengesOf(then), challengesOf(now)),
    thing('said', '', saidOf(then), saidOf(now)),
    ...paired('set-cookie', setOf(then), setOf(now)),
  ];
  const headers = compareLists('response-header', then?.headers, now?.headers);
  return {
    things: [...parts.filter(({ before, after }) => before !== undefined || after !== undefined), ...(headers ?? [])],
    incomparable: headers ? [] : ['response-headers'],
  };
}

/** `Bearer error="invalid_token"`: the parameters that say why, and for whom. */
function writeChallenge({ scheme, params }: Challenge): string {
  const told = ['realm', 'error', 'scope'].flatMap((name) => (params[name] === undefined ? [] : [`${name}="${maskWords(params[name])}"`]));
  return told.length === 0 ? scheme : `${scheme} ${told.join(', ')}`;
}
