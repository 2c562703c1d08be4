/** What the verdict points at, said where it stands. */

import type { JSX } from 'preact';
import type { Evidence } from '../../../engine/evidence.ts';
import { Sentence } from '../../shared/sentence.tsx';

export function Proofs({ proofs }: { proofs: readonly Evidence[] }): JSX.Element | null {
  if (proofs.length === 0) return null;
  return (
    <span class="proofs">
      <b class="proof">Proof</b>
      {proofs.map(({ template, params }, index) => (
        <span key={index}>
          {' '}
          <Sentence template={template} params={params} />
        </span>
      ))}
    </span>
  );
}
