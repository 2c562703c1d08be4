/** Who asks across origins, and what the answer must have so that they may read it (Fetch §3.3.3). */

import type { Facts } from '../../../engine/facts/facts.ts';
import { shownHeader } from '../../../engine/facts/shown-header.ts';
import { isOrigin } from './line.ts';

/** The origin of the page; undefined within one origin, and where it is not known. */
export function askingOrigin({ request, exchange, site }: Pick<Facts, 'request' | 'exchange' | 'site'>): string | undefined {
  const origin = shownHeader(request?.headers, 'origin') ?? exchange.initiator ?? undefined;
  return origin !== undefined && isOrigin(origin) && origin !== site.origin ? origin : undefined;
}

/** With leave to send cookies along. */
export const readableBy = (origin: string): readonly string[] => [
  `Access-Control-Allow-Origin: ${origin}`,
  'Access-Control-Allow-Credentials: true',
  'Vary: Origin',
];
