/** A JSON Web Token, read but never verified (RFC 7515, 7519): claims on an allow list only. */

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
