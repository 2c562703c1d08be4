/** Everything that is said of one failure: what happened, what to do, what shows it; all else folded. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Diagnosis as DiagnosisOf, Verdict } from '../../engine/diagnose.ts';
import type { Changes } from '../../engine/facts/changes.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { FixChoice, FixId } from '../../engine/fix.ts';
import { guidesFor } from '../../report/guides/index.ts';
import type { Reader } from '../../report/words.ts';
import type { Live, Source } from '../source.ts';
import { factsOf } from '../state/read.ts';
import { readTokenLife } from '../state/token-life.ts';
import { describeHeldBack, describeHidden, describeReadable } from '../words/exchange-words.ts';
import { Advice } from './advice.tsx';
import { Checked } from './checked.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { FixCard } from './fix-card.tsx';
import { FoldAway } from './fold-away.tsx';
import { Guides, type GuidesProps } from './guides.tsx';
import { RequestLine } from './request-line.tsx';
import { Sentence } from './sentence.tsx';
import { SinceItWorked } from './since-it-worked.tsx';
import { TokenLifeBar } from './token-life-bar.tsx';
import { Tries, type TriesSource } from './tries.tsx';
import { UnreadAnswer, type UnreadAnswerProps } from './unread-answer.tsx';
import { Headline, OtherVerdict, VerdictElement, VerdictHead } from './verdict.tsx';

export interface DiagnosisProps extends UnreadAnswerProps {
  readonly diagnosis: DiagnosisOf;
  /** With what came before. */
  readonly facts: Facts;
  /** Since it last worked; undefined where nothing did before. */
  readonly changes: Changes | undefined;
  readonly reader: Reader;
  /** Host of the page, which need not be said again. */
  readonly pageHost?: string;
  readonly chosenFix: Signal<FixChoice | undefined>;
  /** Undefined of a recording: nothing can be put right. */
  readonly fixing: Pick<Live, 'previewFix' | 'applyFix' | 'management'> | undefined;
  readonly onRequest: Source['request'];
  readonly onOpenPage: (address: string) => Promise<void>;
  readonly tries: TriesSource | undefined;
}

/** What may help where nothing was found. */
const lastResorts: readonly FixChoice[] = [{ fix: 'reload' }, { fix: 'sign-in-again' }, { fix: 'clear-cookies' }, { fix: 'open-private' }];

/** What the first verdict offers, the smallest first. */
export const choicesOf = ({ verdicts: [first] }: DiagnosisOf): readonly FixChoice[] =>
  first?.fixes.map((fix) => choiceOf(fix, first)) ?? lastResorts;

function choiceOf(fix: FixId, { cookies, address }: Verdict): FixChoice {
  if (fix === 'delete-cookies') return { fix, cookies };
  return fix === 'open-address' ? { fix, address } : { fix };
}

export function Diagnosis(props: DiagnosisProps): JSX.Element {
  const { diagnosis, facts, changes, reader } = props;
  const [first, ...others] = diagnosis.verdicts;
  return (
    <div class="diagnosis">
      {first ? <FirstVerdict {...props} verdict={first} /> : <NothingFound {...props} />}
      {(first?.confidence !== 'certain' || props.asked) && <UnreadAnswer {...props} />}
      {props.tries && (
        <Tries
          {...props.tries}
          key={props.exchange.id}
          exchange={props.exchange}
          folded={first?.confidence === 'certain'}
          onFix={(choice) => {
            props.chosenFix.value = choice;
          }}
        />
      )}
      {changes && <SinceItWorked changes={changes} reader={reader} />}
      <section class="card folds" aria-label="More">
        {first && <Advice verdict={first} facts={facts} reader={reader} />}
        {others.length > 0 && (
          <FoldAway
            summary={others.length === 1 ? '1 other cause that fits less well' : `${others.length} other causes that fit less well`}
          >
            <div class="others">
              {others.map((verdict) => (
                <OtherVerdict key={verdict.cause} verdict={verdict} reader={reader} />
              ))}
            </div>
          </FoldAway>
        )}
        <Checked diagnosis={diagnosis} />
        <FoldAway summary="Copy">
          <CopyMenu key={props.exchange.id} {...props} />
        </FoldAway>
      </section>
    </div>
  );
}

/** Tries may suggest what there is no fix for. */
function FirstVerdict({ verdict, ...props }: DiagnosisProps & { readonly verdict: Verdict }): JSX.Element {
  const { exchange, reader, pageHost } = props;
  const life = isAboutTime(verdict) ? readTokenLife(factsOf(exchange)) : undefined;
  return (
    <VerdictElement verdict={verdict}>
      <section class="card head">
        <RequestLine exchange={exchange} {...(pageHost === undefined ? {} : { pageHost })} />
        <VerdictHead verdict={verdict} reader={reader} />
        {life && <TokenLifeBar life={life} />}
        <Hidden exchange={exchange} reader={reader} />
      </section>
      <Fixes {...props} fixes={choicesOf(props.diagnosis)} />
      <section class="card">
        <h2>What shows it</h2>
        <EvidenceList evidence={verdict.evidence} />
      </section>
    </VerdictElement>
  );
}

/** The bar is drawn where a time in the token is what shows the cause. */
const isAboutTime = ({ evidence }: Verdict): boolean =>
  evidence.some(({ kind, at }) => kind === 'token' && ['exp', 'nbf', 'iat'].includes(at ?? ''));

function NothingFound(props: DiagnosisProps): JSX.Element {
  const { exchange, reader, pageHost } = props;
  return (
    <>
      <section class="card head">
        <RequestLine exchange={exchange} {...(pageHost === undefined ? {} : { pageHost })} />
        <Headline reader={reader}>The sign-in was refused, and nothing shows why</Headline>
        <p class="summary">No cause that why401 knows fits what was seen. What could not be looked at is listed below.</p>
        <Hidden exchange={exchange} reader={reader} />
      </section>
      <Fixes {...props} fixes={lastResorts} />
    </>
  );
}

function Hidden({ exchange, reader }: Pick<DiagnosisProps, 'exchange' | 'reader'>): JSX.Element | null {
  const readable = reader === 'developer' ? describeReadable(exchange) : undefined;
  const sentences = [describeHidden(exchange), readable, describeHeldBack(exchange)].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? null : (
    <p class="hidden-answer">
      <Sentence template={sentences.join(' ')} />
    </p>
  );
}

function Fixes({
  exchange,
  diagnosis,
  facts,
  fixes,
  chosenFix,
  fixing,
  onOpenPage,
}: DiagnosisProps & { readonly fixes: readonly FixChoice[] }): JSX.Element | null {
  const [verdict] = diagnosis.verdicts;
  const guides = { guides: guidesFor(verdict, facts), verdict, facts, onOpenPage };
  if (!fixing) return <OfRecording {...guides} />;
  if (fixes.length + guides.guides.length === 0) return null;
  const { previewFix, applyFix, management } = fixing;
  return (
    <FixCard
      fixes={fixes}
      chosen={chosenFix}
      onPreview={(choice) => previewFix(exchange.id, choice)}
      onApply={(choice) => applyFix(exchange.id, choice)}
      onGrant={management && (() => management.grant(exchange.id))}
      guides={guides}
    />
  );
}

/** In the place of the fixes. */
function OfRecording(guides: GuidesProps): JSX.Element {
  return (
    <section class="card fixes" aria-label="Recording" data-past="recording">
      <p class="note">This is a recording: nothing can be put right from here.</p>
      <Guides {...guides} />
    </section>
  );
}
