/** Whose fault a token endpoint's answer is: the application's, or that of what it presented (RFC 6749 §5.2). */

import { heard } from './caller.ts';
import type { Credential } from './credentials.ts';
import type { Facts } from './facts.ts';
import type { Meaning, Said } from './said.ts';

/** The application's secret or assertion (RFC 6749 §2.3, RFC 7523 §2.2), or its Basic credential; undefined where it showed none. */
export const clientCredential = ({ credentials = [] }: Pick<Facts, 'credentials'>): Credential | undefined =>
  credentials.find(({ kind }) => kind === 'client-credentials') ??
  credentials.find(({ kind, place }) => kind === 'basic' && place.name === 'authorization');

/**
 * True where the answer's status alone points at the application and not at what it presented: 401 is for `invalid_client`, and
 * challenges for the scheme that the application used (RFC 6749 §5.2).
 */
export const pointsAtClient = (facts: Pick<Facts, 'credentials' | 'status' | 'challenges'>): boolean =>
  facts.status === 401 && (clientCredential(facts) !== undefined || (facts.challenges?.some(({ scheme }) => scheme === 'basic') ?? false));

/** What is at fault beside the code or token that was presented. */
const otherFaults: readonly Meaning[] = [
  ...(['client-invalid', 'step-up', 'account-blocked', 'rate-limited', 'firewall', 'server-fault', 'csrf', 'scope-missing'] as const),
  ...(['dpop-proof', 'client-certificate', 'api-key-missing', 'api-key-invalid', 'api-key-expired', 'origin-not-allowed'] as const),
];

/** The server's words for something else than what was presented. */
export const saysOtherFault = (facts: Pick<Facts, 'said'>): Said | undefined => heard(facts, ...otherFaults);
