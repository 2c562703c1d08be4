/** A JSON Web Token, read but never verified (RFC 7515, 7519): claims on an allow list only. */

import { looksSecret } from '../mask.ts';

export type JwtFlaw =
  /** Not three parts (five, with `enc`, is an encrypted token and no flaw). */
  | 'part-count'
  | 'header-not-base64url'
  | 'header-not-json'
  | 'payload-not-base64url'
  | 'payload-not-json'
  | 'signature-not-base64url'
  | 'signature-empty'
  | 'padding'
  | 'exp-not-a-number'
  /** `exp` looks like milliseconds; it must be seconds (RFC 7519 §2, NumericDate). */
  | 'exp-in-milliseconds';

export interface Jwt {
  readonly encrypted: boolean;
  readonly flaws: readonly JwtFlaw[];
  readonly alg?: string;
  readonly typ?: string;
  readonly kid?: string;
  readonly iss?: string;
  readonly aud?: readonly string[];
  /** Seconds since the epoch, as in the token. */
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  /** `scope`, `scp` or `scopes`, split; undefined where the token has none of them. */
  readonly scopes?: readonly string[];
  /** How many roles, groups, permissions or authorities it lists; their names are personal. */
  readonly roleCount?: number;
  readonly tokenUse?: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** How the token is bound to a key (RFC 7800, 9449, 8705). */
  readonly cnf?: 'jkt' | 'x5t#S256' | 'other';
  /** `azp`, `client_id`, `cid` or `appid`. */
  readonly clientId?: string;
  /** Is there a subject, and is it the client itself (a token of an application)? */
  readonly subject?: 'user' | 'client' | undefined;
  readonly hasNonce: boolean;
  readonly hasAtHash: boolean;
  readonly claimNames: readonly string[];
}

/**
 * What a token is made for, where its claims show it: an ID token tells the application who signed in (OpenID Connect Core §2), a
 * refresh token gets new ones; neither opens an API. Undefined for what may be an access token.
 */
export function kindOfToken({ tokenUse = '', typ = '', hasNonce, hasAtHash, claimNames }: Jwt): 'id' | 'refresh' | 'access' | undefined {
  if (/^(?:refresh|offline)|^rt\b/i.test(tokenUse) || /^(?:refresh|rt\+jwt)/i.test(typ)) return 'refresh';
  if (/^access|^at\b|^bearer$/i.test(tokenUse) || /^at\+jwt$/i.test(typ)) return 'access';
  if (/^id(?:_?token)?$/i.test(tokenUse) || hasAtHash || claimNames.includes('c_hash')) return 'id';
  return hasNonce && !claimNames.some((name) => /^(?:scope|scp)$/.test(name)) ? 'id' : undefined;
}

/** Headers over this length are refused by every server; nothing longer is decoded. In characters. */
const MAX_LENGTH = 65_536;
const MAX_ITEMS = 60;
const MAX_TEXT = 200;

/**
 * What a value shows of itself as a JWT; undefined where it does not look like one at all. A token looks like one when its first
 * part is a JOSE header, or begins as one does (`eyJ`) and has the dots, or when a payload of claims stands behind a broken header.
 */
export function readJwt(value: string): Jwt | undefined {
  if (value.length > MAX_LENGTH || value.length < 10) return undefined;
  const parts = value.split('.', 7);
  const [head = '', body = '', signature = ''] = parts;
  const header = decodeObject(head);
  const startsLikeOne = head.startsWith('eyJ') && parts.length > 1;
  const hasClaims = header.object === undefined && parts.length === 3 && body.startsWith('eyJ');
  if (header.object ? !isJoseHeader(header.object) : !startsLikeOne && !hasClaims) return undefined;

  const encrypted = parts.length === 5 && typeof header.object?.['enc'] === 'string';
  const payload = encrypted ? undefined : decodeObject(body);
  const claims = payload?.object ?? {};
  const flaws = new Set<JwtFlaw>();
  if (parts.length !== 3 && !encrypted) flaws.add('part-count');
  if (header.flaw) flaws.add(`header-${header.flaw}`);
  if (payload?.flaw && parts.length > 1) flaws.add(`payload-${payload.flaw}`);
  if (parts.some((part) => part.includes('='))) flaws.add('padding');
  if (parts.length === 3) {
    if (signature === '' && header.object?.['alg'] !== 'none') flaws.add('signature-empty');
    else if (!isBase64url(signature)) flaws.add('signature-not-base64url');
  }
  const { exp } = claims;
  if (exp !== undefined && !Number.isFinite(exp)) flaws.add('exp-not-a-number');
  else if (typeof exp === 'number' && exp > 1e11) flaws.add('exp-in-milliseconds');

  return withoutUndefined({
    encrypted,
    flaws: [...flaws],
    alg: word(header.object?.['alg']),
    typ: word(header.object?.['typ']),
    kid: short(header.object?.['kid']),
    iss: address(claims['iss']),
    aud: claims['aud'] === undefined ? undefined : listOf(claims['aud'], address),
    exp: number(exp),
    nbf: number(claims['nbf']),
    iat: number(claims['iat']),
    scopes: readScopes(claims),
    roleCount: countRoles(claims),
    tokenUse: word(claims['token_use'] ?? claims['token_type'] ?? claims['typ'] ?? claims['type']),
    acr: short(claims['acr']),
    amr: Array.isArray(claims['amr']) ? listOf(claims['amr'], word) : undefined,
    cnf: readConfirmation(claims['cnf']),
    clientId: readClientId(claims),
    subject: readSubject(claims),
    hasNonce: 'nonce' in claims,
    hasAtHash: 'at_hash' in claims,
    claimNames: Object.keys(claims)
      .filter((name) => /^[\w.:/#-]{1,100}$/.test(name) && !looksSecret(name))
      .slice(0, MAX_ITEMS),
  });
}

type JsonObject = Readonly<Record<string, unknown>>;

interface Decoded {
  readonly object: JsonObject | undefined;
  readonly flaw: 'not-base64url' | 'not-json' | undefined;
}

/** Reads on past padding and the other alphabet: what is wrong is said, and the claims are seen all the same. */
function decodeObject(part: string): Decoded {
  const bare = part.replaceAll('=', '');
  const flaw = isBase64url(bare) ? undefined : 'not-base64url';
  // An object's brace makes an `e` in base64; most values that are looked at are no tokens, and what throws is slow.
  if (!bare.startsWith('e')) return { object: undefined, flaw: flaw ?? (isDecodable(bare) ? 'not-json' : 'not-base64url') };
  try {
    const octets = Uint8Array.from(atob(bare.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const parsed: unknown = JSON.parse(new TextDecoder().decode(octets));
    return isObject(parsed) ? { object: parsed, flaw } : { object: undefined, flaw: flaw ?? 'not-json' };
  } catch {
    return { object: undefined, flaw: flaw ?? (isDecodable(bare) ? 'not-json' : 'not-base64url') };
  }
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const isBase64url = (part: string): boolean => /^[\w-]*={0,2}$/.test(part);

/** A last group of one character holds fewer than eight bits. */
const isDecodable = (part: string): boolean => part.length % 4 !== 1;

/** Signed cookies of frameworks have JSON in their first part as well, but never say how they are signed. */
const isJoseHeader = (header: JsonObject): boolean => 'alg' in header || 'typ' in header || 'enc' in header || 'kid' in header;

const number = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

/** An identifier of a specification or a product; anything else might be personal. */
const word = (value: unknown): string | undefined => (typeof value === 'string' && /^[\w+./:-]{1,60}$/.test(value) ? value : undefined);

const short = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT) : undefined);

/** An issuer or audience: without userinfo, query and fragment, and of a mail address the host alone. */
function address(value: unknown): string | undefined {
  const text = short(value);
  if (text === undefined) return undefined;
  const bare = text.replace(/[?#].*$/s, '');
  const scheme = bare.indexOf('://');
  const hostAt = scheme < 0 ? 0 : scheme + 3;
  const pathAt = bare.indexOf('/', hostAt);
  const userEnd = bare.lastIndexOf('@', pathAt < 0 ? undefined : pathAt);
  return userEnd < hostAt ? bare : bare.slice(0, hostAt) + bare.slice(userEnd + 1);
}

function listOf(value: unknown, read: (item: unknown) => string | undefined): readonly string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.slice(0, MAX_ITEMS).flatMap((item) => read(item) ?? []);
}

function readScopes(claims: JsonObject): readonly string[] | undefined {
  const claim = claims['scope'] ?? claims['scp'] ?? claims['scopes'];
  if (typeof claim === 'string') return claim.split(/[\s,]+/, MAX_ITEMS).flatMap((item) => short(item) ?? []);
  return Array.isArray(claim) ? listOf(claim, short) : undefined;
}

/** Roles stand at the top, or with Keycloak one level down: `realm_access.roles`. */
function countRoles(claims: JsonObject): number | undefined {
  const realm = claims['realm_access'];
  const lists = [claims['roles'], claims['role'], claims['groups'], claims['permissions'], claims['authorities'], claims['cognito:groups']]
    .concat(isObject(realm) ? realm['roles'] : undefined)
    .filter((list) => list !== undefined);
  if (lists.length === 0) return undefined;
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 1), 0);
}

function readConfirmation(cnf: unknown): Jwt['cnf'] {
  if (!isObject(cnf)) return undefined;
  if ('jkt' in cnf) return 'jkt';
  return 'x5t#S256' in cnf ? 'x5t#S256' : 'other';
}

const readClientId = (claims: JsonObject): string | undefined =>
  short(claims['azp'] ?? claims['client_id'] ?? claims['cid'] ?? claims['appid']);

/** Servers mark a token of an application each in their own way: sub = client, Auth0 `gty`, Entra `idtyp`, Keycloak's account. */
function readSubject(claims: JsonObject): Jwt['subject'] {
  const { sub } = claims;
  const client = claims['azp'] ?? claims['client_id'] ?? claims['cid'] ?? claims['appid'];
  const account = claims['preferred_username'];
  const isClient =
    claims['idtyp'] === 'app' ||
    claims['gty'] === 'client-credentials' ||
    (typeof account === 'string' && account.startsWith('service-account-')) ||
    (typeof sub === 'string' && typeof client === 'string' && (sub === client || sub === `${client}@clients`));
  if (isClient) return 'client';
  return sub === undefined ? undefined : 'user';
}

/** Claims that are not there are not there in the JSON either. */
function withoutUndefined(jwt: { [Key in keyof Jwt]: Jwt[Key] | undefined }): Jwt {
  return Object.fromEntries(Object.entries(jwt).filter(([, value]) => value !== undefined)) as unknown as Jwt;
}
