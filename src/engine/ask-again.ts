/** Asking a failed request again to read what its answer says: which request may be, and what can come of it. */

import { type Exchange, isEmbedded, lastHop, type ObservedRequest, type ResourceType } from './exchange.ts';
import type { CredentialKind } from './facts/credentials.ts';

export type AskedAgain =
  /** The same failure: what it says in its body belongs to the one that is kept, which was told anew. */
  | { readonly kind: 'same'; readonly status: number }
  | { readonly kind: 'works'; readonly status: number }
  /** Fails in another way than then. */
  | { readonly kind: 'other'; readonly status: number }
  /** The same status, but not to the same request: what it says may not be why it failed then. */
  | { readonly kind: 'changed'; readonly status: number }
  /** The page may not read the answer (CORS). */
  | { readonly kind: 'unreadable'; readonly status: number }
  /** No answer came in time. */
  | { readonly kind: 'silent' };

/** RFC 9110 §9.2.1; OPTIONS and TRACE are not what pages ask with. */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What else than a script's own request a script can make again, where both are of one origin. */
const isResource = (type: ResourceType): boolean => isEmbedded(type) || type === 'object' || type === 'other';

/** Made for one request alone: a server takes them for a replay. */
const oneRequestKinds: ReadonlySet<CredentialKind> = new Set(['dpop', 'signature', 'digest', 'negotiate', 'ntlm']);

/** Challenges that a browser asks the user for a password at, where it may send credentials. */
const prompting = new Set(['basic', 'digest', 'ntlm', 'negotiate']);

/** A failed answer whose body was not captured. */
export function isUnread(exchange: Exchange): boolean {
  const { response } = lastHop(exchange);
  return response !== undefined && response.status >= 400 && response.body === undefined;
}

/** Safe, and the same to the server as when the page asked. Whether the page is still there is for the background to see. */
export function mayAskAgain(exchange: Exchange): boolean {
  const { hops, initiator, place } = exchange;
  const [{ method, userinfo, request }] = hops;
  const { response } = lastHop(exchange);
  if (response === undefined || response.status < 400 || !safeMethods.has(method)) return false;
  if (place.tabId < 0 || typeof initiator !== 'string' || !URL.canParse(initiator) || userinfo) return false;
  if (request === undefined || !isForAnyTime(request)) return false;
  if (request.cookieHeaderLength > 0 && response.challenges?.some(({ scheme }) => prompting.has(scheme))) return false;
  return isAskedByScript(exchange);
}

/** A script's own request, or one that a script can make as well. */
export const isAskedByScript = ({ hops: [{ url }], initiator, resourceType }: Exchange): boolean =>
  resourceType === 'xmlhttprequest' || (isResource(resourceType) && new URL(url).origin === initiator);

const isForAnyTime = (request: ObservedRequest): boolean =>
  request.credentials !== undefined && !overridesMethod(request) && !isForOneRequest(request);

/** A method may be hidden in a header: `X-HTTP-Method-Override: DELETE`. */
export const overridesMethod = ({ headers }: ObservedRequest): boolean =>
  headers.some(({ name }) => /^x-(?:http-)?method(?:-override)?$/i.test(name));

/** It carries a proof that a server takes once. */
export const isForOneRequest = ({ headers, credentials }: ObservedRequest): boolean =>
  headers.some(({ name }) => /^(?:dpop|signature)$/i.test(name)) || (credentials?.some(({ kind }) => oneRequestKinds.has(kind)) ?? false);
