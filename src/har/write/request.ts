/** A request as it was, with a stand-in for each secret: its headers in their order, then what is known beside them. */

import type { Header, MaskedHeader, ObservedRequest, RawBody } from '../../engine/exchange.ts';
import type { AntiForgery } from '../../engine/facts/anti-forgery.ts';
import type { Credential } from '../../engine/facts/credentials.ts';
import { headerValue } from '../../engine/headers.ts';
import { writeAddress } from './address.ts';
import { writeCredential } from './credential.ts';
import { writeCookie } from './set-cookie.ts';
import { withStandIns } from './stand-in.ts';
import { type Reveal, writeSecret } from './token.ts';

/** As a tool writes that took it out: it was sent or not, and nobody knows. */
const TAKEN_OUT = '[removed]';

export function writeRequestHeaders(request: ObservedRequest, reveal: Reveal): Header[] {
  const { headers, credentials, cookies, antiForgery } = request;
  const ofHeaders = (credentials ?? []).filter(({ place }) => place.in === 'header');
  const subprotocols = (credentials ?? []).filter(({ place }) => place.in === 'subprotocol');
  const guards = antiForgery.filter(({ place }) => place.in === 'header');
  const written = new Set<Credential | AntiForgery | 'cookies'>();
  const next = <Kept extends Credential | AntiForgery>(all: readonly Kept[], name: string): Kept | undefined => {
    const found = all.find((each) => each.place.name === name && !written.has(each));
    if (found) written.add(found);
    return found;
  };
  const cookieHeader = (name: string): Header[] => {
    if (written.has('cookies') || !cookies?.length) return [];
    written.add('cookies');
    return [{ name, value: cookies.map((cookie) => writeCookie(cookie, reveal)).join('; ') }];
  };

  const isRepeated = ({ place }: Credential): boolean => ofHeaders.filter((each) => each.place.name === place.name).length > 1;

  const inOrder = headers.flatMap((header): Header[] => {
    const name = header.name.toLowerCase();
    if (name === 'cookie') return cookieHeader(header.name);
    if (name === 'sec-websocket-protocol' && subprotocols.length > 0) {
      for (const each of subprotocols) written.add(each);
      return [{ name: header.name, value: subprotocols.flatMap((each) => ['access_token', writeCredential(each, reveal)]).join(', ') }];
    }
    const credential = next(ofHeaders, name);
    if (credential) return [{ name: header.name, value: writeCredential(credential, reveal, isRepeated(credential)) }];
    const guard = next(guards, name);
    if (guard) return [{ name: header.name, value: writeGuard(guard, request, reveal) }];
    return [{ name: header.name, value: writeShown(header) }];
  });
  return [
    ...inOrder,
    ...ofHeaders
      .filter((each) => !written.has(each))
      .map((each) => ({ name: each.place.name, value: writeCredential(each, reveal, isRepeated(each)) })),
    ...guards.filter((each) => !written.has(each)).map((each) => ({ name: each.place.name, value: writeGuard(each, request, reveal) })),
    ...cookieHeader('cookie'),
    ...(credentials === undefined ? [{ name: 'authorization', value: TAKEN_OUT }] : []),
  ];
}

/** A header that nothing more is known of than what may be shown. */
export function writeShown({ name, shown, masked }: MaskedHeader): string {
  if (!masked) return shown;
  return /^(?:referer|location|content-location|refresh)$/i.test(name) ? writeAddress(shown) : withStandIns(shown);
}

/** The same as its cookie where it was. */
function writeGuard({ length, fingerprint, placeholder, cookie }: AntiForgery, { cookies }: ObservedRequest, reveal: Reveal): string {
  const copied = cookie?.equal ? cookies?.find(({ name }) => name === cookie.name) : undefined;
  return writeSecret(copied ?? { length, fingerprint, placeholder }, reveal);
}

/** The values of parameters that were read as credentials. */
export function parametersOf(
  { credentials = [] }: Partial<Pick<ObservedRequest, 'credentials'>>,
  reveal: Reveal,
): (name: string) => string | undefined {
  const ofQuery = credentials.filter(({ place }) => place.in === 'query');
  const taken = new Set<Credential>();
  return (name) => {
    const found = ofQuery.find((each) => each.place.name === decode(name) && !taken.has(each));
    if (!found) return undefined;
    taken.add(found);
    return writeCredential(found, reveal);
  };
}

const decode = (name: string): string => [...new URLSearchParams(`${name}=`)][0]?.[0] ?? name;

/** The fields of its body by name; undefined where none were seen. */
export function writeForm(request: ObservedRequest, reveal: Reveal): RawBody | undefined {
  const { form, credentials = [], antiForgery } = request;
  if (form === undefined) return undefined;
  const mimeType = headerValue(
    request.headers.map(({ name, shown }) => ({ name, value: shown })),
    'content-type',
  );
  const secrets = [
    ...credentials.filter(({ place }) => place.in === 'form').map((each) => [each.place.name, writeCredential(each, reveal)] as const),
    ...antiForgery.filter(({ place }) => place.in === 'form').map((each) => [each.place.name, writeGuard(each, request, reveal)] as const),
  ];
  const named = new Set(secrets.map(([name]) => name));
  const plain = Object.entries(form).flatMap(([name, shown]) => (named.has(name) ? [] : [[name, withStandIns(shown)] as const]));
  const fields = [...plain, ...secrets];
  return /json/i.test(mimeType ?? '')
    ? { text: JSON.stringify(nest(fields)), mimeType: mimeType ?? '' }
    : { text: fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&'), mimeType: FORM };
}

const FORM = 'application/x-www-form-urlencoded';

type Nested = { [name: string]: string | Nested };

/** `user[password]` → `{"user": {"password": …}}` */
function nest(fields: readonly (readonly [name: string, value: string])[]): Nested {
  const root: Nested = Object.create(null);
  for (const [name, value] of fields) {
    const path = name.split('[').map((part) => part.replace(/\]$/, ''));
    const last = path.pop() ?? name;
    let at = root;
    for (const part of path) {
      const inner = at[part];
      const next: Nested = typeof inner === 'object' ? inner : Object.create(null);
      at[part] = next;
      at = next;
    }
    at[last] = value;
  }
  return root;
}
