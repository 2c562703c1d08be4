/**
 * What `observe()` let go of one exchange, one value at a time and by its place in the `Exchange`: for a click on it. Undefined where there
 * is no such value.
 */

import type { HeaderList, RawExchange, RawHop } from './exchange.ts';
import { type CookiePair, splitCookieHeader } from './facts/cookies.ts';
import { credentialValues } from './facts/credentials.ts';
import { readFields } from './facts/form.ts';
import type { JsonPath } from './json-tree.ts';
import { echoable } from './mask.ts';
import { type BodySide, type MaskedBody, maskBody, revealInBody } from './masked-body.ts';
import { type MaskedToken, maskToken, revealInToken, type TokenPiece } from './masked-token.ts';
import { splitJoined, splitRequest } from './observe.ts';
import { collectSecrets } from './secrets.ts';

/** A credential by its place in `credentials` or in `cookies` of the request. */
export interface TokenPlace {
  readonly in: 'credential' | 'cookie';
  readonly index: number;
}

/** `index`: its place in the hop's `headers`, `cookies` or `setCookies`, or in the exchange's `jar`. */
export type SecretPlace =
  | { readonly of: 'header'; readonly side: BodySide; readonly index: number }
  | { readonly of: 'sent-cookie' | 'set-cookie' | 'jar-cookie'; readonly index: number }
  /** Without a path the whole body. */
  | { readonly of: 'body'; readonly side: BodySide; readonly path?: JsonPath | undefined }
  | { readonly of: 'token'; readonly token: TokenPlace }
  | { readonly of: 'claim'; readonly token: TokenPlace; readonly piece: TokenPiece; readonly path: JsonPath };

/** `hop`: its place in the chain. */
export function revealIn(raw: RawExchange, hop: number, place: SecretPlace): string | undefined {
  const seen = raw.hops[hop];
  if (seen === undefined) return undefined;
  switch (place.of) {
    case 'header':
      return (place.side === 'request' ? sentHeaders(raw, seen) : splitJoined(seen.response?.headers))?.[place.index]?.value;
    case 'sent-cookie':
      return sentCookies(raw, seen)[place.index]?.value;
    case 'set-cookie':
      return setCookies(seen)[place.index]?.value;
    case 'jar-cookie':
      return raw.jar?.[place.index]?.value;
    case 'body':
      return revealInBody(bodyOf(seen, place.side), place.path);
    case 'token':
      return tokenAt(raw, seen, place.token);
    case 'claim': {
      const token = tokenAt(raw, seen, place.token);
      return token === undefined ? undefined : revealInToken(token, place.piece, place.path);
    }
  }
}

export function maskedBodyIn(raw: RawExchange, hop: number, side: BodySide): MaskedBody {
  const seen = raw.hops[hop];
  if (seen === undefined) return { kind: 'not-captured' };
  const secrets = echoable(collectSecrets(seen.url, sentHeaders(raw, seen) ?? [], readFields(seen.requestBody) ?? []));
  return maskBody(bodyOf(seen, side), side, secrets);
}

export function maskedTokenIn(raw: RawExchange, hop: number, place: TokenPlace): MaskedToken | undefined {
  const seen = raw.hops[hop];
  const token = seen && tokenAt(raw, seen, place);
  return token === undefined ? undefined : maskToken(token);
}

const bodyOf = (hop: RawHop, side: BodySide) => (side === 'request' ? hop.requestBody : hop.response?.body);

/** As `observe()` counts them. */
const sentHeaders = ({ observer }: RawExchange, hop: RawHop): HeaderList | undefined => splitRequest(hop.requestHeaders, observer);

const sentCookies = (raw: RawExchange, hop: RawHop): CookiePair[] =>
  (sentHeaders(raw, hop) ?? []).filter(({ name }) => name.toLowerCase() === 'cookie').flatMap(({ value }) => splitCookieHeader(value));

/** Without those that have neither name nor value, as `parseSetCookie` reads them. */
const setCookies = (hop: RawHop): CookiePair[] =>
  (splitJoined(hop.response?.headers) ?? [])
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value }) => splitCookieHeader(value.split(';', 1)[0] ?? '').slice(0, 1))
    .filter(({ name, value }) => name !== '' || value !== '');

function tokenAt(raw: RawExchange, hop: RawHop, { in: place, index }: TokenPlace): string | undefined {
  if (place === 'cookie') return sentCookies(raw, hop)[index]?.value;
  const headers = sentHeaders(raw, hop) ?? [];
  return credentialValues({ url: hop.url, headers, fields: readFields(hop.requestBody) ?? [] })[index];
}
