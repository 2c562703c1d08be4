/** What the verdict points at, by the place where it stands. */

import type { Evidence, EvidenceKind } from '../../../engine/evidence.ts';

/** The evidence that stands in this header of this side of the message. `name` in any case. */
export function proofsInHeader(evidence: readonly Evidence[], side: 'request' | 'response', name: string): readonly Evidence[] {
  const lower = name.toLowerCase();
  const stands = side === 'request' ? standsInRequest : standsInResponse;
  return evidence.filter((each) => stands(each, lower));
}

const standsInRequest = ({ kind, at }: Evidence, name: string): boolean =>
  (kind === 'request-header' && at === name) || (kind === 'cookie' && name === 'cookie');

function standsInResponse({ kind, at }: Evidence, name: string): boolean {
  if (kind === 'clock') return name === 'date';
  // What a challenge says is found by its parameter, the challenge as a whole by its field.
  if (kind === 'challenge') return isChallengeField(at ?? '') ? name === at : isChallengeField(name);
  return kind === 'response-header' && at === name;
}

const isChallengeField = (name: string): boolean => name === 'www-authenticate' || name === 'proxy-authenticate';

/** Of a kind, by the name that it gives: a cookie's, a claim's, a parameter's, a field's of the body. */
export const proofsOf = (evidence: readonly Evidence[], kind: EvidenceKind, name: string): readonly Evidence[] =>
  evidence.filter((each) => each.kind === kind && each.at?.toLowerCase() === name.toLowerCase());
