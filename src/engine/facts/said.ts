/** What the server said in words or codes, read by meaning and not by sentence. */

import { readClauses } from './clauses.ts';
import type { Subject } from './concepts.ts';
import { asksAgain, readMeanings, withoutConsequences } from './meanings.ts';
import { isPlainCode, plainWords } from './vocabulary.ts';

export type Meaning =
  | 'credential-missing'
  | 'sign-in-required'
  | 'api-key-missing'
  | 'api-key-invalid'
  | 'api-key-expired'
  /** Some gateways have one code for both. */
  | 'api-key-missing-or-invalid'
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

/** Names of codes that say of a code no more than that it is wrong: of a sign-in, of a second factor, of a voucher. */
const bareCodes = [
  'invalid_code',
  'bad_code',
  'wrong_code',
  'incorrect_code',
  'code_invalid',
  'expired_code',
  'code_expired',
  'code_already_used',
];

/** Of a code, without a word of what it is for. */
export const isBareCode = ({ quote, isCode }: Pick<Said, 'quote' | 'isCode'>): boolean =>
  isCode && bareCodes.includes(quote.toLowerCase().replace(/-/g, '_'));

/** Codes whose standard gives them a meaning that their words do not. */
const codes: Readonly<Record<string, readonly Meaning[]>> = {
  /** RFC 6750 §3.1. */
  invalid_token: ['token-invalid'],
  insufficient_scope: ['scope-missing'],
  /** RFC 6749 §5.2 and §4.1.2.1. */
  invalid_grant: ['refresh-token-invalid', 'code-invalid'],
  invalid_client: ['client-invalid'],
  unauthorized_client: ['client-invalid'],
  unsupported_grant_type: ['client-invalid'],
  /** RFC 7009 §2.2.1: of what was to be revoked, and nobody's sign-in. */
  unsupported_token_type: [],
  redirect_uri_mismatch: ['code-invalid'],
  invalid_scope: ['scope-missing'],
  access_denied: ['forbidden'],
  server_error: ['server-fault'],
  temporarily_unavailable: ['server-fault'],
  /** RFC 8628 §3.5. */
  slow_down: ['rate-limited'],
  authorization_pending: [],
  /** Habits, for RFC 6749's `invalid_grant` or a one-time code; which of them, and whether of a sign-in at all, the request tells. */
  ...Object.fromEntries(bareCodes.map((code) => [code, ['code-invalid' as const]])),
  /** RFC 9449 §5 and §8. */
  use_dpop_nonce: ['dpop-proof'],
  invalid_dpop_proof: ['dpop-proof'],
  /** RFC 9470 §3. */
  insufficient_user_authentication: ['step-up'],
  /** Of continuous access evaluation: claims that the token lacks. */
  insufficient_claims: ['step-up'],
  /** OpenID Connect Core §3.1.2.6, where no page could be shown. */
  interaction_required: ['silent-sign-in', 'step-up'],
  consent_required: ['silent-sign-in', 'step-up'],
  account_selection_required: ['silent-sign-in'],
  login_required: ['silent-sign-in', 'sign-in-required'],
  /** Of gateways that want requests signed: the whole header is meant, not the signature of a token. */
  invalid_sign: ['signature-mismatch'],
  IncompleteSignature: ['signature-mismatch'],
  IncompleteSignatureException: ['signature-mismatch'],
  /** Habits: the code says the one thing there is to say. */
  login: ['sign-in-required'],
  signin: ['sign-in-required'],
  sign_in: ['sign-in-required'],
  expired: ['token-expired'],
  revoked: ['token-revoked'],
  not_authorized: [],
  unauthorized: [],
  forbidden: [],
};

/** What means something in one place alone. */
const elsewhere: Readonly<Partial<Record<Meaning, readonly Said['where'][]>>> = {
  'silent-sign-in': ['redirect'],
};

/** Subjects that a field's name gives to what it says: `{"token": ["expired"]}`. */
const contexts: readonly (readonly [RegExp, Subject])[] = [
  [/csrf|xsrf/, 'csrf'],
  [/refresh/, 'refresh'],
  [/otp|mfa|2fa/, 'mfa'],
  [/api-?_?key/, 'key'],
  [/session/, 'session'],
  [/password/, 'password'],
  [/token|jwt|bearer/, 'token'],
];

/** Shaped as a code, not as a word of a sentence: `token_expired`, `ExpiredToken`, `EXPIRED`, `Auth\Expired`. */
const isCodeShaped = (text: string): boolean =>
  text.length <= 80 && /^[A-Za-z][\w.:/#\\-]*$/.test(text) && /[_.:/#\\-]\w|[a-z][A-Z]|^[A-Z]+$/.test(text);

/**
 * The meanings of one text, in the order it gives them, each once. `field` as in `Said`; `isCode`: the text is the value of a field for
 * codes. Linear; never throws.
 */
export function listen(where: Said['where'], field: string, text: string, isCode = isCodeShaped(text.trim())): Said[] {
  const trimmed = text.trim();
  const quotes = quoteMeanings(where, field, trimmed);
  const possible = [...quotes.keys()].filter((meaning) => elsewhere[meaning]?.includes(where) ?? true);
  return [...withoutConsequences(new Set(possible))].map((meaning) => ({
    meaning,
    where,
    field: field.toLowerCase(),
    quote: isCode && isPlainCode(trimmed) ? trimmed : plainWords(quotes.get(meaning) ?? ''),
    isCode,
  }));
}

/** Each meaning with the words that carry it. */
function quoteMeanings(where: Said['where'], field: string, text: string): ReadonlyMap<Meaning, string> {
  const known = knownCode(text, where);
  if (known) return new Map(known.map((meaning) => [meaning, text]));
  const quotes = new Map<Meaning, string>();
  const clauses = readClauses(text);
  const context = where === 'challenge' ? 'token' : contextOf(field);
  for (const clause of clauses) {
    for (const meaning of readMeanings(clause, context)) if (!quotes.has(meaning)) quotes.set(meaning, clause.text);
  }
  // "Invalid token: token not found": it was looked for, and so was sent.
  if (quotes.has('token-invalid') && /not (?:found|exist)/i.test(quotes.get('credential-missing') ?? ''))
    quotes.delete('credential-missing');
  const again = clauses.find(asksAgain);
  if (again && [...quotes.keys()].every((meaning) => meaning === 'sign-in-required')) return new Map([['session-expired', again.text]]);
  return quotes;
}

function knownCode(text: string, where: Said['where']): readonly Meaning[] | undefined {
  const code = (/[_-]/.test(text) || text === text.toUpperCase() ? text.toLowerCase() : text).replace(/-/g, '_');
  if (where === 'challenge' && code === 'invalid_request') return ['credential-malformed'];
  return Object.hasOwn(codes, code) && !/\s/.test(text) ? codes[code] : undefined;
}

const contextOf = (field: string): Subject | undefined => contexts.find(([name]) => name.test(field.toLowerCase()))?.[1];

/** `grant_type` of RFC 6749 §4 and what an invalid grant is then. */
const grants: Readonly<Record<string, Meaning>> = {
  refresh_token: 'refresh-token-invalid',
  authorization_code: 'code-invalid',
  password: 'wrong-password',
  client_credentials: 'client-invalid',
};

/** What is at fault with the person or the application, whatever was granted. */
const besidesGrant: ReadonlySet<Meaning> = new Set(['wrong-password', 'account-blocked', 'step-up', 'client-invalid', 'rate-limited']);

/**
 * What a whole answer says: generic codes and consequences are left out where a reason is given beside them, and `invalid_grant` means
 * what was presented. `grantType`: the request's `grant_type`.
 */
export function settle(said: readonly Said[], grantType: string | undefined): Said[] {
  const isGrant = ({ quote, meaning }: Said): boolean => quote === 'invalid_grant' && Object.values(grants).includes(meaning);
  const isExplained = said.some((each) => !isGrant(each) && besidesGrant.has(each.meaning) && !isAlternative(each));
  // What led to a claims challenge is said beside it, and is not what it asks for.
  const isChallenged = said.some(({ meaning, where }) => meaning === 'step-up' && where === 'challenge');
  const granted = said
    .filter(({ meaning }) => !isChallenged || meaning !== 'token-revoked')
    .filter((each) => !isGrant(each) || !isExplained)
    .map((each) => (isGrant(each) ? ofGrant(each, grantType) : each));
  const left = withoutConsequences(new Set(granted.map(({ meaning }) => meaning)));
  const isTokens = granted.some(({ meaning, isCode }) => meaning === 'token-invalid' && isCode);
  const seen = new Set<string>();
  return granted.filter((each) => {
    const { meaning, where, field, quote, isCode } = each;
    const key = [meaning, where, field, quote].join(' ');
    if (seen.has(key) || !left.has(meaning) || (meaning === 'wrong-password' && isTokens && !isCode)) return false;
    return seen.add(key);
  });
}

/** "Incorrect token or client id": beside `invalid_grant` either may be meant, for a grant of another client is an invalid one. */
const isAlternative = ({ meaning, isCode, quote }: Said): boolean => meaning === 'client-invalid' && !isCode && /\bor\b/i.test(quote);

function ofGrant(said: Said, grantType: string | undefined): Said {
  const meaning = grantType !== undefined && Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  return meaning ? { ...said, meaning } : said;
}
