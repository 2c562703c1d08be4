/** The secrets of exchanges, by kind: what a masked file lacks, and what one with its secrets has in it. */

import type { Exchange, Hop, MaskedHeader } from '../../engine/exchange.ts';
import type { Credential, CredentialKind } from '../../engine/facts/credentials.ts';

export const secretKinds = ['cookie', 'token', 'password', 'key', 'value'] as const;
/** `value`: what may be secret, and is none of the others. */
export type SecretKind = (typeof secretKinds)[number];

export interface SecretCount {
  readonly kind: SecretKind;
  /** Different ones. */
  readonly distinct: number;
  /** Places that they stand in. */
  readonly places: number;
}

/** Without kinds of which there is none. */
export function countSecrets(exchanges: readonly Exchange[]): readonly SecretCount[] {
  const places = new Map<SecretKind, string[]>(secretKinds.map((kind) => [kind, []]));
  const add = (kind: SecretKind, key: string): void => void places.get(kind)?.push(key);
  for (const { hops, jar = [] } of exchanges) {
    for (const cookie of jar) addCookie(cookie, add);
    for (const hop of hops) countHop(hop, add);
  }
  return [...places].flatMap(([kind, keys]) => (keys.length === 0 ? [] : [{ kind, distinct: new Set(keys).size, places: keys.length }]));
}

type Add = (kind: SecretKind, key: string) => void;

/** `key`: the same for the same secret. */
function countHop({ url, request, pageRequest, response }: Hop, add: Add): void {
  for (const sent of [request, pageRequest]) {
    for (const cookie of sent?.cookies ?? []) addCookie(cookie, add);
    for (const credential of sent?.credentials ?? []) addCredential(credential, add);
    for (const { length, fingerprint, placeholder } of sent?.antiForgery ?? [])
      if (length > 0 && placeholder === undefined) add('token', fingerprint);
    for (const header of sent?.headers ?? []) if (isOther(header, sent?.credentials, sent?.antiForgery)) add('value', header.shown);
    const named = new Set([...(sent?.credentials ?? []), ...(sent?.antiForgery ?? [])].map(({ place }) => place.name));
    for (const [name, shown] of Object.entries(sent?.form ?? {}))
      if (shown.startsWith('…') && shown !== '… (0)' && !named.has(name)) add('value', `${name} ${shown}`);
  }
  for (const cookie of response?.setCookies ?? []) addCookie(cookie, add);
  for (const header of response?.headers ?? []) if (isOther(header)) add('value', header.shown);
  const named = new Set((request?.credentials ?? []).filter(({ place }) => place.in === 'query').map(({ place }) => place.name));
  for (const [masked = '', name = ''] of url.matchAll(/([^/?&=]*)=?…/g)) if (!named.has(name)) add('value', masked);
}

const addCookie = ({ length, fingerprint }: { readonly length: number; readonly fingerprint: string }, add: Add): void => {
  if (length > 0) add('cookie', fingerprint);
};

function addCredential({ kind, length, fingerprint, placeholder, place, shown }: Credential, add: Add): void {
  // What stands where a secret should is none, and stays.
  if (length > 0 && placeholder === undefined) add(kinds[kind], fingerprint || `${place.name} ${shown}`);
}

const kinds: Readonly<Record<CredentialKind, SecretKind>> = {
  basic: 'password',
  password: 'password',
  digest: 'token',
  bearer: 'token',
  dpop: 'token',
  negotiate: 'token',
  ntlm: 'token',
  signature: 'token',
  token: 'token',
  'api-key': 'key',
  'client-credentials': 'key',
  other: 'value',
};

/** Counted with what was read of them. */
const read = /^(?:cookie|set-cookie|authorization|proxy-authorization|sec-websocket-protocol)$/i;

const isOther = (
  { name, masked }: MaskedHeader,
  ...counted: (readonly { readonly place: { readonly name: string } }[] | undefined)[]
): boolean => masked && !read.test(name) && !counted.some((all) => all?.some(({ place }) => place.name === name.toLowerCase()));
