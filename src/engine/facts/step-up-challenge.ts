/** Challenges that ask a caller who is known for more: a stronger or fresher sign-in, a second factor, claims. */

import type { Challenge } from './challenges.ts';

/** Parameters of RFC 9470 §3 and of claims challenges (OpenID Connect Core §5.5). */
const asking = ['acr_values', 'max_age', 'claims'] as const;

/** Schemes by which some servers ask for a one-time code. */
const schemes = new Set(['otp', 'totp', 'mfa', '2fa']);

/** The first of them; undefined where there is none, or challenges were not captured. */
export const stepUpChallenge = (challenges: readonly Challenge[] | undefined): Challenge | undefined =>
  challenges?.find(({ scheme, params }) => asking.some((name) => params[name]) || schemes.has(scheme));
