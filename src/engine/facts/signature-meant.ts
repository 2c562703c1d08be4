/** Tokens are signed, and requests may be: which of the two a server means by "the signature". */

import { judgedCredential, judgedToken } from './caller.ts';
import type { Credential } from './credentials.ts';
import type { Facts } from './facts.ts';
import type { Said } from './said.ts';

/**
 * What a bare "invalid signature" is said of. Where the server names it elsewhere in its answer, that; else what was sent tells: a
 * request that was signed, or a token. Undefined where neither does.
 */
export function signatureMeant(facts: Pick<Facts, 'said' | 'credentials' | 'sentCookies'>): 'request' | 'token' | undefined {
  const ofRequest = facts.said.filter(({ meaning }) => meaning === 'signature-mismatch');
  const ofToken = facts.said.filter(({ meaning }) => meaning === 'token-signature-invalid');
  const isBoth = (each: Said, others: readonly Said[]): boolean =>
    others.some(({ quote, field, where }) => quote === each.quote && field === each.field && where === each.where);
  const namesRequest = ofRequest.some((each) => !isBoth(each, ofToken));
  const namesToken = ofToken.some((each) => !isBoth(each, ofRequest));
  if (namesRequest !== namesToken) return namesRequest ? 'request' : 'token';
  const isSigned = facts.credentials?.some(({ kind, placeholder }) => kind === 'signature' && placeholder === undefined) ?? false;
  const credential = judgedCredential(facts);
  const isToken = credential ? carriesToken(credential) : judgedToken(facts) !== undefined;
  if (isSigned === isToken) return undefined;
  return isSigned ? 'request' : 'token';
}

/** What may be signed in itself. */
const carriesToken = ({ kind, jwt }: Credential): boolean => jwt !== undefined || kind === 'bearer' || kind === 'dpop' || kind === 'token';
