/** What a request shows of the caller: every header, query parameter and subprotocol that identifies one. */

import type { HeaderList } from '../exchange.ts';
import { maskSecret } from '../mask.ts';
import type { Fingerprint } from '../observe.ts';
import { isAntiForgeryName, kindOfField, kindOfHeader, kindOfParameter } from './credential-places.ts';
import type { Field } from './form.ts';
import { type Jwt, readJwt } from './jwt.ts';
import { readKeyFormat } from './key-formats.ts';
import { isStrippedOut, readPlaceholder, readUnset } from './placeholder.ts';
import { readsAsWords } from './reads-as-words.ts';
import { isKnownScheme, kindOfScheme } from './schemes.ts';

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

/** Every credential of a request but its cookies: headers in their order, then query, then body. */
export function readCredentials({ url, headers, fields }: CredentialSources, fingerprint: Fingerprint): Credential[] {
  const repeated = new Set(headers.map(({ name }) => name.toLowerCase()).filter((name, index, all) => all.indexOf(name) !== index));
  return [
    ...headers.flatMap(({ name, value }) => readHeader(name.toLowerCase(), value, repeated, fingerprint)),
    ...readQuery(url, fingerprint),
    ...fields.flatMap((field) => readField(field, fingerprint)),
  ];
}

function readHeader(name: string, value: string, repeated: ReadonlySet<string>, fingerprint: Fingerprint): Credential[] {
  if (name === 'authorization' || name === 'proxy-authorization') {
    return [toCredential({ in: 'header', name }, readAuthorization(value, repeated.has(name)), fingerprint)];
  }
  if (name === 'sec-websocket-protocol') return readSubprotocols(value, fingerprint);
  const kind = isAntiForgeryName(name) ? undefined : kindOfHeader(name);
  return kind === undefined ? [] : [toCredential({ in: 'header', name }, readBare(value, kind), fingerprint)];
}

/** A credential before its value is let go. */
interface Read {
  readonly kind: CredentialKind;
  readonly scheme: string | undefined;
  readonly value: string;
  readonly flaws: ReadonlySet<CredentialFlaw>;
}

function toCredential(place: CredentialPlace, read: Read, fingerprint: Fingerprint): Credential {
  const { kind, scheme, value } = read;
  const account = kind === 'basic' ? decodeBasic(value) : undefined;
  const jwt = readJwt(value);
  const placeholder = account ? (readUnset(account.user) ?? readUnset(account.password)) : value === '' ? '' : readPlaceholder(value);
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
    keyFormat: account ? (readKeyFormat(account.user) ?? readKeyFormat(account.password)) : readKeyFormat(value),
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

/** `credentials = auth-scheme [ 1*SP ( token68 / #auth-param ) ]` (RFC 9110 §11.4), and what programs make of it. */
function readAuthorization(written: string, repeated: boolean): Read {
  const flaws = new Set<CredentialFlaw>(repeated ? ['two-values-joined'] : []);
  const text = unquote(clean(written, flaws), flaws);
  if (isStrippedOut(text) || readPlaceholder(text) !== undefined)
    return { kind: 'other', scheme: undefined, value: text, flaws: new Set() };

  const { scheme, rest } = splitScheme(text, flaws);
  if (scheme === undefined) {
    if (text !== '') flaws.add('no-scheme');
    return { kind: kindWithoutScheme(rest), scheme: undefined, value: checkValue(rest, 'bearer', flaws), flaws };
  }
  const value = unquote(withoutDoubled(rest, scheme, flaws), flaws);
  const kind = refineKind(kindOfScheme(scheme), value);
  return { kind, scheme, value: checkValue(value, kind, flaws), flaws };
}

/** A value that stands alone in a header, a query or a subprotocol; it may bring a scheme along (`X-Auth-Token: Bearer …`). */
function readBare(written: string, kind: CredentialKind): Read {
  const flaws = new Set<CredentialFlaw>();
  const text = unquote(clean(written, flaws), flaws);
  const [first = '', ...others] = text.split(' ', 3);
  const scheme = others.length === 1 && isKnownScheme(first) ? first : undefined;
  return { kind, scheme, value: scheme ? text.slice(scheme.length).trim() : text, flaws };
}

/** Splits the scheme off, also where a colon, an encoded blank or the header's own name stands between. */
function splitScheme(text: string, flaws: Set<CredentialFlaw>): { scheme: string | undefined; rest: string } {
  const end = text.search(/\s/);
  const first = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end).trim();
  const bare = first.replace(/:$/, '');
  if (first !== bare) {
    flaws.add('colon-after-scheme');
    if (/^(?:proxy-)?authorization$/i.test(bare)) return splitScheme(rest, flaws);
  }
  if (isKnownScheme(bare)) return { scheme: bare, rest };
  const glued = /^([a-z]{3,12})(%20|:)(.+)$/i.exec(text);
  if (glued && isKnownScheme(glued[1] ?? '')) {
    flaws.add(glued[2] === ':' ? 'colon-after-scheme' : 'percent-encoded');
    return { scheme: glued[1], rest: glued[3] ?? '' };
  }
  const run = /^bearer(?=eyJ)/i.exec(text);
  if (run) {
    flaws.add('no-scheme');
    return { scheme: run[0], rest: text.slice(run[0].length) };
  }
  const isScheme = rest !== '' && /^[A-Za-z][\w.+-]*$/.test(bare) && readJwt(bare) === undefined && readKeyFormat(bare) === undefined;
  return isScheme && bare.length <= 40 ? { scheme: bare, rest } : { scheme: undefined, rest: text };
}

/** `Bearer Bearer x`, `Bearer Basic x`: a scheme where the value should begin. `Bearer token` is an example's text instead. */
function withoutDoubled(rest: string, scheme: string, flaws: Set<CredentialFlaw>): string {
  let value = rest;
  for (let depth = 0; depth < 4; depth++) {
    const [first = '', ...others] = value.split(' ', 2);
    const again = first.replace(/:$/, '');
    if (!isKnownScheme(again) || (others.length === 0 && again.toLowerCase() !== scheme.toLowerCase())) break;
    flaws.add('doubled-scheme');
    value = value.slice(first.length).trim();
  }
  return value;
}

/** The product's scheme says less than the value: NTLM goes under Negotiate, OAuth 1 under the name that OAuth 2 drafts used. */
function refineKind(kind: CredentialKind, value: string): CredentialKind {
  if (kind === 'negotiate' && value.startsWith('TlRMTVNTUA')) return 'ntlm';
  if (kind === 'token' && value.includes('oauth_signature')) return 'signature';
  return kind;
}

function kindWithoutScheme(value: string): CredentialKind {
  if (readKeyFormat(value)) return 'api-key';
  return readJwt(value) ? 'token' : 'other';
}

/** Schemes whose credentials are one value; the others have parameters, in which blanks, quotes and commas belong. */
const oneValue = new Set<CredentialKind>(['basic', 'bearer', 'dpop', 'negotiate', 'ntlm', 'api-key', 'token']);

/** Notes what is wrong with a value and gives it back as it was meant. */
function checkValue(value: string, kind: CredentialKind, flaws: Set<CredentialFlaw>): string {
  if (!oneValue.has(kind) || /^[\w-]+ ?= ?"/.test(value)) {
    if (/, ?(?:bearer|basic) /i.test(value)) flaws.add('two-values-joined');
    return value;
  }
  const comma = value.indexOf(',');
  if (comma > 0 && comma < value.length - 1) {
    flaws.add('two-values-joined');
    return checkValue(value.slice(0, comma).trim(), kind, flaws);
  }
  if (/\s/.test(value)) flaws.add('space-inside');
  if (/[.,;:]$/.test(value) || (value.endsWith('=') && readJwt(value) !== undefined)) flaws.add('trailing-punctuation');
  if (/%[\da-f]{2}/i.test(value)) flaws.add('percent-encoded');
  if (kind === 'basic' && value !== '') checkBasic(value, flaws);
  return value.replace(/[,;:]+$/, '');
}

function checkBasic(value: string, flaws: Set<CredentialFlaw>): void {
  const account = decodeBasic(value);
  if (account === undefined) flaws.add('basic-not-base64');
  else if (!account.hasColon) flaws.add('basic-without-colon');
}

interface Account {
  readonly user: string;
  readonly password: string;
  readonly hasColon: boolean;
}

/** `user-id ":" password`, in base64 (RFC 7617 §2). */
function decodeBasic(value: string): Account | undefined {
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(value)) return undefined;
  try {
    const pair = atob(value);
    const colon = pair.indexOf(':');
    return { user: colon < 0 ? pair : pair.slice(0, colon), password: colon < 0 ? '' : pair.slice(colon + 1), hasColon: colon >= 0 };
  } catch {
    return undefined;
  }
}

/** Without line ends and characters that nobody sees; a browser lets none of them through, a file or a program may. */
function clean(text: string, flaws: Set<CredentialFlaw>): string {
  const oneLine = text.replace(/(?:\r|\n|\\r|\\n|%0d|%0a)/gi, ' ');
  if (oneLine !== text) flaws.add('line-end-inside');
  const visible = [...oneLine].filter(isVisible).join('');
  if (visible !== oneLine) flaws.add('invisible-character');
  return visible.trim();
}

/** Not a control character, a no-break space, of zero width, nor what is left of one when UTF-8 is read as Latin-1. */
function isVisible(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09;
  return code < 0x7f || (code > 0xa0 && code !== 0xad && !(code >= 0x200b && code <= 0x200f) && code !== 0x2060 && code !== 0xfeff);
}

const quotes = '"\'`\u201c\u201d\u2018\u2019';

/** Around the whole, or at one end alone; in `name="value"` they belong. */
function unquote(text: string, flaws: Set<CredentialFlaw>): string {
  const opens = quotes.includes(text[0] ?? ' ');
  const closes = quotes.includes(text.at(-1) ?? ' ') && (opens || [...quotes].every((quote) => !text.slice(0, -1).includes(quote)));
  if (!opens && !closes) return text;
  flaws.add('quoted');
  return text.slice(opens ? 1 : 0, closes && text.length > 1 ? -1 : undefined).trim();
}

function readQuery(url: string, fingerprint: Fingerprint): Credential[] {
  return queryOf(url).flatMap(([name, value]) => {
    const known = isAntiForgeryName(name) ? undefined : kindOfParameter(name);
    if (known === undefined || !(known.sure || readsLikeSecret(value))) return [];
    return [toCredential({ in: 'query', name }, readBare(value, known.kind), fingerprint)];
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

function readField({ name, value }: Field, fingerprint: Fingerprint): Credential[] {
  const kind = isAntiForgeryName(name) ? undefined : kindOfField(name);
  return kind === undefined ? [] : [toCredential({ in: 'form', name }, { kind, scheme: undefined, value, flaws: new Set() }, fingerprint)];
}

/** A page cannot set headers on a WebSocket, so tokens travel as subprotocols: `access_token, eyJ…`, `bearer.eyJ…`. */
function readSubprotocols(value: string, fingerprint: Fingerprint): Credential[] {
  const items = value.split(',', 50).map((item) => item.trim());
  return items.flatMap((item, index) => {
    const announced = /^(?:bearer|access[_-]?token|token|jwt|auth(?:orization)?|api-?key)$/i.test(items[index - 1] ?? '');
    const prefix =
      /^(?:base64url\.bearer\.authorization\.k8s\.io|bearer|token|jwt|auth|access_token|[a-z-]{3,30}(?:api-key|token))[.=]/i.exec(item);
    const secret = prefix ? item.slice(prefix[0].length) : item;
    if (!announced && !prefix && readJwt(item) === undefined && readKeyFormat(item) === undefined) return [];
    const kind = readKeyFormat(secret) ? 'api-key' : 'token';
    return [toCredential({ in: 'subprotocol', name: 'sec-websocket-protocol' }, readBare(secret, kind), fingerprint)];
  });
}
