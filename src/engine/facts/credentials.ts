/** What a request shows of the caller: every header, query parameter and subprotocol that identifies one. */

import type { HeaderList } from '../exchange.ts';
import { maskSecret } from '../mask.ts';
import type { Fingerprint } from '../observe.ts';
import { decodeBasic, type Read, readAuthorization, readBare } from './authorization.ts';
import { isAntiForgeryName, kindOfField, kindOfHeader, kindOfParameter } from './credential-places.ts';
import type { Field } from './form.ts';
import { type Jwt, readJwt } from './jwt.ts';
import { readKeyFormat, readKeyOfBasic } from './key-formats.ts';
import { readPlaceholder, readUnset } from './placeholder.ts';
import { readsAsWords } from './reads-as-words.ts';
import { isKnownScheme } from './schemes.ts';

export type CredentialKind =
  | 'basic'
  | 'digest'
  | 'bearer'
  | 'dpop'
  | 'negotiate'
  | 'ntlm'
  | 'api-key'
  | 'signature'
  | 'token'
  | 'client-credentials'
  /** Typed by a person, in a form or a JSON body: length only, not even a fingerprint. */
  | 'password'
  | 'other';

/** What is wrong with the form of a credential, whatever the server thinks of it. */
export type CredentialFlaw =
  | 'no-scheme'
  | 'doubled-scheme'
  | 'quoted'
  | 'space-inside'
  | 'line-end-inside'
  | 'invisible-character'
  | 'colon-after-scheme'
  | 'basic-not-base64'
  | 'basic-without-colon'
  | 'two-values-joined'
  | 'jwt-broken'
  | 'trailing-punctuation'
  | 'percent-encoded';

export interface CredentialPlace {
  readonly in: 'header' | 'query' | 'subprotocol' | 'form';
  /** Header name in lower case, or the parameter's name as sent. */
  readonly name: string;
}

export interface Credential {
  readonly place: CredentialPlace;
  readonly kind: CredentialKind;
  /** The scheme as it was written (`bearer`, `Token`), where there is one that reads as a word. */
  readonly scheme: string | undefined;
  /** Length of the value behind the scheme, in characters. */
  readonly length: number;
  /** `eyJh… (812)`: at most four characters. */
  readonly shown: string;
  /** Keyed hash of the value; equal for equal values within one browser session. Empty for an empty value. */
  readonly fingerprint: string;
  readonly flaws: readonly CredentialFlaw[];
  /** The placeholder that stands where a secret should: `undefined`, `{{token}}`; '' for nothing at all. Never a real value. */
  readonly placeholder: string | undefined;
  readonly jwt: Jwt | undefined;
  /** The product that a key's prefix or form gives away (`Stripe secret key, test mode`). */
  readonly keyFormat: string | undefined;
}

/** What of a request may show who the caller is. */
export interface CredentialSources {
  readonly url: string;
  readonly headers: HeaderList;
  readonly fields: readonly Field[];
}

/** One of them before its value is let go. */
interface Found {
  readonly place: CredentialPlace;
  readonly read: Read;
}

/** Every credential of a request but its cookies: headers in their order, then query, then body. */
export const readCredentials = (sources: CredentialSources, fingerprint: Fingerprint): Credential[] =>
  find(sources).map(({ place, read }) => toCredential(place, read, fingerprint));

/** The values behind them, in the same order: for a click on one of them. */
export const credentialValues = (sources: CredentialSources): string[] => find(sources).map(({ read }) => read.value);

function find({ url, headers, fields }: CredentialSources): Found[] {
  const repeated = repeatedNames(headers);
  return [
    ...headers.flatMap(({ name, value }) => readHeader(name.toLowerCase(), value, repeated)),
    ...readQuery(url),
    ...fields.flatMap(readField),
  ];
}

function repeatedNames(headers: HeaderList): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of headers.map((header) => header.name.toLowerCase())) (seen.has(name) ? repeated : seen).add(name);
  return repeated;
}

function readHeader(name: string, value: string, repeated: ReadonlySet<string>): Found[] {
  if (name === 'authorization' || name === 'proxy-authorization') {
    return [{ place: { in: 'header', name }, read: readAuthorization(value, repeated.has(name)) }];
  }
  if (name === 'sec-websocket-protocol') return readSubprotocols(value);
  const kind = isAntiForgeryName(name) ? undefined : kindOfHeader(name);
  return kind === undefined ? [] : [{ place: { in: 'header', name }, read: readBare(value, kind) }];
}

function toCredential(place: CredentialPlace, read: Read, fingerprint: Fingerprint): Credential {
  const { kind, scheme, value } = read;
  const account = kind === 'basic' ? decodeBasic(value) : undefined;
  const jwt = readJwt(value);
  // People choose passwords that documentation has as examples: `changeme`.
  const unset = kind === 'password' ? readUnset(value) : readPlaceholder(value);
  const placeholder = account ? (readUnset(account.user) ?? readUnset(account.password)) : value === '' ? '' : unset;
  const flaws = new Set(read.flaws);
  if (jwt?.flaws.some((flaw) => brokenJwt.has(flaw))) flaws.add('jwt-broken');
  return {
    place,
    kind,
    scheme: scheme !== undefined && (isKnownScheme(scheme) || readsAsWords(scheme.replace(/sha-?\d{1,3}$/i, 'sha'))) ? scheme : undefined,
    length: value.length,
    shown: kind === 'password' ? `(${value.length})` : maskSecret(value),
    fingerprint: kind === 'password' ? '' : fingerprint(value),
    flaws: placeholder === undefined ? [...flaws] : [],
    placeholder,
    jwt,
    keyFormat: account
      ? (readKeyFormat(account.user) ?? readKeyFormat(account.password) ?? readKeyOfBasic(account.user, account.password))
      : readKeyFormat(value),
  };
}

/** The flaws that make a token unreadable; a wrong claim is not one of form. */
const brokenJwt = new Set<string>([
  'part-count',
  'header-not-base64url',
  'header-not-json',
  'payload-not-base64url',
  'payload-not-json',
  'signature-not-base64url',
]);

function readQuery(url: string): Found[] {
  return queryOf(url).flatMap(([name, value]) => {
    const known = isAntiForgeryName(name) ? undefined : kindOfParameter(name);
    if (known === undefined || !(known.sure || readsLikeSecret(value))) return [];
    return [{ place: { in: 'query', name }, read: readBare(value, known.kind) }];
  });
}

function queryOf(url: string): [string, string][] {
  const start = url.indexOf('?');
  if (start < 0) return [];
  return [...new URLSearchParams(url.slice(start + 1).replace(/#.*$/s, ''))];
}

/** Mixed as words are not, of a known form, or nothing where something should be: for names that mean other things too. */
const readsLikeSecret = (value: string): boolean =>
  value === '' ||
  (value.length >= 8 && !/\s/.test(value) && /[A-Z\d]/.test(value) && /[a-z]/i.test(value) && !/^[a-z]+(?:[A-Z][a-z]+)*$/.test(value)) ||
  readKeyFormat(value) !== undefined ||
  readJwt(value) !== undefined ||
  readPlaceholder(value) !== undefined;

function readField({ name, value }: Field): Found[] {
  const kind = isAntiForgeryName(name) ? undefined : kindOfField(name);
  return kind === undefined ? [] : [{ place: { in: 'form', name }, read: { kind, scheme: undefined, value, flaws: new Set() } }];
}

/** A page cannot set headers on a WebSocket, so tokens travel as subprotocols: `access_token, eyJ…`, `bearer.eyJ…`. */
function readSubprotocols(value: string): Found[] {
  const items = value.split(',', 50).map((item) => item.trim());
  return items.flatMap((item, index) => {
    const announced = /^(?:bearer|access[_-]?token|token|jwt|auth(?:orization)?|api-?key)$/i.test(items[index - 1] ?? '');
    const prefix =
      /^(?:base64url\.bearer\.authorization\.k8s\.io|bearer|token|jwt|auth|access_token|[a-z-]{3,30}(?:api-key|token))[.=]/i.exec(item);
    const secret = prefix ? item.slice(prefix[0].length) : item;
    if (!announced && !prefix && readJwt(item) === undefined && readKeyFormat(item) === undefined) return [];
    const kind = readKeyFormat(secret) ? 'api-key' : 'token';
    return [{ place: { in: 'subprotocol', name: 'sec-websocket-protocol' }, read: readBare(secret, kind) }];
  });
}
