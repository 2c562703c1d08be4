/** Cookies sent, set and kept (RFC 6265bis), without their values. */

import type { RawJarCookie } from '../exchange.ts';
import { safeUrl } from '../mask.ts';
import type { Fingerprint } from '../observe.ts';
import { percentDecode } from '../percent.ts';
import { parseCookieDate } from './http-date.ts';
import { type Jwt, readJwt } from './jwt.ts';
import { readUnset } from './placeholder.ts';

export interface SentCookie {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  readonly jwt: Jwt | undefined;
  readonly placeholder: string | undefined;
}

export type SameSite = 'strict' | 'lax' | 'none' | 'unspecified';

export interface SetCookie {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  /** As written, lower case, without the leading dot; undefined: host-only. */
  readonly domain: string | undefined;
  /** Undefined where absent or not beginning with a slash: the default path counts. */
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  readonly partitioned: boolean;
  /** When it ends, in milliseconds since the epoch by the device's clock (Max-Age before Expires); undefined: with the session. */
  readonly expiresAt: number | undefined;
  /** True where it was set with a time in the past or Max-Age of 0 or less: the server takes it away. */
  readonly removes: boolean;
  /** Length of name and value together, in octets; over 4096 the browser refuses it (RFC 6265bis §5.7). */
  readonly size: number;
  /** What was seen of its text and is not told by the rest. */
  readonly flaws: readonly ('control-character' | 'attribute-too-large')[];
  readonly jwt: Jwt | undefined;
}

export interface JarCookie {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  /** Lower case, without the leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Milliseconds since the epoch; undefined: with the session. */
  readonly expiresAt: number | undefined;
  /** The top-level site it is partitioned by (CHIPS); undefined: not partitioned. */
  readonly partition: string | undefined;
  readonly jwt: Jwt | undefined;
}

/** Longer names are cut: they are shown and compared, and no real one comes near. In characters. */
const MAX_NAME = 256;
const MAX_COOKIES = 1000;
/** A longer attribute value is ignored (RFC 6265bis §5.6). In octets. */
const MAX_ATTRIBUTE = 1024;
/** No cookie outlives this (RFC 6265bis §5.5). In seconds. */
const MAX_AGE = 34_560_000;

/** A name and a value as they stand in a `Cookie` header, for the moment in which both are in hand. */
export interface CookiePair {
  readonly name: string;
  readonly value: string;
}

/** `cookie-string` as servers read it (RFC 6265bis §4.2.1); a pair without `=` is a cookie without a name. */
export function splitCookieHeader(value: string): CookiePair[] {
  return value
    .split(';', MAX_COOKIES)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map(splitPair);
}

/** The cookies of one `Cookie` header, in its order. */
export function parseCookieHeader(value: string, fingerprint: Fingerprint): SentCookie[] {
  return splitCookieHeader(value).map((pair) => ({
    ...identify(pair, fingerprint),
    placeholder: readUnset(pair.value),
  }));
}

/**
 * One `Set-Cookie` field as a browser reads it (RFC 6265bis §5.6). `now`: milliseconds since the epoch, by the device's clock.
 * Undefined where there is neither a name nor a value. What a browser would refuse is kept: saying why is what this is for.
 */
export function parseSetCookie(value: string, now: number, fingerprint: Fingerprint): SetCookie | undefined {
  const [first = '', ...rest] = value.split(';', 100);
  const pair = splitPair(first.trim());
  if (pair.name === '' && pair.value === '') return undefined;

  const flaws = new Set<SetCookie['flaws'][number]>();
  if (hasControlCharacter(value)) flaws.add('control-character');
  const attributes = new Map<string, string>();
  for (const { name, value: text } of rest.map((part) => splitAttribute(part.trim()))) {
    if (octets(text) > MAX_ATTRIBUTE) flaws.add('attribute-too-large');
    else attributes.set(name, text);
  }
  const path = attributes.get('path');
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
  const expiresAt = readExpiry(attributes, now);
  return {
    ...identify(pair, fingerprint),
    domain: domain === '' ? undefined : domain,
    path: path?.startsWith('/') ? safeUrl(path) : undefined,
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: readSameSite(attributes.get('samesite')),
    partitioned: attributes.has('partitioned'),
    expiresAt,
    removes: expiresAt !== undefined && expiresAt <= now,
    size: octets(pair.name) + octets(pair.value),
    flaws: [...flaws],
  };
}

/** The jar without its values. */
export function observeJar(jar: readonly RawJarCookie[], fingerprint: Fingerprint): JarCookie[] {
  return jar.map((cookie) => ({
    ...identify(cookie, fingerprint),
    domain: cookie.domain.replace(/^\./, '').toLowerCase(),
    hostOnly: cookie.hostOnly,
    path: safeUrl(cookie.path),
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite === 'no_restriction' ? 'none' : cookie.sameSite,
    expiresAt: cookie.expirationDate === undefined ? undefined : cookie.expirationDate * 1000,
    partition: cookie.partitionKey === undefined ? undefined : (cookie.partitionKey.topLevelSite ?? ''),
  }));
}

/** What is the same of every cookie, wherever it is met: its name, and of its value no more than can be told apart by. */
function identify({ name, value }: CookiePair, fingerprint: Fingerprint) {
  return { name: name.slice(0, MAX_NAME), length: value.length, fingerprint: fingerprint(value), jwt: readJwt(percentDecode(value)) };
}

function splitPair(pair: string): CookiePair {
  const equals = pair.indexOf('=');
  return equals < 0 ? { name: '', value: pair } : { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
}

/** The other way round than a pair: an attribute without `=` is a name without a value. */
function splitAttribute(part: string): CookiePair {
  const equals = part.indexOf('=');
  const name = equals < 0 ? part : part.slice(0, equals);
  return { name: name.trim().toLowerCase(), value: equals < 0 ? '' : part.slice(equals + 1).trim() };
}

/** Max-Age before Expires; what cannot be read of either is as if it were not there. */
function readExpiry(attributes: ReadonlyMap<string, string>, now: number): number | undefined {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d{1,15}$/.test(maxAge)) return now + Math.max(0, Math.min(Number(maxAge), MAX_AGE)) * 1000;
  const expires = parseCookieDate(attributes.get('expires') ?? '');
  return expires === undefined ? undefined : Math.min(expires, now + MAX_AGE * 1000);
}

/** Anything else counts as if it were not there (RFC 6265bis §5.6.7). */
function readSameSite(value: string | undefined): SameSite {
  const lower = value?.toLowerCase();
  return lower === 'strict' || lower === 'lax' || lower === 'none' ? lower : 'unspecified';
}

/** %x00-08 / %x0A-1F / %x7F: a browser lets the whole cookie fall (RFC 6265bis §5.6). */
function hasControlCharacter(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true;
  }
  return false;
}

const encoder = new TextEncoder();
const octets = (text: string): number => encoder.encode(text).length;
