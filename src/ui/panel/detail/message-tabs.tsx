/** The request and the answer of one hop, as they went over the wire. */

import type { JSX } from 'preact';
import type { Evidence } from '../../../engine/evidence.ts';
import { type Exchange, type Hop, isEmbedded, lastHop } from '../../../engine/exchange.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import { writeTime } from '../../../report/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { withBreaks } from '../../shared/sentence.tsx';
import { UnreadAnswer, type UnreadAnswerProps } from '../../shared/unread-answer.tsx';
import type { Source } from '../../source.ts';
import { Body } from './body.tsx';
import { Challenges } from './challenges.tsx';
import { CopyStatus } from './copy-status.tsx';
import { HeadersTable } from './headers-table.tsx';
import { Proofs } from './proof.tsx';

interface Props extends UnreadAnswerProps {
  readonly hop: Hop;
  readonly index: number;
  /** With what came before. */
  readonly facts: Facts;
  /** Of the verdict; empty for a hop that is not the judged one. */
  readonly evidence: readonly Evidence[];
  readonly source: Source;
}

export function RequestTab({ exchange, hop, index, facts, evidence, source }: Props): JSX.Element {
  const language = useLanguage();
  const { request } = hop;
  return (
    <CopyStatus>
      <p class="start-line">
        {hop.method} <bdi>{withBreaks(hop.url)}</bdi>
      </p>
      <Proofs proofs={evidence.filter(({ kind }) => kind === 'request')} />
      <section>
        <h2>Headers</h2>
        {request && request.headers.length > 0 ? (
          <HeadersTable
            label="Request headers"
            headers={request.headers}
            leftOut={request.headersLeftOut}
            context={{ side: 'request', exchange, hop, facts, language }}
            evidence={evidence}
            onReveal={(at) => source.reveal(exchange.id, index, { of: 'header', side: 'request', index: at })}
          />
        ) : isUnseen(exchange) ? (
          <p class="soft">
            Of pictures, scripts and the like they are captured from a site’s first failure on: reload the page to see them.
          </p>
        ) : (
          <NotCaptured />
        )}
      </section>
      <Body
        exchange={exchange}
        hop={index}
        side="request"
        source={source}
        evidence={evidence}
        otherwise={request?.form && <Form form={request.form} />}
      />
    </CopyStatus>
  );
}

/** The fields as the log has them, for when the body itself is no longer kept. */
function Form({ form }: { form: Readonly<Record<string, string>> }): JSX.Element {
  return (
    <table class="pairs" aria-label="Fields of the body">
      <tbody>
        {Object.entries(form).map(([name, shown]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ResponseTab(props: Props): JSX.Element {
  const { exchange, hop, index, facts, evidence, source } = props;
  const language = useLanguage();
  const { response } = hop;
  if (!response) {
    const { outcome } = exchange;
    return <p>{outcome.kind === 'error' ? `There was no answer: ${outcome.error}.` : 'No answer was seen.'}</p>;
  }
  return (
    <CopyStatus>
      <p class="start-line">
        <strong class="fails">{response.status}</strong> {writeTime(response.receivedAt, language)}
        {response.fromCache && ', from the cache'}
      </p>
      <Proofs proofs={evidence.filter(({ kind }) => kind === 'status' || kind === 'redirect')} />
      <section>
        <h2>Headers</h2>
        {response.headers ? (
          <HeadersTable
            label="Response headers"
            headers={response.headers}
            leftOut={response.headersLeftOut}
            context={{ side: 'response', exchange, hop, facts, language }}
            evidence={evidence}
            onReveal={(at) => source.reveal(exchange.id, index, { of: 'header', side: 'response', index: at })}
          />
        ) : (
          <NotCaptured />
        )}
      </section>
      <Challenges challenges={response.challenges ?? []} headers={response.headers} evidence={evidence} />
      <Body exchange={exchange} hop={index} side="response" source={source} evidence={evidence} />
      {hop === lastHop(exchange) && <UnreadAnswer {...props} />}
    </CopyStatus>
  );
}

/** What a page holds is not looked at before something fails there. */
const isUnseen = ({ observer, resourceType }: Exchange): boolean => observer !== 'har' && isEmbedded(resourceType);

function NotCaptured(): JSX.Element {
  return <p class="soft">They were not captured.</p>;
}
