/** The dictionary of headers that matter to a sign-in. */

import { isAntiForgeryName, kindOfHeader } from '../../../engine/facts/credential-places.ts';
import { caching } from './caching.ts';
import { cookies } from './cookies.ts';
import { antiForgery, credentials, ownCredential } from './credentials.ts';
import type { Entries, HeaderEntry } from './entry.ts';
import { origin } from './origin.ts';
import { requestId, route } from './route.ts';

export const entries: Entries = { ...credentials, ...cookies, ...origin, ...caching, ...route };

/** `CF-Ray`, `X-Request-Id`, `X-Amzn-RequestId`, `Traceparent`. */
const isRequestId = (name: string): boolean =>
  /^(?:cf-ray|akamai-grn|x-iinfo|traceparent|x-amz-cf-id|x-azure-ref|x-vercel-id)$|(?:^|-)(?:request|correlation|trace)-?id$/.test(name);

/** By its name in any case; undefined for one that says nothing of a sign-in. */
export function entryOf(header: string): HeaderEntry | undefined {
  const name = header.toLowerCase();
  if (Object.hasOwn(entries, name)) return entries[name];
  if (isAntiForgeryName(name)) return antiForgery(name);
  if (isRequestId(name)) return requestId;
  return kindOfHeader(name) === undefined ? undefined : ownCredential(name);
}
