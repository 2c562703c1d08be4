/** What shows a cause: each piece points at the place it was read from, so that a screen can show it there. */

import type { Challenge } from './facts/challenges.ts';
import type { Credential, CredentialPlace } from './facts/credentials.ts';
import type { Said } from './facts/said.ts';
import { aboutWhoAsks } from './status-meaning.ts';
import { code, type Params, type Template, text, time } from './words.ts';

/** Where a piece of evidence was read. */
export type EvidenceKind =
  | 'status'
  | 'challenge'
  | 'request-header'
  | 'response-header'
  | 'cookie'
  | 'token'
  | 'body'
  | 'clock'
  | 'redirect'
  | 'request'
  | 'earlier';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** Header, cookie, claim or field it stands in, in lower case; for `earlier` the exchange's id. */
  readonly at?: string;
  readonly template: Template;
  readonly params: Params;
}

/** Evidence is never empty: no finding without it. */
export type EvidenceList = readonly [Evidence, ...Evidence[]];

const evidence = (kind: EvidenceKind, at: string | undefined, template: Template, params: Params = {}): Evidence =>
  at === undefined ? { kind, template, params } : { kind, at, template, params };

/** With what the status says, where it is about who is asking. */
export function fromStatus(status: number): Evidence {
  const meaning = aboutWhoAsks[status];
  const template = meaning === undefined ? 'The answer was {status}.' : 'The answer was {status}: {meaning}.';
  return evidence('status', undefined, template, {
    status: code(String(status)),
    ...(meaning === undefined ? {} : { meaning: text(meaning) }),
  });
}

/** None where there was no answer. */
export const fromAnswer = ({ status }: { readonly status: number | undefined }): readonly Evidence[] =>
  status === undefined ? [] : [fromStatus(status)];

export const fromRequest = (template: Template, params?: Params): Evidence => evidence('request', undefined, template, params);

export const fromRequestHeader = (name: string, template: Template, params?: Params): Evidence =>
  evidence('request-header', name.toLowerCase(), template, params);

export const fromResponseHeader = (name: string, template: Template, params?: Params): Evidence =>
  evidence('response-header', name.toLowerCase(), template, params);

export const fromCookie = (name: string, template: Template, params?: Params): Evidence => evidence('cookie', name, template, params);

/** `claim` as in the token: `exp`, `aud`. */
export const fromToken = (claim: string, template: Template, params?: Params): Evidence => evidence('token', claim, template, params);

export const fromClock = (template: Template, params?: Params): Evidence => evidence('clock', 'date', template, params);

export const fromRedirect = (template: Template, params?: Params): Evidence => evidence('redirect', undefined, template, params);

/** `exchangeId`: the earlier exchange it was seen in. */
export const fromEarlier = (exchangeId: string, template: Template, params?: Params): Evidence =>
  evidence('earlier', exchangeId, template, params);

/** The challenge as a whole: `WWW-Authenticate asks for Basic (realm "x")`. */
export function fromChallenge(challenge: Challenge): Evidence {
  const realm = challenge.params['realm'];
  const field = challenge.field === 'www-authenticate' ? 'WWW-Authenticate' : 'Proxy-Authenticate';
  return evidence('challenge', challenge.field, realm ? '{field} asks for {scheme}, realm {realm}.' : '{field} asks for {scheme}.', {
    field: { kind: 'code', text: field },
    scheme: { kind: 'code', text: challenge.scheme },
    ...(realm ? { realm: { kind: 'quote', text: realm } } : {}),
  });
}

/** What the request carried, masked: `Authorization carried Bearer eyJh… (812).` */
export function fromCredential({ place, scheme, shown }: Credential): Evidence {
  const carried = [scheme, shown].filter(Boolean).join(' ');
  const params = { name: code(placeName(place)), value: code(carried) };
  if (place.in === 'query') return fromRequest('The address carried {name} = {value}.', params);
  if (place.in === 'form') return fromRequest('The body carried {name} = {value}.', params);
  return fromRequestHeader(place.name, carried === '' ? '{name} was empty.' : '{name} carried {value}.', params);
}

/** A cookie that went along with the request. */
export const fromSentCookie = (name: string): Evidence => fromCookie(name, 'The cookie {name} was sent.', { name: code(name) });

/** The server's clock when it answered, in milliseconds since the epoch. */
export const fromServerTime = (now: number): Evidence => fromClock('The server’s `Date` was {now}.', { now: time(now) });

/** The header's name as people write it, the parameter's or field's as it was sent. */
export const placeName = ({ in: place, name }: CredentialPlace): string =>
  place === 'header' || place === 'subprotocol' ? headerName(name) : name;

/** As people write it: `x-api-key` → `X-Api-Key`. */
export const headerName = (lower: string): string =>
  lower.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()).replace(/^Www-/, 'WWW-');

/** The server's own words, quoted where they stand. */
export function fromSaid(said: Said): Evidence {
  const kind = said.where === 'header' ? 'response-header' : said.where;
  const words: Params = { quote: { kind: said.isCode ? 'code' : 'quote', text: said.quote }, field: { kind: 'code', text: said.field } };
  // A field that is not named is one whose name may not be shown.
  const isNamed = said.field !== '' && !said.field.includes('…');
  return evidence(kind, said.field, isNamed ? '{field} says {quote}.' : 'The answer says {quote}.', words);
}
