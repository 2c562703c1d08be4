/** All three answers: what was found, what was ruled out, what could not be told and for want of what. */

import type { JSX } from 'preact';
import type { Diagnosis, Unknown } from '../../engine/diagnose.ts';
import { titleOf } from '../words/cause-by-id.ts';
import { factWords } from '../words/fact-words.ts';
import { FoldAway } from './fold-away.tsx';
import { useLanguage } from './reader.ts';

export function Checked({ diagnosis: { verdicts, unknown, ruledOut } }: { diagnosis: Diagnosis }): JSX.Element {
  const all = verdicts.length + unknown.length + ruledOut.length;
  const tell = unknown.length > 0 ? `, ${unknown.length} cannot tell` : '';
  return (
    <FoldAway summary={`Checked ${all} ${all === 1 ? 'cause' : 'causes'}: ${verdicts.length} found, ${ruledOut.length} ruled out${tell}`}>
      {unknown.length > 0 && (
        <>
          <h3>Cannot tell</h3>
          <ul class="plain">
            {unknown.map((each) => (
              <CannotTell key={each.cause} unknown={each} />
            ))}
          </ul>
        </>
      )}
      {ruledOut.length > 0 && (
        <>
          <h3>Ruled out</h3>
          <ul class="plain">
            {ruledOut.map((id) => (
              <li key={id}>{titleOf(id)}</li>
            ))}
          </ul>
        </>
      )}
    </FoldAway>
  );
}

function CannotTell({ unknown: { cause, missing } }: { unknown: Unknown }): JSX.Element {
  const { locale } = useLanguage();
  const facts = [...new Set(missing.map((name) => factWords[name]))];
  return (
    <li>
      {titleOf(cause)} <span class="soft">Not captured: {new Intl.ListFormat(locale).format(facts)}.</span>
    </li>
  );
}
