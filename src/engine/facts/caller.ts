/** The questions that most causes begin with: whom does the request show as its caller, and what did the server say to that? */

import { type Evidence, fromCredential, fromSentCookie } from '../evidence.ts';
import { segmentsOf } from './address.ts';
import { readCodeExchange } from './code-exchange.ts';
import type { SentCookie } from './cookies.ts';
import type { Credential, CredentialKind, CredentialPlace } from './credentials.ts';
import type { Facts } from './facts.ts';
import type { Jwt } from './jwt.ts';
import { readRenewal } from './renewal.ts';
import type { Meaning, Said } from './said.ts';
import { isSessionCookie } from './session-cookie.ts';
import { isSignInPage, readSignInSigns } from './sign-in-page.ts';
import { isSignUp } from './sign-up.ts';
import { type Success, successesAt } from './success.ts';
import { grantTypeOf } from './token-request.ts';

/** What the server said with one of these meanings: a code before prose, then in the order of the answer. */
export function heard({ said }: Pick<Facts, 'said'>, ...meanings: readonly Meaning[]): Said | undefined {
  const all = said.filter(({ meaning }) => meanings.includes(meaning));
  return all.find(({ isCode }) => isCode) ?? all[0];
}

/** What a person types, and the application's own secret: they belong to a sign-in under way, not to a caller who is signed in. */
const ofSignIn = new Set<CredentialKind>(['password', 'client-credentials']);

/** What tells the server who is calling; a proxy's credential and a sign-in's fields do not. */
export const identifying = (credentials: readonly Credential[]): readonly Credential[] =>
  credentials.filter(
    ({ place, kind }) => place.name !== 'proxy-authorization' && !ofSignIn.has(kind) && !(place.in === 'form' && kind === 'other'),
  );

/** In the order in which servers look. */
const places: readonly ((credential: Credential) => boolean)[] = [
  ({ place }) => place.name === 'authorization',
  ({ place }) => place.in === 'header',
  ({ place }) => place.in === 'subprotocol',
  ({ place }) => place.in === 'query',
  ({ place }) => place.in === 'form',
];

/** The credential that the server judged, as far as the request tells: `Authorization` before other headers, before the address. */
export function judgedCredential({ credentials }: Pick<Facts, 'credentials'>): Credential | undefined {
  if (credentials === undefined || credentials.length === 0) return undefined;
  const known = judged.get(credentials);
  if (known) return known;
  const all = identifying(credentials);
  const found = places.flatMap((isThere) => all.filter(isThere))[0];
  if (found) judged.set(credentials, found);
  return found;
}

/** Those of every request of a log are asked for several times for each failure in it. */
const judged = new WeakMap<readonly Credential[], Credential>();

/** Cookies that likely hold a sign-in. */
export const sessionCookies = (cookies: readonly SentCookie[] | undefined): readonly SentCookie[] =>
  (cookies ?? []).filter(isSessionCookie);

/** What shows who is calling. */
interface Shown {
  readonly fingerprint: string;
  readonly evidence: Evidence;
}

/** The judged credential, else the first cookie that likely holds a sign-in; undefined where there is neither. */
export function whoIsShown(facts: Pick<Facts, 'credentials' | 'sentCookies'>): Shown | undefined {
  const credential = judgedCredential(facts);
  if (credential) return { fingerprint: credential.fingerprint, evidence: fromCredential(credential) };
  const [cookie] = sessionCookies(facts.sentCookies);
  return cookie && { fingerprint: cookie.fingerprint, evidence: fromSentCookie(cookie.name) };
}

/** A token that can be looked into. */
export interface JudgedToken {
  readonly jwt: Jwt;
  readonly fingerprint: string;
  readonly where: 'credential' | 'cookie';
  readonly evidence: Evidence;
}

/**
 * The token whose claims count: that of the judged credential; where none was sent, that of the session cookie. An old token in a
 * cookie beside an `Authorization` says nothing.
 */
export function judgedToken(facts: Pick<Facts, 'credentials' | 'sentCookies'>): JudgedToken | undefined {
  const credential = judgedCredential(facts);
  if (credential) {
    const { jwt, fingerprint } = credential;
    return jwt && { jwt, fingerprint, where: 'credential', evidence: fromCredential(credential) };
  }
  const cookie = sessionCookies(facts.sentCookies).find(({ name, jwt }) => jwt !== undefined && !/refresh/i.test(name));
  return cookie?.jwt && { jwt: cookie.jwt, fingerprint: cookie.fingerprint, where: 'cookie', evidence: fromSentCookie(cookie.name) };
}

/** Earlier requests to this host that succeeded, newest first. */
export const earlierSuccesses = ({ trail, site }: Pick<Facts, 'trail' | 'site'>): readonly Success[] =>
  successesAt(site.host, trail.earlier).reverse();

/** This host has taken such a credential before. */
export const hasTaken = (facts: Pick<Facts, 'trail' | 'site'>, isSuch: (credential: Credential) => boolean): boolean =>
  earlierSuccesses(facts).some(({ hop }) => hop.request?.credentials?.some(isSuch));

/** Did this request carry a credential or a cookie of this fingerprint? */
export const carried = ({ hop }: Success, fingerprint: string): boolean =>
  fingerprint !== '' &&
  [...(hop.request?.credentials ?? []), ...(hop.request?.cookies ?? [])].some((each) => each.fingerprint === fingerprint);

/** Kinds that are neither a password nor something the browser works out itself. */
const tokenKinds = new Set<CredentialKind>(['bearer', 'dpop', 'token', 'api-key', 'other']);

/** A token or key, which a server may refuse for its own sake. */
export const isToken = ({ kind }: Credential): boolean => tokenKinds.has(kind);

/** A key that names the program, wherever it stands, and a placeholder that stands for one. */
export const isKey = ({ kind, keyFormat }: Credential): boolean => kind === 'api-key' || keyFormat !== undefined;

/** A call that signs a person in: it carries a password, or is sent to where one goes. */
export function isSignInCall({ hop, credentials }: Pick<Facts, 'hop' | 'credentials'>): boolean {
  if (!/^(?:post|put)$/i.test(hop.method) || isSignUp(hop)) return false;
  if (credentials?.some(({ kind, place }) => kind === 'password' && place.in !== 'query')) return true;
  const grant = grantTypeOf(hop);
  if (grant !== undefined) return grant === 'password';
  return identifying(credentials ?? []).length === 0 && isSignInAddress(hop.url);
}

/** `/login`, `/api/v1/sessions`, `/auth/token`: where a name and a password are sent. */
export function isSignInAddress(url: string): boolean {
  const last = segmentsOf(url).at(-1) ?? '';
  return (
    isSignInPage(readSignInSigns(url).filter((sign) => sign === 'path')) ||
    /^(?:sessions?|auth|authenticate|authorize|token)(?:\.(?:php|json|xml|aspx?|ashx|jsp|do|cgi))?$/i.test(last)
  );
}

/**
 * What a call for tokens presents, as RFC 6749 §4 and §6 name it, also where the call has a form of its own: a refresh token at
 * `/auth/refresh` is `refresh_token`. Undefined for every other call.
 */
export function presentedGrant(facts: Facts): string | undefined {
  const grant = grantTypeOf(facts.hop);
  if (grant !== undefined) return grant;
  if (readCodeExchange(facts.hop)?.kind === 'token') return 'authorization_code';
  const renewal = readRenewal(facts.hop);
  if (renewal === undefined || heard(facts, 'token-wrong-type')) return undefined;
  return renewal.isPlain || heard(facts, 'refresh-token-invalid') ? 'refresh_token' : undefined;
}

/**
 * The place that the server names may be the one where the credential stands: `Authorization`, or a header whose name is a product's own
 * and was left out of the quote.
 */
export const standsWhereWanted = ({ in: place, name }: CredentialPlace, { quote }: Said): boolean =>
  name === 'authorization' ? /authori[sz]ation|bearer/i.test(quote) : place === 'header' && /… header|header:? …/i.test(quote);

/** What a server can only say of a credential that it could read. */
const afterReading: readonly Meaning[] = [
  ...(['token-expired', 'token-not-yet-valid', 'token-revoked', 'token-signature-invalid', 'token-wrong-audience'] as const),
  ...(['token-wrong-issuer', 'token-wrong-type', 'user-required', 'scope-missing', 'account-blocked', 'api-key-expired'] as const),
];

/** The server named what is wrong inside the credential: so it found it where it looked, and could read it. */
export const wasRead = (facts: Pick<Facts, 'said'>): boolean => heard(facts, ...afterReading) !== undefined;

/** "Not authorized", of a caller who is known: under a 401 it says no more than the status does (RFC 9110 §15.5.2). */
export const knownAndForbidden = (facts: Pick<Facts, 'said' | 'status'>): boolean =>
  facts.status !== 401 && heard(facts, 'forbidden') !== undefined;

/** The judged token's own time is over: by the server's clock, or by the device's where that is not known. */
export function isPastItsTime(facts: Pick<Facts, 'credentials' | 'sentCookies' | 'serverTime' | 'response'>): boolean {
  const exp = judgedToken(facts)?.jwt.exp;
  const now = facts.serverTime?.now ?? facts.response?.receivedAt;
  return exp !== undefined && now !== undefined && exp * 1000 <= now;
}

/** The caller was refused: not the proxy's, the network's, the number of requests, nor the size of their cookies. */
export function refusesCaller({ failure, status, isPreflight }: Pick<Facts, 'failure' | 'status' | 'isPreflight'>): boolean {
  if (isPreflight || failure === undefined) return false;
  return failure !== 'proxy' && failure !== 'rate-limited' && failure !== 'cookies-too-large' && !notTheCaller.has(status ?? 0);
}

/** A client certificate is wanted, or the network's own sign-in. */
const notTheCaller = new Set([495, 496, 511]);

/** The server wants a credential in a header, and not because one was wrong: cookies may be beside the point (RFC 6750 §3.1). */
export const asksForHeader = ({ challenges }: Pick<Facts, 'challenges'>): boolean =>
  challenges?.some(({ scheme, params }) => headerSchemes.has(scheme) && params['error'] === undefined) ?? false;

const headerSchemes = new Set(['bearer', 'dpop', 'basic', 'digest', 'negotiate', 'ntlm', 'token', 'jwt']);

/**
 * A file in which nobody ever shows who they are: browsers leave `Authorization` and cookies out of their exports unless asked not to, and
 * do not say so.
 */
export const mayBeStripped = ({ exchange, trail }: Pick<Facts, 'exchange' | 'trail'>): boolean =>
  exchange.observer === 'har' &&
  ![...trail.earlier, exchange, ...trail.later].some(({ hops }) =>
    hops.some(
      ({ request, response }) =>
        request?.cookies?.length ||
        response?.setCookies?.length ||
        request?.credentials?.some(({ place }) => place.name === 'authorization'),
    ),
  );

/** What may have shown who is calling was not captured, and nothing that was seen shows it. */
export const isCallerUnseen = (facts: Pick<Facts, 'exchange' | 'trail' | 'credentials' | 'sentCookies'>): boolean =>
  identifying(facts.credentials ?? []).length === 0 &&
  sessionCookies(facts.sentCookies).length === 0 &&
  (facts.credentials === undefined || facts.sentCookies === undefined || mayBeStripped(facts));

/** What can only be said of a key that the server knows: so it got one. */
export const isOfKnownKey = ({ meaning, quote }: Said): boolean =>
  meaning === 'api-key-expired' || /disabled|revoked|blocked|suspended|inactive|deactivated|deleted|banned|locked/i.test(quote);

/** What was refused is a caller who was signed in already: neither a sign-in nor a call that gets or renews a token. */
export const refusesCredential = (facts: Facts): boolean =>
  refusesCaller(facts) && !isSignInCall(facts) && presentedGrant(facts) === undefined;
