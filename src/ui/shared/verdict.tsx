/** One verdict: what happened, how sure that is. Everything it says stands inside the element that names its cause. */

import type { ComponentChildren, JSX } from 'preact';
import type { Verdict as VerdictOf } from '../../engine/diagnose.ts';
import { type Description, describeVerdict, type Reader } from '../../report/words.ts';
import { causeById } from '../words/cause-by-id.ts';
import { Confidence } from './confidence.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { useLanguage } from './reader.ts';
import { Parts } from './sentence.tsx';

export function useDescription(verdict: VerdictOf, reader: Reader): Description {
  const language = useLanguage();
  const cause = causeById(verdict.cause);
  return cause
    ? describeVerdict(verdict, cause, reader, language)
    : { title: [{ kind: 'code', text: verdict.cause }], summary: [], advice: [] };
}

export function VerdictElement({ verdict, children }: { verdict: VerdictOf; children: ComponentChildren }): JSX.Element {
  return (
    <article class="verdict" data-cause={verdict.cause} data-confidence={verdict.confidence} data-reason={verdict.reason}>
      {children}
    </article>
  );
}

/** In the popup it is what the page is about; the panel has a heading of its own. */
export function Headline({ reader, children }: { reader: Reader; children: ComponentChildren }): JSX.Element {
  return reader === 'visitor' ? <h1 class="headline">{children}</h1> : <h2 class="headline">{children}</h2>;
}

/** Headline, sentence, confidence. */
export function VerdictHead({ verdict, reader }: { verdict: VerdictOf; reader: Reader }): JSX.Element {
  const { title, summary } = useDescription(verdict, reader);
  return (
    <>
      <Headline reader={reader}>
        <Parts parts={title} />
      </Headline>
      {summary.length > 0 && (
        <p class="summary">
          <Parts parts={summary} />
        </p>
      )}
      <Confidence level={verdict.confidence} />
    </>
  );
}

/** A cause that fits less well, in short. */
export function OtherVerdict({ verdict, reader }: { verdict: VerdictOf; reader: Reader }): JSX.Element {
  const { title, summary } = useDescription(verdict, reader);
  return (
    <VerdictElement verdict={verdict}>
      <h3>
        <Parts parts={title} />
      </h3>
      <Confidence level={verdict.confidence} brief />
      <p class="summary">
        <Parts parts={summary} />
      </p>
      <EvidenceList evidence={verdict.evidence} />
    </VerdictElement>
  );
}
