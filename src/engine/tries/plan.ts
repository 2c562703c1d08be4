/** Which tries a failed request allows: at most eight, one thing changed in each. */

import { isAskedByScript, isForOneRequest, overridesMethod, safeMethods } from '../ask-again.ts';
import { type Exchange, type Hop, lastHop } from '../exchange.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { isSignInPage, readSignInSigns } from '../facts/sign-in-page.ts';
import { isSuccess } from '../facts/success.ts';
import { failedHop, readFailure } from '../failure.ts';
import { slipBetween } from './slip.ts';
import { suspectsAmong } from './suspects.ts';
import { MOST_TRIES, type PlannedTry, type Slip, type TryChange, type TryWarning } from './try.ts';

export type Obstacle =
  /** It may change something on the server, by its method or by a header that stands for one. */
  | 'unsafe'
  /** No page can make it: a preflight, a WebSocket, a frame, a picture of another origin. */
  | 'kind'
  /** What was sent was not captured. */
  | 'unseen'
  /** A proof that is good for one request: a signature, a nonce. */
  | 'for-one-request'
  /** User and password in the address. */
  | 'password-in-address'
  /** Asking more is what the server does not want. */
  | 'rate-limited'
  /** Nothing failed. */
  | 'no-failure';

export type Plan =
  | { readonly kind: 'possible'; readonly tries: readonly PlannedTry[] }
  | { readonly kind: 'impossible'; readonly why: Obstacle };

export interface PlanContext {
  /** What worked before at this site, without secrets. */
  readonly trail: readonly Exchange[];
  /** The extension may see private windows. */
  readonly privateWindows: boolean;
}

/** The same for screens, which show it, and for the background, which makes no other. */
export function planTries(exchange: Exchange, context: PlanContext): Plan {
  const why = obstacleOf(exchange);
  return why === undefined ? { kind: 'possible', tries: changesFor(exchange, context).map(toTry(exchange)) } : { kind: 'impossible', why };
}

/** The addresses that a try may go to, but for another address: those that the failed request went through, up to where it failed. */
export function addressesOf<Each>(exchange: Exchange, hops: readonly Each[]): readonly Each[] {
  return hops.slice(0, failedHop(exchange, readFailure(exchange)) + 1);
}

function obstacleOf(exchange: Exchange): Obstacle | undefined {
  const { hops, initiator, place, resourceType } = exchange;
  const asked = addressesOf(exchange, hops);
  const failure = readFailure(exchange);
  if (failure === undefined || lastHop(exchange).response === undefined) return 'no-failure';
  if (failure === 'rate-limited') return 'rate-limited';
  if (place.tabId < 0 || resourceType === 'preflight' || exchange.heldBack !== undefined) return 'kind';
  if (asked.some(({ method }) => !safeMethods.has(method))) return 'unsafe';
  if (asked.some(({ userinfo }) => userinfo)) return 'password-in-address';
  const requests = asked.flatMap(({ request }) => request ?? []);
  if (requests.length < asked.length || requests.some(({ credentials, cookies }) => !credentials || !cookies)) return 'unseen';
  if (requests.some(overridesMethod)) return 'unsafe';
  if (requests.some(isForOneRequest)) return 'for-one-request';
  if (resourceType === 'main_frame') return hops[0].method === 'GET' ? undefined : 'kind';
  return typeof initiator === 'string' && URL.canParse(initiator) && isAskedByScript(exchange) ? undefined : 'kind';
}

function changesFor(exchange: Exchange, { trail, privateWindows }: PlanContext): TryChange[] {
  const { request, method } = failing(exchange);
  const cookies = request?.cookies ?? [];
  const signed = addressesOf(exchange, exchange.hops).some((hop) => hasAuthorization(hop));
  const slip = otherAddress(exchange, trail);
  const isPage = exchange.resourceType === 'main_frame';
  const suspects = suspectsAmong(cookies);
  // What leaves out all of them by itself is not made twice.
  const isAll = suspects.some((change) => change.kind === 'without-pile' && change.times === cookies.length);
  const before: TryChange[] = [
    { kind: 'same' },
    // What helps by itself past the caches need not be looked for further; what does not is asked past them from then on, and leaves nothing there.
    ...(method === 'GET' ? [{ kind: 'past-cache' as const }] : []),
    ...(cookies.length > 1 && !isAll ? [{ kind: 'without-cookies' as const }] : []),
  ];
  const after: TryChange[] = [
    ...(signed ? [{ kind: 'without-authorization' as const }] : []),
    ...(slip ? [{ kind: 'other-address' as const, ...slip }] : []),
    ...(isPage && privateWindows && !exchange.place.incognito && cookies.length > 0 ? [{ kind: 'private-window' as const }] : []),
    { kind: 'same' },
  ];
  const room = MOST_TRIES - before.length - after.length;
  return [...before, ...suspects.slice(0, room), ...after];
}

/** The hop that failed. */
const failing = (exchange: Exchange): Hop => addressesOf(exchange, exchange.hops).at(-1) ?? exchange.hops[0];

const hasAuthorization = ({ request }: Hop): boolean =>
  request?.credentials?.some(({ place }) => place.in === 'header' && place.name === 'authorization') ?? false;

/** Where a redirect led that failed in the end, or where the same request worked before: the same but for a slip. */
function otherAddress(exchange: Exchange, trail: readonly Exchange[]): { readonly slip: Slip; readonly url: string } | undefined {
  const [{ method, url }] = exchange.hops;
  const accepted = trail.flatMap((earlier) => earlier.hops.filter((hop) => hop.method === method && isSuccess(hop)));
  for (const { url: right } of [failing(exchange), ...accepted.reverse()]) {
    const slip = slipBetween(url, right);
    if (slip) return { slip, url: right };
  }
  return undefined;
}

const toTry =
  (exchange: Exchange) =>
  (change: TryChange, at: number, all: readonly TryChange[]): PlannedTry => {
    const warning = warningOf(exchange, change);
    const before = all.slice(0, at).filter(({ kind }) => kind === change.kind).length;
    return { id: before === 0 ? change.kind : `${change.kind}-${before + 1}`, change, byDefault: warning === undefined, warning };
  };

/** The graver first. */
function warningOf(exchange: Exchange, { kind }: TryChange): TryWarning | undefined {
  const { url, request, response } = failing(exchange);
  const addresses = addressesOf(exchange, exchange.hops).map((hop) => hop.url);
  const credentials = request?.credentials ?? [];
  const asksForPassword = response?.challenges?.some(({ scheme }) => scheme === 'basic' || scheme === 'digest') ?? false;
  if (addresses.some((address) => signOut.test(pathAndNames(address)))) return 'may-sign-out';
  if (response?.headers?.some(({ name }) => name.toLowerCase() === 'clear-site-data')) return 'may-sign-out';
  if (kind !== 'without-cookies' && isRenewed(failing(exchange))) return 'may-sign-out';
  if (addresses.some((address) => acts.test(pathAndNames(address)))) return 'may-act';
  if (addresses.some((address) => isOneTime(pathAndNames(address)))) return 'one-time-code';
  if (isSignInPage(readSignInSigns(url))) return 'counts-as-sign-in';
  if (credentials.some((credential) => credential.kind === 'basic' || credential.kind === 'password'))
    return kind === 'without-authorization' ? undefined : 'counts-as-sign-in';
  // The browser adds a password that it has without showing it.
  if (asksForPassword && exchange.observer === 'chromium' && kind !== 'private-window') return 'counts-as-sign-in';
  return kind === 'private-window' ? 'opens-window' : undefined;
}

/** `/logout`, `/users/sign_out`, in the languages of the web. */
const signOut = /log-?_?(?:out|off)|sign-?_?(?:out|off)|end-?_?session|abmelden|deconnexion|cerrar-?sesion/i;

/** A GET that does what only a POST should: `/orders/3/delete`, `/unsubscribe`, and `?action=…`, whose value is not known. */
const acts =
  /\/(?:delete|remove|destroy|cancel|revoke|unsubscribe|confirm|approve|accept)(?:[/?]|$)|[?&](?:delete|remove|confirm|action|do|cmd|op)(?:&|$)/i;

/** What is good for one request, in the names of parameters and in paths. */
const oneTimeParameter =
  /[?&](?:ticket|otp|nonce|samlresponse|magic|one_?time\w*|(?:reset|confirm\w*|verif\w*|invit\w*|activation|email|login)_?token)(?:&|$)/i;
const oneTimePath = /\/(?:reset|verify|activate|magic|invite|unlock)[^?]*\/…/i;

const isOneTime = (address: string): boolean =>
  oneTimeParameter.test(address) ||
  oneTimePath.test(address) ||
  // RFC 6749 §4.1.2.
  (/[?&]code(?:&|$)/.test(address) && /[?&]state(?:&|$)/.test(address));

/** Path, and names of the query's parameters: `/login/cb?code&state`; what looks secret in the path is `…`. */
function pathAndNames(address: string): string {
  const [path = '', query = ''] = address.replace(/^[a-z]+:\/\/[^/?]*/i, '').split('?', 2);
  const names = query.split('&').map((pair) => pair.split('=', 1)[0]);
  return `${path.replaceAll('%E2%80%A6', '…')}?${names.join('&')}`;
}

/** The session gets a new value with each answer: a try throws that away, and the old value may be good no more. */
const isRenewed = ({ request, response }: Hop): boolean =>
  response?.setCookies?.some(
    (set) =>
      !set.removes &&
      isSessionCookie(set) &&
      request?.cookies?.some(({ name, fingerprint }) => name === set.name && fingerprint !== set.fingerprint),
  ) ?? false;
