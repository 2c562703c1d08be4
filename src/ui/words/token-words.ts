/** A token's claims in words. */

import type { Jwt } from '../../engine/facts/jwt.ts';
import type { Template } from '../../engine/words.ts';
import { code } from './headers/entry.ts';

export interface ClaimWords {
  /** As the token names it. */
  readonly claim: string;
  readonly what: string;
  /** A list is shown as one; a time in milliseconds since the epoch. */
  readonly value: { readonly text: Template } | { readonly list: readonly string[] } | { readonly at: number };
}

const hostOf = (address: string): string => /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? address;

/** `Issued {issued} by id.example for api.example, good until {until}.` */
export function summaryOf({ iss, aud, exp, iat }: Jwt): Template | undefined {
  const by = iss === undefined ? '' : ` by ${code(hostOf(iss))}`;
  const to = aud === undefined || aud.length === 0 ? '' : ` for ${aud.map((each) => code(hostOf(each))).join(', ')}`;
  const when = iat === undefined ? '' : ' {issued}';
  const until = exp === undefined ? '' : ', good until {until}';
  return by + to + when === '' ? undefined : `Issued${when}${by}${to}${until}.`;
}

const bindings = {
  jkt: 'a key: each request must prove that the sender has it (DPoP)',
  'x5t#S256': 'a client certificate: nobody else may use it',
  other: 'a key',
} as const;

/** Header first, then who, for whom, when, and what it may do. What the token has not is left out. */
export function claimsInWords(jwt: Jwt): readonly ClaimWords[] {
  const text = (claim: string, what: string, value: string | undefined): ClaimWords[] =>
    value === undefined ? [] : [{ claim, what, value: { text: code(value) } }];
  const said = (claim: string, what: string, words: Template | undefined): ClaimWords[] =>
    words === undefined ? [] : [{ claim, what, value: { text: words } }];
  const time = (claim: string, what: string, seconds: number | undefined): ClaimWords[] =>
    seconds === undefined ? [] : [{ claim, what, value: { at: seconds < 1e11 ? seconds * 1000 : seconds } }];
  const list = (claim: string, what: string, items: readonly string[] | undefined): ClaimWords[] =>
    items === undefined ? [] : [{ claim, what, value: { list: items } }];
  return [
    ...text('alg', 'signed with', jwt.alg),
    ...text('typ', 'kind', jwt.typ),
    ...text('kid', 'with the key', jwt.kid),
    ...text('iss', 'issued by', jwt.iss),
    ...list('aud', 'for', jwt.aud),
    ...text('azp', 'for the application', jwt.clientId),
    ...said('sub', 'stands for', jwt.subject === 'client' ? 'the application itself, not a person' : jwt.subject && 'a person'),
    ...time('iat', 'issued', jwt.iat),
    ...time('nbf', 'good from', jwt.nbf),
    ...time('exp', 'good until', jwt.exp),
    ...list('scope', 'may', jwt.scopes),
    ...said('roles', 'how many', jwt.roleCount === undefined ? undefined : String(jwt.roleCount)),
    ...text('token_use', 'made as', jwt.tokenUse),
    ...text('acr', 'strength of the sign-in', jwt.acr),
    ...list('amr', 'ways of the sign-in', jwt.amr),
    ...said('cnf', 'bound to', jwt.cnf && bindings[jwt.cnf]),
  ];
}

/** Claims whose values are told in full above, by all the names that they go by. */
export const toldClaims: ReadonlySet<string> = new Set([
  ...['alg', 'typ', 'kid', 'iss', 'aud', 'exp', 'nbf', 'iat', 'scope', 'scp', 'scopes', 'token_use', 'token_type', 'acr', 'amr'],
  ...['azp', 'client_id', 'cid', 'appid'],
]);
