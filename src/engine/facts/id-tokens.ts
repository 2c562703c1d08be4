/** ID tokens are meant for applications (OpenID Connect Core §2); some APIs take them from callers all the same. */

import { hasTaken } from './caller.ts';
import type { Facts } from './facts.ts';
import { kindOfToken } from './jwt.ts';

/** This host has taken a token of the kind before. */
export const hasTakenKind = (kind: 'id' | 'refresh', facts: Facts): boolean =>
  hasTaken(facts, ({ jwt, place }) => place.in === 'header' && jwt !== undefined && kindOfToken(jwt) === kind);

/** What answered is known to take them, or this host has done so before. */
export const takesIdTokens = (facts: Facts): boolean =>
  facts.providers.some(({ provider }) => provider.takesIdTokens) || hasTakenKind('id', facts);
