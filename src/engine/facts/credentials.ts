/** What a request shows of the caller: every header, query parameter and subprotocol that identifies one. */

import type { Jwt } from './jwt.ts';

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
  /** The scheme as it was written (`bearer`, `Token`), where the place has one. */
  readonly scheme: string | undefined;
  /** Length of the value behind the scheme, in characters. */
  readonly length: number;
  /** `eyJh… (812)`: at most four characters. */
  readonly shown: string;
  /** Keyed hash of the value; equal for equal values within one browser session. Empty for an empty value. */
  readonly fingerprint: string;
  readonly flaws: readonly CredentialFlaw[];
  /** The placeholder that stands where a secret should: `undefined`, `{{token}}`. Never a real value. */
  readonly placeholder: string | undefined;
  readonly jwt: Jwt | undefined;
  /** The product that a key's prefix or form gives away (`Stripe secret key, test mode`). */
  readonly keyFormat: string | undefined;
}
