/** What a call to an OAuth token endpoint presents (RFC 6749 §3.2). */

import type { Hop } from '../exchange.ts';
import { queryParameter } from './address.ts';

/** Its `grant_type`, in the body or, as some servers have it, in the address; undefined for every other call. */
export const grantTypeOf = ({ url, request }: Pick<Hop, 'url' | 'request'>): string | undefined =>
  request?.form?.['grant_type'] ?? queryParameter(url, 'grant_type');
