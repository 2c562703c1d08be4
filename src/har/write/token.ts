/** A value that is read as the secret was: a token with its claims, a key with its product's form, a placeholder as it stood. */

import type { Jwt, JwtFlaw } from '../../engine/facts/jwt.ts';
import { shapeKey } from '../../engine/facts/key-formats.ts';
import { standIn } from './stand-in.ts';

/** What is known of a secret, wherever it stood. */
export interface Known {
  readonly length: number;
  readonly fingerprint: string;
  readonly placeholder?: string | undefined;
  readonly jwt?: Jwt | undefined;
  readonly keyFormat?: string | undefined;
}

/** The secret itself, by its fingerprint; undefined: a stand-in takes its place. */
export type Reveal = (fingerprint: string) => string | undefined;
export const hideAll: Reveal = () => undefined;

export function writeSecret(known: Known, reveal: Reveal): string {
  const { fingerprint, placeholder, length, keyFormat = '' } = known;
  const secret = fingerprint === '' ? undefined : reveal(fingerprint);
  if (secret !== undefined) return secret;
  if (placeholder !== undefined) return placeholder;
  const key = `${length} ${fingerprint} ${keyFormat}`;
  const before = written.get(key);
  if (before !== undefined) return before;
  const text = standForSecret(known);
  if (written.size >= MAX_REMEMBERED) written.clear();
  written.set(key, text);
  return text;
}

/** A log's requests carry the same few secrets; so many stand-ins are remembered. */
const MAX_REMEMBERED = 2000;
const written = new Map<string, string>();

function standForSecret({ length, fingerprint, jwt, keyFormat }: Known): string {
  if (jwt) return writeJwt(jwt, length, fingerprint);
  if (keyFormat !== undefined) {
    const key = shapeKey(keyFormat, (wanted) => standIn(fingerprint, wanted), length);
    if (key !== undefined) return key;
  }
  return standIn(fingerprint, length);
}

/** Claims whose values are not on the allow list have this, or a text of some length. */
const HIDDEN = 'hidden';

/** The claims that were read, under the names that were there; what is no claim of the allow list is there by name alone. */
function writeJwt(jwt: Jwt, length: number, seed: string): string {
  const flaws = new Set(jwt.flaws);
  const head = writeHead(jwt, flaws, seed);
  if (flaws.has('part-count') && jwt.claimNames.length === 0 && !has(flaws, 'payload')) return head;
  if (jwt.encrypted)
    return [head, '', '', '', ''].map((part, at) => part || standIn(`${seed}${at}`, at === 3 ? fill(head, length) : 22)).join('.');
  const signature = writeSignature(flaws, seed);
  const rest = flaws.has('part-count') ? [] : [signature];
  const bare = [head, writePayload(jwt, flaws, seed, 0), ...rest].join('.').length;
  // Four characters of base64 are three of a claim.
  const body = writePayload(jwt, flaws, seed, Math.floor(((length - bare) * 3) / 4));
  const missing = length - [head, body, ...rest].join('.').length;
  const longer = missing > 0 && /^[\w-]+$/.test(signature) ? standIn(seed, signature.length + missing) : signature;
  return [head, body, ...(rest.length > 0 ? [longer] : [])].join('.');
}

/** Of the encrypted text, beside four other parts with their dots. */
const fill = (head: string, length: number): number => Math.max(8, length - head.length - 3 * 22 - 4);

const has = (flaws: ReadonlySet<JwtFlaw>, part: 'header' | 'payload'): boolean =>
  flaws.has(`${part}-not-base64url`) || flaws.has(`${part}-not-json`);

function writeHead({ alg, typ, kid, encrypted }: Jwt, flaws: ReadonlySet<JwtFlaw>, seed: string): string {
  const header = withoutUndefined({ alg, typ, kid, ...(encrypted ? { enc: 'A256GCM' } : {}) });
  const isRead = Object.keys(header).length > 0;
  if (flaws.has('header-not-json')) return `eyJ${standIn(seed, 9)}`;
  if (flaws.has('header-not-base64url')) return isRead ? encode({ ...header, '': '~~~???' }, true) : `eyJ!${standIn(seed, 12)}`;
  const written = encode(isRead ? header : { typ: '' });
  return flaws.has('padding') ? `${written}${'='.repeat((4 - (written.length % 4)) % 4 || 1)}` : written;
}

function writePayload(jwt: Jwt, flaws: ReadonlySet<JwtFlaw>, seed: string, spare: number): string {
  if (flaws.has('payload-not-json')) return `eyJ${standIn(seed, Math.max(9, spare - (spare % 4) + 1))}`;
  if (flaws.has('payload-not-base64url') && jwt.claimNames.length === 0) return `eyJ!${standIn(seed, Math.max(12, spare))}`;
  const claims = claimsOf(jwt, seed);
  const [padded] = Object.entries(claims).filter(([, value]) => value === HIDDEN);
  if (padded && spare > 0) claims[padded[0]] = standIn(seed, HIDDEN.length + spare);
  return encode(flaws.has('payload-not-base64url') ? { ...claims, '': '~~~???' } : claims, flaws.has('payload-not-base64url'));
}

const writeSignature = (flaws: ReadonlySet<JwtFlaw>, seed: string): string => {
  if (flaws.has('signature-empty')) return '';
  return flaws.has('signature-not-base64url') ? `${standIn(seed, 20)}!${standIn(seed, 21)}` : standIn(seed, 43);
};

function claimsOf(jwt: Jwt, seed: string): Record<string, unknown> {
  const { iss, aud, exp, nbf, iat, scopes, tokenUse, acr, amr, cnf, clientId, claimNames, flaws } = jwt;
  const first = (...names: string[]): string | undefined => names.find((name) => claimNames.includes(name));
  const known: Record<string, unknown> = {
    iss,
    aud: aud?.length === 1 ? aud[0] : aud,
    exp: flaws.includes('exp-not-a-number') ? HIDDEN : exp,
    nbf,
    iat,
    acr,
    amr,
    cnf: cnf && (cnf === 'other' ? {} : { [cnf]: HIDDEN }),
    ...named(first('scope', 'scp', 'scopes'), scopes?.some((scope) => /[\s,]/.test(scope)) ? scopes : scopes?.join(' ')),
    ...named(first('token_use', 'token_type', 'typ', 'type'), tokenUse),
    ...named(first('azp', 'client_id', 'cid', 'appid'), clientId),
    ...subjectOf(jwt, seed),
  };
  const roles = rolesOf(jwt);
  return Object.fromEntries(claimNames.map((name) => [name, roles[name] ?? known[name] ?? (readByName.has(name) ? null : HIDDEN)]));
}

const named = (name: string | undefined, value: unknown): Record<string, unknown> => (name === undefined ? {} : { [name]: value });

/** Of these, what could not be read was none of what they may be. */
const readByName = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'acr', 'amr', 'scope', 'scp', 'scopes', 'azp', 'client_id', 'cid', 'appid']);

/** As `readSubject` tells an application's own token from a person's. */
function subjectOf({ subject, clientId, claimNames }: Jwt, seed: string): Record<string, unknown> {
  if (subject !== 'client') return { sub: standIn(seed, 12) };
  if (claimNames.includes('idtyp')) return { idtyp: 'app', sub: standIn(seed, 12) };
  if (claimNames.includes('gty')) return { gty: 'client-credentials', sub: standIn(seed, 12) };
  if (claimNames.includes('preferred_username')) return { preferred_username: `service-account-${HIDDEN}`, sub: standIn(seed, 12) };
  return { sub: clientId };
}

const roleClaims = ['roles', 'role', 'groups', 'permissions', 'authorities', 'cognito:groups'];

/** As many as there were, in the first of the claims that list them; one in each of the others. */
function rolesOf({ roleCount = 0, claimNames }: Jwt): Record<string, unknown> {
  const names = [
    ...roleClaims.filter((name) => claimNames.includes(name)),
    ...(claimNames.includes('realm_access') ? ['realm_access'] : []),
  ];
  return Object.fromEntries(
    names.map((name, at) => {
      const list = Array<string>(at === 0 ? Math.max(0, roleCount - names.length + 1) : 1).fill(HIDDEN);
      return [name, name === 'realm_access' ? { roles: list } : list];
    }),
  );
}

const encoder = new TextEncoder();

function encode(value: unknown, standard = false): string {
  const base64 = btoa(String.fromCharCode(...encoder.encode(JSON.stringify(value))));
  return standard ? base64.replaceAll('=', '') : base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const withoutUndefined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
