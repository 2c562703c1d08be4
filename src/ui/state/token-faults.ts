/** What is wrong with a token that can be seen in it, by the claim or part that it is wrong in. */

import { type Jwt, kindOfToken } from '../../engine/facts/jwt.ts';
import type { Template } from '../../engine/words.ts';
import { jwtFlawWords } from '../words/credential-words.ts';

export interface TokenFault {
  /** The claim, or `header`, `claims`, `signature`, `token`. */
  readonly at: string;
  readonly template: Template;
  /** Milliseconds between the clock and the time that is wrong. */
  readonly ms?: number;
}

/** Clocks are not compared more closely. In milliseconds. */
const LEEWAY_MS = 5000;

/** `now`: milliseconds since the epoch, by the clock that judged it; undefined where no answer came. */
export function faultsOf(jwt: Jwt, now: number | undefined): readonly TokenFault[] {
  return [...ofForm(jwt), ...(jwt.encrypted ? [] : [...ofKind(jwt), ...(now === undefined ? [] : ofTime(jwt, now))])];
}

const placeOfFlaw = (flaw: Jwt['flaws'][number]): string => {
  if (flaw.startsWith('exp')) return 'exp';
  if (flaw.startsWith('header')) return 'header';
  if (flaw.startsWith('payload')) return 'claims';
  return flaw.startsWith('signature') ? 'signature' : 'token';
};

function ofForm({ flaws, alg }: Jwt): TokenFault[] {
  const faults: TokenFault[] = flaws.map((flaw) => ({ at: placeOfFlaw(flaw), template: jwtFlawWords[flaw] }));
  if (alg?.toLowerCase() === 'none') faults.push({ at: 'alg', template: 'It is not signed, so no server may take it.' });
  return faults;
}

function ofKind(jwt: Jwt): TokenFault[] {
  const kind = kindOfToken(jwt);
  if (kind === 'id') return [{ at: 'token', template: 'An ID token: it tells an application who signed in, and opens no API.' }];
  return kind === 'refresh' ? [{ at: 'token', template: 'A refresh token: it gets new tokens, and opens no API.' }] : [];
}

function ofTime({ exp, nbf, iat, flaws }: Jwt, now: number): TokenFault[] {
  const faults: TokenFault[] = [];
  if (exp !== undefined && exp * 1000 <= now && !flaws.includes('exp-in-milliseconds'))
    faults.push({ at: 'exp', template: 'It had run out {ago} before.', ms: now - exp * 1000 });
  if (nbf !== undefined && nbf * 1000 > now) faults.push({ at: 'nbf', template: 'It begins only {ago} after.', ms: nbf * 1000 - now });
  if (iat !== undefined && iat * 1000 > now + LEEWAY_MS)
    faults.push({
      at: 'iat',
      template: 'By the clock that judges it, it is from {ago} ahead: one of the clocks is wrong.',
      ms: iat * 1000 - now,
    });
  return faults;
}
