/** Which token an answer brought: its body is not kept, but the token that was used next says when it was made. */

import type { Exchange, Hop } from '../exchange.ts';
import type { Jwt } from '../facts/jwt.ts';
import { readNewTokens } from '../facts/new-tokens.ts';

/** Clocks of two servers, and a token that is made a little before it is handed out. In milliseconds. */
const APART = 90_000;

interface FirstUse {
  readonly at: number;
  readonly jwt: Jwt;
}

/** By the hop that brought it; those of which no later use shows it are left out. */
export function readTokensBrought(exchanges: readonly Exchange[]): ReadonlyMap<Hop, Jwt> {
  const uses = [...firstUses(exchanges).values()].sort((a, b) => a.at - b.at);
  return new Map(
    readNewTokens(exchanges).flatMap(({ hop, at }): [Hop, Jwt][] => {
      const made = hop.response?.date ?? at;
      const use = uses.find((each) => each.at >= at && Math.abs((each.jwt.iat ?? Number.NaN) * 1000 - made) <= APART);
      return use ? [[hop, use.jwt]] : [];
    }),
  );
}

/** Of every token that tells when it was made. */
function firstUses(exchanges: readonly Exchange[]): ReadonlyMap<string, FirstUse> {
  const uses = new Map<string, FirstUse>();
  for (const { startedAt, request } of exchanges.flatMap(({ hops }) => hops)) {
    for (const { jwt, fingerprint, place } of request?.credentials ?? []) {
      if (jwt?.iat === undefined || place.in === 'form') continue;
      const before = uses.get(fingerprint);
      if (before === undefined || startedAt < before.at) uses.set(fingerprint, { at: startedAt, jwt });
    }
  }
  return uses;
}
