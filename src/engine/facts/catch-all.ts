/** What gateways answer to addresses that they do not know, in words of a missing sign-in. */

import type { Facts } from './facts.ts';
import type { Said } from './said.ts';

/**
 * A gateway that treats every unknown path as one that wants its own request signature says that "the authentication token" is missing,
 * with 403 and no challenge, whatever was sent. A server that knows the path would answer 401 or ask for something.
 */
const missingToken = /^missing ?authentication ?token(?: ?exception)?[.!]?$/i;

/** The same, where `Authorization` carries something else than such a signature. */
const incompleteSignature = /^incomplete ?signature(?: ?exception)?$/i;

/** The words or the code of such an answer; undefined where it is none, or may be meant. */
export function readCatchAll({
  status,
  said,
  challenges,
  credentials,
}: Pick<Facts, 'status' | 'said' | 'challenges' | 'credentials'>): Said | undefined {
  if (status !== 403 || (challenges?.length ?? 0) > 0) return undefined;
  const isSigned = credentials?.some(({ kind }) => kind === 'signature') ?? true;
  return said.find(({ quote }) => {
    const words = quote.replace(/([a-z])([A-Z])/g, '$1 $2');
    return missingToken.test(words) || (!isSigned && incompleteSignature.test(words));
  });
}
