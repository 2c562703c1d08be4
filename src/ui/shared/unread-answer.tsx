/** What a failed answer says was not seen: what can be done about that, each on a click. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isUnread, mayAskAgain } from '../../engine/ask-again.ts';
import type { Exchange } from '../../engine/exchange.ts';
import type { AnswerReading } from '../source.ts';
import { liveOf } from '../state/read.ts';
import type { Asked, Store } from '../state/store.ts';
import { describeAsked } from '../words/asked-words.ts';

export interface UnreadAnswerProps {
  readonly exchange: Exchange;
  /** Undefined where it was not asked again. */
  readonly asked: Asked | undefined;
  /** Undefined where it cannot be. */
  readonly onAsk: (() => void) | undefined;
  readonly reading: AnswerReading | undefined;
}

export function unreadAnswerOf(store: Store, exchange: Exchange): UnreadAnswerProps {
  const live = liveOf(store.source, exchange);
  return {
    exchange,
    asked: store.asked.value.get(exchange.id),
    onAsk: live && (() => store.askAgain(exchange.id)),
    reading: live?.answerReading,
  };
}

export function UnreadAnswer({ exchange, asked, onAsk, reading }: UnreadAnswerProps): JSX.Element | null {
  const granted = useGranted(reading);
  const unread = isUnread(exchange);
  const askable = unread && onAsk !== undefined && mayAskAgain(exchange);
  const grantable = unread && reading !== undefined && granted.value !== undefined;
  if (!askable && !grantable && asked === undefined) return null;
  const isOpen = asked === undefined || asked.kind === 'silent' || asked.kind === 'problem';
  return (
    <section class="card unread" aria-labelledby="unread-title">
      <h2 id="unread-title">What the answer says</h2>
      {unread && isOpen && <p>It was not seen. It may tell why.</p>}
      {askable && isOpen && (
        <div class="offer">
          <button type="button" onClick={onAsk} data-ask="read-answer">
            Ask again and read the answer
          </button>
          <p class="note">Sends the same request once more, as this page would.</p>
        </div>
      )}
      <Outcome asked={asked} />
      {grantable && <Grant granted={granted.value ?? false} onGrant={granted.grant} />}
    </section>
  );
}

/** The region is there before anything is said in it, as screen readers need it. */
function Outcome({ asked }: { asked: Asked | undefined }): JSX.Element {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: without this the next Tab would start at the top.
    if (asked && document.activeElement === document.body) region.current?.focus();
  }, [asked?.kind]);
  const words = asked && describeAsked(asked);
  return (
    <div role="status" class={words ? `result ${words.tone}` : 'result-region'} ref={region} tabIndex={-1} data-asked={asked?.kind}>
      {words && <p>{words.text}</p>}
      {asked?.kind === 'asking' && <div class="progress" aria-hidden="true" />}
    </div>
  );
}

function Grant({ granted, onGrant }: { granted: boolean; onGrant: () => void }): JSX.Element {
  return (
    <div role="status" class="offer" data-reading={granted ? 'granted' : 'grantable'}>
      {granted ? (
        <p>Answers are read as they arrive, once Firefox has started why401 anew: after half a minute of rest.</p>
      ) : (
        <>
          <button type="button" onClick={onGrant} data-grant="read-answers">
            Let why401 read answers
          </button>
          <p class="note">So that answers can be read as they arrive: Firefox asks for this separately. Nothing leaves the browser.</p>
        </>
      )}
    </div>
  );
}

/** Undefined until it is known. */
function useGranted(reading: AnswerReading | undefined): { readonly value: boolean | undefined; readonly grant: () => void } {
  const [value, setValue] = useState<boolean>();
  useEffect(() => {
    void reading?.granted().then(setValue);
  }, [reading]);
  return { value, grant: () => void reading?.grant().then(setValue) };
}
