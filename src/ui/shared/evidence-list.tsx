/** What shows a cause, each piece with the place it was read from. */

import type { JSX } from 'preact';
import type { Evidence, EvidenceKind } from '../../engine/evidence.ts';
import { Sentence } from './sentence.tsx';

const places: Readonly<Record<EvidenceKind, string>> = {
  status: 'Status',
  challenge: 'Challenge',
  'request-header': 'Request',
  'response-header': 'Response',
  cookie: 'Cookie',
  token: 'Token',
  body: 'Body',
  clock: 'Clock',
  redirect: 'Redirect',
  request: 'Request',
  earlier: 'Before',
};

export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }): JSX.Element {
  return (
    <dl class="evidence">
      {evidence.map(({ kind, at, template, params }, index) => (
        <div key={index} data-evidence={kind} data-at={at}>
          <dt>{places[kind]}</dt>
          <dd>
            <Sentence template={template} params={params} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
