/** What a server asks for: `WWW-Authenticate` and `Proxy-Authenticate` (RFC 9110 §11.6.1). */

/** What is wrong with a challenge, each with the character offset in the field it was found at. */
export interface ChallengeIssue {
  readonly code:
    | 'missing-scheme'
    | 'invalid-scheme'
    | 'missing-comma'
    | 'unterminated-quote'
    | 'unescaped-quote'
    | 'unquoted-value'
    | 'single-quotes'
    | 'missing-value'
    | 'duplicate-parameter'
    | 'space-around-equals'
    | 'token68-with-parameters'
    | 'stray-characters'
    | 'too-long';
  readonly at: number;
}

export interface Challenge {
  readonly field: 'www-authenticate' | 'proxy-authenticate';
  /** Lower case, as schemes are case-insensitive (RFC 9110 §11.1). */
  readonly scheme: string;
  readonly token68: string | null;
  /** Names in lower case, values unescaped. The first of a repeated name counts. */
  readonly params: Readonly<Record<string, string>>;
  readonly issues: readonly ChallengeIssue[];
}
