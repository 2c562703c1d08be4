/** What the server said in words or codes, read by meaning and not by sentence. */

export type Meaning =
  | 'credential-missing'
  | 'sign-in-required'
  | 'api-key-missing'
  | 'api-key-invalid'
  | 'api-key-expired'
  | 'credential-malformed'
  | 'credential-misplaced'
  | 'scheme-unsupported'
  | 'wrong-password'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'token-revoked'
  | 'token-signature-invalid'
  | 'token-wrong-audience'
  | 'token-wrong-issuer'
  | 'token-wrong-type'
  | 'token-invalid'
  /** "Invalid or expired": one of two, not told which. */
  | 'token-invalid-or-expired'
  | 'user-required'
  | 'session-expired'
  | 'csrf'
  | 'signature-mismatch'
  | 'time-skew'
  | 'nonce-stale'
  | 'dpop-proof'
  | 'client-certificate'
  | 'refresh-token-invalid'
  | 'code-invalid'
  | 'link-expired'
  | 'client-invalid'
  | 'scope-missing'
  | 'forbidden'
  | 'step-up'
  | 'silent-sign-in'
  | 'rate-limited'
  | 'account-blocked'
  | 'firewall'
  | 'origin-not-allowed'
  | 'cookies-too-large'
  | 'network-sign-in'
  | 'wrong-url'
  | 'server-fault';

export interface Said {
  readonly meaning: Meaning;
  readonly where: 'challenge' | 'header' | 'body' | 'redirect';
  /** The header's, parameter's or field's name, in lower case. */
  readonly field: string;
  /** The words that carry the meaning, with everything that is not a common word left out. */
  readonly quote: string;
  /** True for a code of a standard or a product (`invalid_token`), false for prose. */
  readonly isCode: boolean;
}
