/**
 * Whether words are about a sign-in, where the status leaves that open: in a 400, a 422 or a 200, prose may speak of other things by the
 * same words, of an audience of readers, of a game's session, of a new password that is too short. A code, or a challenge, does not.
 */

import type { Hop } from '../exchange.ts';
import { readClauses } from './clauses.ts';
import { readCodeExchange } from './code-exchange.ts';
import type { Concept } from './concepts.ts';
import { isBareCode, type Said } from './said.ts';
import { secondFactorPlace } from './second-factor.ts';
import { isSessionCookie } from './session-cookie.ts';
import { isSignInPage, readSignInSigns } from './sign-in-page.ts';
import { isSignUp } from './sign-up.ts';
import { grantTypeOf } from './token-request.ts';

/** False where nothing but prose says it, and that may be about something else. */
export function isOfSignIn({ meaning, isCode, where, quote }: Said, hop: Hop): boolean {
  if (isBareCode({ quote, isCode })) return readCodeExchange(hop) !== undefined || secondFactorPlace(hop) !== undefined;
  if (isCode || where !== 'body') return true;
  const { credentials = [], cookies = [], form } = hop.request ?? {};
  const isSent = (...kinds: readonly string[]): boolean => credentials.some(({ kind }) => kinds.includes(kind));
  // A request that was signed is what a signature is said of, whatever stands before the word.
  if (isSent('signature') && (meaning === 'signature-mismatch' || meaning === 'token-signature-invalid')) return true;
  if (isOfAnotherThing.test(quote) || isPartOfAName.test(quote)) return false;
  switch (meaning) {
    case 'wrong-password':
      return isSent('password', 'basic') && !isSignUp(hop);
    case 'account-blocked':
      return namesAccount(quote) || isSignIn(hop);
    case 'session-expired':
      return (
        !/found|unknown|exist|invalid|required|active/i.test(quote) ||
        cookies.some(isSessionCookie) ||
        credentials.some(({ place }) => place.in === 'header')
      );
    case 'user-required':
      // A field of that name may be missing.
      return !/\buser (?:field )?(?:is )?required$/i.test(quote.replace(/\W+$/, ''));
    case 'api-key-missing':
    case 'api-key-invalid':
      // "Invalid key: must match …" is of what a store or a form holds.
      return /api|app|access|subscription|licen|consumer|secret|auth|header/i.test(quote) || isSent('api-key');
    case 'token-signature-invalid':
    case 'signature-mismatch':
      // Documents and files are signed too.
      return (
        /token|jw[ts]|hmac|request|header|webhook|auth|api|sign ?in|signing|\bkid\b/i.test(quote) ||
        (credentials.some(({ jwt }) => jwt !== undefined) && quote.trim().split(' ').length < 3)
      );
    case 'scheme-unsupported':
      return /scheme|authori[sz]|authenti|type|bearer|basic|method|header/i.test(quote);
    case 'nonce-stale':
      return isSent('digest', 'dpop');
    case 'csrf':
      return !/nonce/i.test(quote) || /security|csrf|form|header/i.test(quote);
    case 'client-certificate':
      // A certificate of another host may be looked at, or given for a course.
      return /client|mutual|m ?tls|required|sent|error|zertifikat|certificat/i.test(quote.replace(/certificate/gi, ''));
    case 'client-invalid':
      return /client.?(?:id|secret|cred|auth|assert)|oauth|app(?:lication)?.?(?:id|secret)/i.test(quote) || isOAuth(hop);
    case 'code-invalid':
      return isOAuth(hop) || form?.['code'] !== undefined;
    case 'refresh-token-invalid':
      return /token|grant|log|sign|session/i.test(quote) || isOAuth(hop);
    case 'time-skew':
      return /request|token|sign|window|skewed|drift/i.test(quote) || isSent('signature', 'api-key');
    case 'link-expired':
      return credentials.some(({ place }) => place.in === 'query') || /[?&][\w-]*(?:sig|signature|token|expires?|hash|key)=/i.test(hop.url);
    case 'token-wrong-audience':
    case 'token-wrong-issuer':
    case 'scope-missing':
      return /token|jwt|oauth|authori|claim|\baud\b|\biss\b/i.test(quote);
    default:
      return true;
  }
}

/** A word that no server has for its own sign-in stands before the subject: "the … session", "invalid … credentials". */
const isOfAnotherThing =
  /(?:…|customer|e-?mail|bank|public|private)[,:]? (?:sessions?|keys?|credentials?|accounts?|certificates?|signatures?|links?)\b/i;

/** "Session title", "token list": what follows is what is spoken of. */
const isPartOfAName =
  /\b(?:tokens?|sessions?|credentials?|keys?|accounts?) (?:list|file|files|title|name|description|label|format|type name|count)\b|\b(?:authenticator|certificate|refresh) (?:…|name|label|title)(?! token)/i;

/** "Your address is not verified", and neither an invoice, nor a contact's, nor what another user has locked. */
function namesAccount(quote: string): boolean {
  const hits = readClauses(quote).flatMap((clause) => clause.hits);
  const has = (concept: Concept): boolean => hits.some((hit) => hit.concept === concept);
  return (
    has('account') || (has('user') && !/\bby\b/i.test(quote)) || /\byour?\b|\bihre?\b|\bvotre\b|\bsus?\b|log ?in|sign ?in/i.test(quote)
  );
}

/** Somebody signs in with this very call. */
const isSignIn = ({ url, request }: Hop): boolean =>
  (request?.credentials?.some(({ kind }) => kind === 'password' || kind === 'basic') ?? false) || isSignInPage(readSignInSigns(url));

/** A step of OAuth, by what it carries or by its address. */
const isOAuth = (hop: Hop): boolean =>
  grantTypeOf(hop) !== undefined ||
  (hop.request?.credentials?.some(({ kind }) => kind === 'client-credentials') ?? false) ||
  /[?&](?:client_id|redirect_uri|response_type|state)=/i.test(hop.url) ||
  /oauth|openid|authorize|\/token\b|callback/i.test(hop.url.replace(/[?#].*$/s, ''));
