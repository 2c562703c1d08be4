/** A name and password that the browser keeps, and sends by itself to all of the origin (RFC 7617 §2.2, RFC 7616 §3.3). */

import { isEmbedded } from '../exchange.ts';
import type { Facts } from './facts.ts';

/** Pages set no headers on what is navigated to or embedded (Fetch §4.5): what they carry is the browser's own. */
export function sentSavedSignIn({ exchange, credentials }: Facts): boolean {
  const { resourceType } = exchange;
  const isBrowsersOwn = resourceType === 'main_frame' || resourceType === 'sub_frame' || isEmbedded(resourceType);
  return isBrowsersOwn && (credentials?.some(({ place, kind }) => place.name === 'authorization' && isOfPrompt.has(kind)) ?? false);
}

const isOfPrompt: ReadonlySet<string> = new Set(['basic', 'digest']);
