/** Calls that renew a sign-in: OAuth's refresh grant (RFC 6749 §6), and addresses that do the same in ways of their own. */

import { type Evidence, fromCredential, fromRequest, fromSentCookie } from '../evidence.ts';
import type { Hop } from '../exchange.ts';
import { code } from '../words.ts';
import { pathOf, segmentsOf } from './address.ts';
import type { SentCookie } from './cookies.ts';
import type { Credential } from './credentials.ts';
import { kindOfToken } from './jwt.ts';
import { isSessionCookie } from './session-cookie.ts';
import { grantTypeOf } from './token-request.ts';

export interface Renewal {
  /** Of what was shown for it; '' where nothing was seen. */
  readonly fingerprint: string;
  /** What was shown is a refresh token by its name, by its claims or by the grant: "the token" means no other. */
  readonly isPlain: boolean;
  /** A program showed an unset variable (`undefined`) and no token. */
  readonly isPlaceholder: boolean;
  readonly evidence: readonly [Evidence, ...Evidence[]];
}

/** A call that asks for a new sign-in by the one from before. */
export function isRenewal(hop: Hop): boolean {
  const grant = grantTypeOf(hop);
  if (grant !== undefined) return grant === 'refresh_token';
  if (isFarewell(hop.url)) return false;
  return (isChange(hop.method) && refreshField(hop) !== undefined) || isRenewalAddress(hop);
}

/** What such a call shows for it; undefined for every other one, and where nothing was seen that could be renewed. */
export function readRenewal(hop: Hop): Renewal | undefined {
  if (!isRenewal(hop)) return undefined;
  const field = refreshField(hop);
  if (grantTypeOf(hop) !== undefined) {
    const asked = fromRequest('The request asks for new tokens: {grant}.', { grant: code('grant_type=refresh_token') });
    return renewalBy(asked, field && fromCredential(field), field, true);
  }
  const { credentials = [], cookies = [] } = hop.request ?? {};
  if (field === undefined) return byAddress(credentials, cookies);
  return renewalBy(fromRequest('The request carries a refresh token.'), fromCredential(field), field, !hasOther(field, credentials));
}

/** A refresh token in the body or the address. */
const refreshField = ({ request }: Hop): Credential | undefined =>
  request?.credentials?.find(({ place }) => place.in !== 'header' && isRefreshName(place.name));

function byAddress(credentials: readonly Credential[], sentCookies: readonly SentCookie[]): Renewal | undefined {
  const asked = fromRequest('The address is one that renews a sign-in.');
  const header = credentials.find(({ place }) => place.in === 'header' && isRefreshName(place.name));
  const token = header ?? credentials.find(({ jwt }) => jwt !== undefined && kindOfToken(jwt) === 'refresh');
  if (token) return renewalBy(asked, fromCredential(token), token, !hasOther(token, credentials));
  const authorization = credentials.find(({ place }) => place.name === 'authorization');
  const cookie = sentCookies.find(({ name }) => isRefreshName(name));
  if (cookie) return renewalBy(asked, fromSentCookie(cookie.name), cookie, authorization === undefined);
  if (authorization) return renewalBy(asked, fromCredential(authorization), authorization, false);
  const session = sentCookies.find(isSessionCookie);
  return session && renewalBy(asked, fromSentCookie(session.name), session, false);
}

/** `shown`: what went along to be renewed, where it was seen. */
const renewalBy = (asked: Evidence, evidence: Evidence | undefined, shown: Shown | undefined, isPlain: boolean): Renewal => ({
  fingerprint: shown?.fingerprint ?? '',
  isPlain,
  isPlaceholder: shown?.placeholder !== undefined,
  evidence: evidence ? [asked, evidence] : [asked],
});

type Shown = Pick<Credential, 'fingerprint' | 'placeholder'>;

/** A refresh token by its name, and not when it was or will be renewed. */
export const isRefreshName = (name: string): boolean =>
  /(?:^|[^a-z])refresh/i.test(name.replace(/([a-z])([A-Z])/g, '$1-$2')) && !/count|time|interval|expir|last|rate|date|page/i.test(name);

/** What else could be meant by "the token". */
const hasOther = (shown: Credential, credentials: readonly Credential[]): boolean =>
  credentials.some((each) => each !== shown && each.place.name === 'authorization' && each.kind !== 'basic');

const isChange = (method: string): boolean => /^(?:post|put|patch)$/i.test(method);

/** A refresh token is shown to be withdrawn or looked up as well (RFC 7009, RFC 7662). */
const isFarewell = (url: string): boolean =>
  /(?:log|sign)[-_]?(?:out|off)|revo[ck]|introspect|end[-_]?session|blacklist/i.test(pathOf(url));

/** `/auth/refresh`, `/api/token/refresh/`, `/refreshToken`, `/v1/sessions/renew`, `/session/rotate`; not `/feeds/refresh`. */
function isRenewalAddress({ method, url }: Hop): boolean {
  if (!isChange(method) && method.toUpperCase() !== 'GET') return false;
  const segments = segmentsOf(url).map((segment) =>
    segment
      .replace(/\.\w{2,5}$/, '')
      .replace(/[-_.]/g, '')
      .toLowerCase(),
  );
  const last = segments.at(-1) ?? '';
  if (wholeNames.test(last)) return true;
  const before = segments.slice(0, -1);
  if (last === 'rotate') return /^(?:(?:refresh)?tokens?|sessions?|jwt)$/.test(before.at(-1) ?? '');
  if (!/^(?:refresh|renew|renewal)$/.test(last)) return false;
  return (
    before.some((segment) => ofSignIn.test(segment)) || before.every((segment) => /^(?:api|rest|v\d{1,2}|public|web|app)$/.test(segment))
  );
}

const wholeNames =
  /^(?:(?:refresh|renew)(?:access|auth|user|my|the)?(?:tokens?|jwt|session|login|signin|auth)|(?:access|auth|user)?(?:tokens?|jwt|session|login|auth)(?:refresh|renew|renewal))$/;
const ofSignIn = /^(?:o?auth2?|authentication|tokens?|sessions?|login|signin|jwt|identity|accounts?|sso|oidc|connect|users?|me)$/;
