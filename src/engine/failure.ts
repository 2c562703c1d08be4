/** Which exchanges fail authentication. Runs on every request of the browser's: no public suffix list here. */

import { type Exchange, type Hop, lastHop, type ObservedResponse } from './exchange.ts';
import type { BodyObserved } from './facts/body.ts';
import { readConfirmRedirect } from './facts/confirm-redirect.ts';
import { isOfSignIn } from './facts/of-sign-in.ts';
import type { Meaning, Said } from './facts/said.ts';
import { isSessionCookie } from './facts/session-cookie.ts';
import { shownHeader } from './facts/shown-header.ts';
import { isSignInPage, readSignInSigns } from './facts/sign-in-page.ts';
import { readSignIn } from './facts/sign-in-redirect.ts';
import { findSilentRefusal } from './facts/silent-sign-in.ts';
import { grantTypeOf, isTokenRequest } from './facts/token-request.ts';
import { type Settings, usualStatuses } from './settings.ts';

/** What shows that an exchange failed. */
export type FailureKind =
  /** 401. */
  | 'unauthorized'
  /** 407. */
  | 'proxy'
  /** A status that stands in for 401: 403, 419, 440, 495, 496, 498, 499, 511. */
  | 'neighbour'
  /** 429. */
  | 'rate-limited'
  /** A status that the user counts among them. */
  | 'chosen'
  /** A 400 from an OAuth token endpoint. */
  | 'token-endpoint'
  /** A 400 to a download whose address is signed. */
  | 'signed-link'
  /** A 400 or 431 for cookies that have grown too large. */
  | 'cookies-too-large'
  /** The words or codes of a 400, a 422 or a redirect are about authentication. */
  | 'says-so'
  /** A 200 whose body says that the caller is not signed in. */
  | 'soft'
  /** A sign-in service's answer, on the way to another page, that it cannot sign in without a page of its own. */
  | 'silent-sign-in'
  /** A redirect to a sign-in page. */
  | 'sign-in-redirect'
  /** A redirect to a page that wants an address or account confirmed first. */
  | 'confirm-redirect';

const kinds = new Map<number, FailureKind>([
  ...usualStatuses.map((status) => [status, 'neighbour'] as const),
  [401, 'unauthorized'],
  [407, 'proxy'],
  [429, 'rate-limited'],
]);

/**
 * Undefined where the exchange did not fail, or failed for another reason (404, 405, 500, no network). A status counts however the
 * request ended: of a 401 that the page may not read, the page sees only an error.
 */
export function readFailure(exchange: Exchange): FailureKind | undefined {
  const hop = lastHop(exchange);
  const { response } = hop;
  const kind = response && (kinds.get(response.status) ?? readByWords(hop, response));
  if (kind !== undefined) return kind;
  if (exchange.chosen) return 'chosen';
  if (response?.status === 200 && isSignInInstead(exchange, hop)) return 'soft';
  if ((response?.status ?? 0) >= 400) return undefined;
  if (findSilentRefusal(exchange) !== undefined) return 'silent-sign-in';
  if (readSignIn(exchange) !== undefined) return 'sign-in-redirect';
  return readConfirmRedirect(exchange) === undefined ? undefined : 'confirm-redirect';
}

/**
 * The same exchange where it counts as a failure by the user's choice, marked where it does so by nothing else; undefined where it is none.
 */
export function countFailure(
  exchange: Exchange,
  { addedStatuses, ignoredStatuses }: Pick<Settings, 'addedStatuses' | 'ignoredStatuses'>,
): Exchange | undefined {
  const status = lastHop(exchange).response?.status ?? 0;
  if (ignoredStatuses.includes(status)) return undefined;
  if (readFailure(exchange) !== undefined) return exchange;
  return addedStatuses.includes(status) ? { ...exchange, chosen: true } : undefined;
}

/** What became of a request that had failed with this status: it fails still, or answers the same error again. */
export const failsAgain = (exchange: Exchange, before: number | undefined): boolean => {
  const status = lastHop(exchange).response?.status ?? 0;
  return readFailure(exchange) !== undefined || (status >= 400 && status === before);
};

/** Index of the hop that failed: the last one, or the redirect on the way that shows the failure. */
export function failedHop(exchange: Exchange, failure: FailureKind | undefined): number {
  return hopOnTheWay(exchange, failure) ?? exchange.hops.length - 1;
}

function hopOnTheWay(exchange: Exchange, failure: FailureKind | undefined): number | undefined {
  switch (failure) {
    case 'sign-in-redirect':
      return readSignIn(exchange)?.hop;
    case 'confirm-redirect':
      return readConfirmRedirect(exchange)?.hop;
    case 'silent-sign-in':
      return findSilentRefusal(exchange);
    default:
      return undefined;
  }
}

function readByWords(hop: Hop, response: ObservedResponse): FailureKind | undefined {
  const { status } = response;
  if (status === 400 || status === 422) {
    if (isTooLarge(hop, response, LARGE_COOKIES)) return 'cookies-too-large';
    if (isWaiting(response)) return undefined;
    if (isTooManyTries(hop, response)) return 'says-so';
    if (status === 400 && isTokenRequest(hop)) return 'token-endpoint';
    if (status === 400 && isSignedLink(hop)) return 'signed-link';
    return response.said.some((said) => !notOfTheCaller.has(said.meaning) && isOfSignIn(said, hop)) ? 'says-so' : undefined;
  }
  if (status === 431) return isTooLarge(hop, response, NOTABLE_COOKIES) ? 'cookies-too-large' : undefined;
  if (status < 300 && isNextStep(response)) return undefined;
  if (status >= 300 && status < 400) return response.said.some(({ where }) => where === 'redirect') ? 'says-so' : undefined;
  return status >= 200 && status < 300 && (isUnauthenticatedCall(response) || isSoftFailure(response, hop)) ? 'soft' : undefined;
}

/** Servers begin to refuse at 8 KB of headers, some of them at 4 KB. In characters. */
const LARGE_COOKIES = 7600;
/** Below this, something else is what made the headers too large. In characters. */
const NOTABLE_COOKIES = 2048;

const isTooLarge = ({ request }: Hop, { said }: ObservedResponse, least: number): boolean =>
  said.some(({ meaning }) => meaning === 'cookies-too-large') || (request?.cookieHeaderLength ?? 0) >= least;

/** A device asks until its sign-in is confirmed: being told to wait is no failure (RFC 8628 §3.5). */
const isWaiting = ({ body }: ObservedResponse): boolean => body?.codes.some(({ code }) => code === 'authorization_pending') ?? false;

/** A limit is no failure to sign in, but where somebody tried to. */
const isTooManyTries = ({ request }: Hop, { said }: ObservedResponse): boolean =>
  said.some(({ meaning }) => meaning === 'rate-limited') && (request?.credentials?.some(({ kind }) => kind === 'password') ?? false);

/** `{"status": "MFA_REQUIRED"}` in a 200 is how a sign-in goes on, where nothing calls it an error. */
const isNextStep = ({ body, said }: ObservedResponse): boolean =>
  said.length > 0 && said.every(({ meaning, where }) => meaning === 'step-up' && where === 'body') && !body?.fields.some(isErrorField);

/** Some storage services refuse an expired or broken signature with 400. */
const isSignedLink = ({ method, request }: Hop): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (request?.credentials?.some(({ kind, place }) => kind === 'signature' && place.in === 'query') ?? false);

/** Meanings that a 400 may have without anybody's sign-in being at fault. */
const notOfTheCaller = new Set<Meaning>(['forbidden', 'rate-limited', 'firewall', 'origin-not-allowed', 'wrong-url', 'server-fault']);

/** Meanings that a success has only where it is none. */
const softMeanings = new Set<Meaning>([
  ...(['credential-missing', 'sign-in-required', 'api-key-missing', 'api-key-invalid', 'api-key-expired', 'credential-malformed'] as const),
  ...(['token-expired', 'token-not-yet-valid', 'token-revoked', 'token-signature-invalid', 'token-wrong-audience'] as const),
  ...(['token-wrong-issuer', 'token-wrong-type', 'token-invalid', 'token-invalid-or-expired', 'user-required'] as const),
  ...(['session-expired', 'wrong-password', 'scope-missing', 'csrf', 'step-up', 'account-blocked'] as const),
  ...(['refresh-token-invalid', 'code-invalid', 'client-invalid', 'signature-mismatch', 'time-skew'] as const),
]);

/** Names that an answer of an API has at its top where it reports an error. */
const errorFields = new Set([
  'error',
  'errors',
  'errorcode',
  'errordescription',
  'errormessage',
  'errormsg',
  'errcode',
  'errmsg',
  'fault',
  'exception',
  'ok',
  'success',
]);

const isErrorField = (field: string): boolean => errorFields.has(field.toLowerCase().replaceAll('_', ''));

/** `{"code": 401, "msg": …}`: many APIs give their own number in a 200, and zero or 200 where all went well. */
const isErrorNumber = ({ field, code }: BodyObserved['codes'][number]): boolean =>
  /^(?:code|status|status_?code|errno|result_?code)$/i.test(field) &&
  /^-?\d{1,6}$/.test(code) &&
  (Number(code) < 0 || Number(code) >= 300) &&
  code !== '20000';

/** A document is what it is about; only what an API answers is taken at its word. */
function isSoftFailure({ body, said }: ObservedResponse, hop: Hop): boolean {
  if (body === undefined || (body.form !== 'json' && body.form !== 'problem' && body.form !== 'xml')) return false;
  const isReported = body.fields.some(isErrorField);
  const isSoft = (each: Said): boolean =>
    softMeanings.has(each.meaning) || isNobodyRefused(each, hop) || (each.meaning === 'forbidden' && isGraphql(body));
  const heard = said.filter((each) => each.where === 'body' && isSoft(each) && isOfSignIn(each, hop));
  if (isOfTexts(hop.url)) return false;
  if (isForbiddenInside(body)) return true;
  if (heard.some(({ isCode }) => isCode)) return true;
  if (isCatalogue(said)) return false;
  if (heard.length > 0 && (isReported || body.codes.some(isErrorNumber))) return true;
  return isReported && (isTokenRefused(body, hop) || isSignInDenied(said, hop));
}

/** Some token endpoints report with 200 what RFC 6749 §5.2 has as 400: an error, and no token. */
const isTokenRefused = ({ fields, codes }: BodyObserved, hop: Hop): boolean =>
  grantTypeOf(hop) !== undefined &&
  !fields.some((field) => /^(?:access_?token|id_?token)$/i.test(field)) &&
  !codes.some(({ field, code }) => /^(?:err_?code|errno|code|status)$/i.test(field) && /^(?:0|200)$/.test(code));

/** "Access denied", to a name and a password: whoever they belong to is not signed in. */
const isSignInDenied = (said: readonly Said[], { request }: Hop): boolean =>
  said.some(({ meaning, where }) => meaning === 'forbidden' && where === 'body') &&
  (request?.credentials?.some(({ kind, place }) => kind === 'password' && place.in === 'form') ?? false);
/** "Not authorized", to a request that shows nobody: who is asking is what it lacks. Of somebody who is known, it is a matter of rights. */
const isNobodyRefused = ({ meaning, quote }: Said, { request }: Hop): boolean =>
  meaning === 'forbidden' &&
  /\b(?:not authori[sz]ed|unauthori[sz]ed)\b/i.test(quote) &&
  request?.credentials?.length === 0 &&
  request.cookies?.some(isSessionCookie) === false;

/** gRPC-Web gives its status in a header of a 200, where there is nothing else to give (gRPC-Web protocol, trailers-only). */
const isUnauthenticatedCall = ({ said }: ObservedResponse): boolean =>
  said.some(({ meaning, where, field }) => where === 'header' && field.startsWith('grpc-') && softMeanings.has(meaning));

/** GraphQL answers 200 to everything, with `errors` beside `data` (GraphQL §7.1): its 403 is inside. */
const isGraphql = ({ fields }: BodyObserved): boolean => fields.includes('errors') && fields.includes('data');

/** `extensions.code` as servers of GraphQL give it in the place of a 403. */
export const isForbiddenInside = (body: BodyObserved): boolean =>
  isGraphql(body) && body.codes.some(({ field, code }) => field === 'code' && /^forbidden$/i.test(code));

/** Where programs keep their texts, one file for each language. */
const isOfTexts = (url: string): boolean =>
  URL.canParse(url) && /\/(?:locales?|i18n|l10n|lang|languages?|translations?)\//i.test(new URL(url).pathname);

/** Of these, one answer has one. */
const groups: readonly (readonly Meaning[])[] = [['wrong-password'], ['session-expired', 'token-expired'], ['account-blocked']];

/** The texts for all that may happen, and not for what did. */
const isCatalogue = (said: readonly Said[]): boolean =>
  groups.filter((group) => said.some(({ meaning }) => group.includes(meaning))).length > 1;

/** A script asked for JSON and got the page with the password field. */
function isSignInInstead({ resourceType }: Exchange, { url, request, response }: Hop): boolean {
  if (resourceType !== 'xmlhttprequest' || !response?.body?.signInForm || isSignInPage(readSignInSigns(url))) return false;
  return shownHeader(request?.headers, 'accept')?.includes('json') ?? false;
}
