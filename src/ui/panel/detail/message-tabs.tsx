/** The request and the answer of one hop, as they went over the wire. */

import type { JSX } from 'preact';
import { type Exchange, type Hop, isEmbedded, lastHop } from '../../../engine/exchange.ts';
import { writeTime } from '../../../report/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { withBreaks } from '../../shared/sentence.tsx';
import { UnreadAnswer, type UnreadAnswerProps } from '../../shared/unread-answer.tsx';
import type { Source } from '../../source.ts';
import { HeadersTable } from './headers-table.tsx';

interface Props extends UnreadAnswerProps {
  readonly hop: Hop;
  readonly index: number;
  readonly onReveal: Source['reveal'];
}

export function RequestTab({ exchange, hop, index, onReveal }: Props): JSX.Element {
  const { request } = hop;
  return (
    <>
      <p class="start-line">
        {hop.method} <bdi>{withBreaks(hop.url)}</bdi>
      </p>
      <section>
        <h2>Headers</h2>
        {request && request.headers.length > 0 ? (
          <HeadersTable
            label="Request headers"
            headers={request.headers}
            leftOut={request.headersLeftOut}
            onReveal={(at) => onReveal(exchange.id, index, { of: 'header', side: 'request', index: at })}
          />
        ) : isUnseen(exchange) ? (
          <p class="soft">
            Of pictures, scripts and the like they are captured from a site’s first failure on: reload the page to see them.
          </p>
        ) : (
          <NotCaptured />
        )}
      </section>
      {request?.form && <Form form={request.form} />}
    </>
  );
}

function Form({ form }: { form: Readonly<Record<string, string>> }): JSX.Element {
  return (
    <section>
      <h2>Fields of the body</h2>
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
    </section>
  );
}

export function ResponseTab(props: Props): JSX.Element {
  const { exchange, hop, index, onReveal } = props;
  const language = useLanguage();
  const { response } = hop;
  if (!response) {
    const { outcome } = exchange;
    return <p>{outcome.kind === 'error' ? `There was no answer: ${outcome.error}.` : 'No answer was seen.'}</p>;
  }
  return (
    <>
      <p class="start-line">
        <strong class="fails">{response.status}</strong> {writeTime(response.receivedAt, language)}
        {response.fromCache && ', from the cache'}
      </p>
      <section>
        <h2>Headers</h2>
        {response.headers ? (
          <HeadersTable
            label="Response headers"
            headers={response.headers}
            leftOut={response.headersLeftOut}
            onReveal={(at) => onReveal(exchange.id, index, { of: 'header', side: 'response', index: at })}
          />
        ) : (
          <NotCaptured />
        )}
      </section>
      {hop === lastHop(exchange) && <UnreadAnswer {...props} />}
    </>
  );
}

/** What a page holds is not looked at before something fails there. */
const isUnseen = ({ observer, resourceType }: Exchange): boolean => observer !== 'har' && isEmbedded(resourceType);

function NotCaptured(): JSX.Element {
  return <p class="soft">They were not captured.</p>;
}
