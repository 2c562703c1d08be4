/** Status, method and address of an exchange, as it is judged, and which part of the page asked. */

import type { JSX } from 'preact';
import type { Exchange } from '../../engine/exchange.ts';
import { writeAge, writeTime } from '../../report/words.ts';
import { factsOf } from '../state/read.ts';
import { describeAsker, readAddress } from '../words/exchange-words.ts';
import { useLanguage } from './reader.ts';
import { withBreaks } from './sentence.tsx';

export function StatusPill({ status }: { status: number | undefined }): JSX.Element {
  return <span class="pill">{status ?? 'no answer'}</span>;
}

/** The host is left out where it is the page's own. */
export function RequestText({ exchange, pageHost }: { exchange: Exchange; pageHost?: string }): JSX.Element {
  const { hop } = factsOf(exchange);
  const { host, path } = readAddress(hop.url);
  return (
    <>
      <span class="method">{hop.method}</span> <bdi class="address">{withBreaks(host === pageHost ? path : host + path)}</bdi>
    </>
  );
}

export function RequestLine({ exchange, pageHost }: { exchange: Exchange; pageHost?: string }): JSX.Element {
  const language = useLanguage();
  const { hop, status } = factsOf(exchange);
  const asker = describeAsker(exchange);
  return (
    <>
      <div class="request">
        <StatusPill status={status} />
        <span class="request-text">
          <RequestText exchange={exchange} {...(pageHost === undefined ? {} : { pageHost })} />
        </span>
        <span class="age">
          {language.now === undefined ? writeTime(hop.startedAt, language) : writeAge(hop.startedAt, language.now, language)}
        </span>
      </div>
      {asker && <p class="note asker">{asker}</p>}
      {exchange.earlierSession !== undefined && (
        <p class="note asker" data-earlier="true">
          From an earlier browser session, kept on disk, masked. Originals are not kept: nothing here can be revealed or asked again.
        </p>
      )}
    </>
  );
}
