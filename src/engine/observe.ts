/** RawExchange → Exchange: the one place where secrets are read, and where they stop. */

import {
  type Exchange,
  type HeaderList,
  type Hop,
  isEmbedded,
  MAX_BODY,
  type MaskedHeader,
  type ObservedRequest,
  type ObservedResponse,
  type Observer,
  type RawExchange,
  type RawHop,
  type RawResponse,
} from './exchange.ts';
import { withoutFragment } from './facts/address.ts';
import { readAntiForgery } from './facts/anti-forgery.ts';
import { type BodyObserved, observeBody } from './facts/body.ts';
import { type Challenge, parseChallenges } from './facts/challenges.ts';
import { observeJar, parseCookieHeader, parseSetCookie, splitCookieHeader } from './facts/cookies.ts';
import { readCredentials } from './facts/credentials.ts';
import { type Field, observeFields, readFields } from './facts/form.ts';
import { parseHttpDate } from './facts/http-date.ts';
import { readReferences } from './facts/references.ts';
import { settle } from './facts/said.ts';
import { listenOutside } from './facts/said-outside.ts';
import { listenToMessagePage } from './facts/silent-sign-in.ts';
import { grantTypeOf } from './facts/token-request.ts';
import { echoable, maskEcho, maskHeaders, maskSecret, safeUrl } from './mask.ts';
import { sharpen } from './providers/hear.ts';
import { collectSecrets } from './secrets.ts';

/** Keyed hash of a secret, the same for equal values within one browser session; '' for ''. See `fingerprint.ts`. */
export type Fingerprint = (value: string) => string;

/** More than any real message has: beyond them a log of many failures would have room for one. What is read from headers is read from all. */
const MAX_HEADERS = 500;
const MAX_SET_COOKIES = 300;
const MAX_CHALLENGES = 50;

const leftOut = (headers: HeaderList | undefined): { readonly headersLeftOut?: number } =>
  headers && headers.length > MAX_HEADERS ? { headersLeftOut: headers.length - MAX_HEADERS } : {};

/** Never throws. Nothing of a header, an address, a cookie or a body stays that is not on an allow list. */
export function observe(raw: RawExchange, fingerprint: Fingerprint): Exchange {
  const [first, ...rest] = raw.hops.map((hop) => observeHop(hop, raw, fingerprint));
  return {
    id: raw.id,
    observer: raw.observer,
    resourceType: raw.resourceType,
    outcome: raw.outcome,
    ...observeSurroundings(raw, fingerprint),
    initiator: typeof raw.initiator === 'string' ? originOf(raw.initiator) : raw.initiator,
    ...(raw.heldBack === undefined ? {} : { heldBack: raw.heldBack }),
    hops: [first as Hop, ...rest],
  };
}

/** What is known of an exchange beside its requests and answers; where that is learned later, the rest need not be observed again. */
export const observeSurroundings = (
  { place, topLevelUrl, jar, jarLeftOut }: RawExchange,
  fingerprint: Fingerprint,
): Pick<Exchange, 'place' | 'topLevelUrl' | 'jar' | 'jarLeftOut'> => ({
  place,
  topLevelUrl: topLevelUrl === undefined ? undefined : shownUrl(topLevelUrl),
  jar: jar === undefined ? undefined : observeJar(jar, fingerprint),
  ...(jarLeftOut === undefined ? {} : { jarLeftOut }),
});

function observeHop(hop: RawHop, raw: RawExchange, fingerprint: Fingerprint): Hop {
  const requestHeaders = splitRequest(hop.requestHeaders, raw.observer);
  const fields = readFields(hop.requestBody);
  return withSaid({
    method: hop.method,
    url: shownUrl(hop.url),
    userinfo: hasUserinfo(hop.url),
    startedAt: hop.startedAt,
    request: requestHeaders
      ? observeRequest(hop.url, requestHeaders, fields, fingerprint)
      : isEmbedded(raw.resourceType) && raw.observer !== 'har'
        ? { ...observeRequest(hop.url, [], undefined, fingerprint), cookies: undefined }
        : undefined,
    pageRequest: hop.pageHeaders && observeRequest(hop.url, hop.pageHeaders, undefined, fingerprint),
    response: hop.response && observeResponse(hop, hop.response, collectSecrets(hop.url, requestHeaders ?? [], fields ?? []), fingerprint),
  });
}

/** What the answer says as a whole, with the codes of products among it. */
const withSaid = (hop: Hop): Hop =>
  hop.response ? { ...hop, response: { ...hop.response, said: settle(sharpen(hop), grantTypeOf(hop)) } } : hop;

function observeRequest(url: string, headers: HeaderList, fields: readonly Field[] | undefined, fingerprint: Fingerprint): ObservedRequest {
  const cookieHeaders = headers.filter(({ name }) => name.toLowerCase() === 'cookie').map(({ value }) => value);
  const cookies = cookieHeaders.flatMap(splitCookieHeader);
  return {
    headers: maskHeaders(headers.slice(0, MAX_HEADERS)),
    ...leftOut(headers),
    credentials: readCredentials({ url, headers, fields: fields ?? [] }, fingerprint),
    cookies: cookieHeaders.flatMap((value) => parseCookieHeader(value, fingerprint)),
    cookieHeaderLength: cookieHeaders.reduce((sum, value) => sum + value.length, 0),
    form: fields && observeFields(fields),
    antiForgery: readAntiForgery({ headers, fields: fields ?? [], cookies }, fingerprint),
  };
}

function observeResponse(hop: RawHop, response: RawResponse, sent: readonly string[], fingerprint: Fingerprint): ObservedResponse {
  const headers = splitJoined(response.headers);
  const challenges = headers && parseChallenges(headers).slice(0, MAX_CHALLENGES);
  const secrets = echoable([...(challenges ?? []).flatMap(({ token68 }) => token68 ?? []), ...sent]);
  const all = (name: string): string[] => (headers ?? []).filter((header) => header.name.toLowerCase() === name).map(({ value }) => value);
  const [date = ''] = all('date');
  const [age = ''] = all('age');
  const [location] = all('location');
  const heard = response.body && observeBody(response.body);
  const references = readReferences(headers, response.body?.text.slice(0, MAX_BODY), secrets);
  return {
    status: response.status,
    receivedAt: response.receivedAt,
    headers: headers && maskHeaders(headers.slice(0, MAX_HEADERS)).map((header) => maskHeaderEcho(header, secrets)),
    ...leftOut(headers),
    challenges: challenges?.map((challenge) => maskChallenge(challenge, secrets)),
    setCookies:
      headers &&
      all('set-cookie')
        .slice(0, MAX_SET_COOKIES)
        .flatMap((value) => parseSetCookie(value, response.receivedAt, fingerprint) ?? []),
    ...(response.deliveredHeaders && { takenOut: cookiesTakenOut(headers ?? [], response.deliveredHeaders) }),
    date: parseHttpDate(date),
    age: /^\d{1,10}$/.test(age.trim()) ? Number(age) : undefined,
    fromCache: response.fromCache ?? false,
    byServiceWorker: response.byServiceWorker ?? false,
    location: location === undefined ? undefined : safeUrl(resolve(location, hop.url)),
    said: [
      ...(headers ? listenOutside(headers, challenges ?? [], location) : []),
      ...(heard?.said ?? []),
      ...listenToMessagePage(hop.url, response.body),
    ].map((said) => ({
      ...said,
      quote: maskEcho(said.quote, secrets),
    })),
    body: heard && maskBody(heard.body, secrets),
    ...(references.length === 0 ? {} : { references }),
  };
}

/** Names of the cookies that the server set, and the page's answer does not. */
function cookiesTakenOut(sent: HeaderList, delivered: HeaderList): string[] {
  const namesOf = (headers: HeaderList): string[] =>
    headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => splitCookieHeader(value)[0]?.name ?? '');
  const left = new Set(namesOf(delivered));
  return namesOf(sent).filter((name) => name !== '' && !left.has(name));
}

/** Firefox joins repeated fields with line ends, and so do files that browsers export. */
export const splitJoined = (headers: HeaderList | undefined): HeaderList | undefined =>
  headers?.flatMap(({ name, value }) => {
    const values = value.split('\n').filter((part) => part.trim() !== '');
    return values.length > 1 ? values.map((part) => ({ name, value: part.trim() })) : [{ name, value }];
  });

/** In the request headers of a file a line end is what a program put there: a flaw, and no join. */
export const splitRequest = (headers: HeaderList | undefined, observer: Observer): HeaderList | undefined =>
  observer === 'har' ? headers : splitJoined(headers);

/** What reads as a code or a word may still be what the caller sent. */
const maskBody = (body: BodyObserved, secrets: readonly string[]): BodyObserved => ({
  ...body,
  codes: body.codes.map(({ field, code }) => ({ field, code: maskEcho(code, secrets) })),
  title: body.title === undefined ? undefined : maskEcho(body.title, secrets),
});

const maskHeaderEcho = (header: MaskedHeader, secrets: readonly string[]): MaskedHeader => {
  const shown = maskEcho(header.shown, secrets);
  return { ...header, shown, masked: header.masked || shown !== header.shown };
};

/** Servers echo what they were sent into realms and descriptions. */
function maskChallenge(challenge: Challenge, secrets: readonly string[]): Challenge {
  const params = Object.entries(challenge.params).map(([name, value]) => [name, maskEcho(value, secrets)] as const);
  return {
    ...challenge,
    scheme: maskEcho(challenge.scheme, secrets),
    token68: challenge.token68 === null ? null : maskSecret(challenge.token68),
    params: Object.fromEntries(params),
  };
}

const resolve = (location: string, base: string): string => (URL.canParse(location, base) ? new URL(location, base).href : location);

const shownUrl = (url: string): string => safeUrl(withoutFragment(url));

const hasUserinfo = (url: string): boolean => {
  if (!url.includes('@') || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
};

/** Scheme and host; 'null' for an origin that is opaque. */
const originOf = (address: string): string => /^[a-z][a-z\d+.-]*:\/\/[^/?#@]+(?=[/?#]|$)/i.exec(address)?.[0] ?? 'null';
