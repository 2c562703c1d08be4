/** One failure in full. */

import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import type { FixChoice } from '../../engine/fix.ts';
import { choicesOf, Diagnosis } from '../shared/diagnosis.tsx';
import { RunResult } from '../shared/run-result.tsx';
import { triesOf } from '../shared/tries.tsx';
import { unreadAnswerOf } from '../shared/unread-answer.tsx';
import { factsOf, liveOf } from '../state/read.ts';
import type { Store } from '../state/store.ts';
import { CompareTab } from './compare/compare-tab.tsx';
import { CookiesTab } from './detail/cookies-tab.tsx';
import { HopList } from './detail/hop-list.tsx';
import { RequestTab, ResponseTab } from './detail/message-tabs.tsx';
import { TokenTab } from './detail/token-tab.tsx';
import { FlowTab } from './flow/flow-tab.tsx';
import { Tabs } from './tabs.tsx';

const tabs = [
  { id: 'diagnosis', label: 'Diagnosis' },
  { id: 'request', label: 'Request' },
  { id: 'response', label: 'Response' },
  { id: 'cookies', label: 'Cookies' },
  { id: 'token', label: 'Token' },
  { id: 'flow', label: 'Flow' },
  { id: 'compare', label: 'Compare' },
] as const;

export type TabId = (typeof tabs)[number]['id'];

interface Props {
  readonly store: Store;
  readonly exchange: Exchange;
  readonly pageHost: string;
  /** Stays as it is from one failure to the next. */
  readonly tab: Signal<TabId>;
  /** The hop that was asked for; undefined: the one that is judged. */
  readonly hop: number | undefined;
  /** Leads to another failure of the log, at this hop. */
  readonly onExchange: (exchangeId: string, hop: number) => void;
}

export function Detail({ store, exchange, pageHost, tab, hop: asked, onExchange }: Props): JSX.Element {
  const chosenHop = useSignal(asked ?? exchange.hops.indexOf(factsOf(exchange).hop));
  const hop = exchange.hops[chosenHop.value] ?? exchange.hops[0];
  const answer = unreadAnswerOf(store, exchange);
  const { failures = [] } = store.state.value ?? {};
  const known = store.known();
  // Values of two browser sessions cannot be compared: each has fingerprints of its own.
  const others = useMemo(
    () => known.filter(({ earlierSession }) => earlierSession === exchange.earlierSession),
    [known, exchange.earlierSession],
  );
  const facts = store.gather(exchange);
  const judged = exchange.hops.indexOf(facts.hop) === chosenHop.value;
  const verdictEvidence = store.diagnosisOf(exchange).verdicts[0]?.evidence ?? [];
  const evidence = judged ? verdictEvidence : [];
  const message = { ...answer, hop, index: chosenHop.value, facts, evidence, source: store.source };
  return (
    <Tabs tabs={tabs} chosen={tab}>
      {tab.value === 'diagnosis' && <DiagnosisTab store={store} exchange={exchange} pageHost={pageHost} />}
      {['request', 'response', 'token'].includes(tab.value) && <HopList hops={exchange.hops} chosen={chosenHop} />}
      {tab.value === 'request' && <RequestTab {...message} key={chosenHop.value} />}
      {tab.value === 'response' && <ResponseTab {...message} key={chosenHop.value} />}
      {tab.value === 'token' && <TokenTab {...message} key={chosenHop.value} />}
      {tab.value === 'cookies' && <CookiesTab exchange={exchange} evidence={verdictEvidence} source={store.source} />}
      {tab.value === 'flow' && (
        <FlowTab
          exchange={exchange}
          others={others}
          isInLog={(id) => failures.some((each) => each.id === id)}
          onStep={(id, hop) => {
            tab.value = 'request';
            if (id === exchange.id) chosenHop.value = hop;
            else onExchange(id, hop);
          }}
        />
      )}
      {tab.value === 'compare' && <CompareTab exchange={exchange} success={store.changesOf(exchange)?.success.exchange} others={others} />}
    </Tabs>
  );
}

function DiagnosisTab({ store, exchange, pageHost }: Omit<Props, 'tab' | 'hop' | 'onExchange'>): JSX.Element {
  const chosenFix = useSignal<FixChoice | undefined>(undefined);
  const { source, state } = store;
  const diagnosis = store.diagnosisOf(exchange);
  const run = store.run.value;
  const tried = new Set(state.value?.runs.filter(({ url }) => url === run?.url).map(({ fix }) => fix));
  return (
    <>
      {source.live && (
        <RunResult
          run={run}
          undoable={store.undoable.value}
          next={choicesOf(diagnosis).find(({ fix }) => !tried.has(fix))}
          onNext={(next) => {
            chosenFix.value = next;
          }}
          onUndo={source.live.undoFix}
          onStopWaiting={source.live.stopWaiting}
          onApply={source.live.applyFix}
          onDismiss={store.dismiss}
        />
      )}
      <Diagnosis
        {...unreadAnswerOf(store, exchange)}
        diagnosis={diagnosis}
        facts={store.gather(exchange)}
        changes={store.changesOf(exchange)}
        reader="developer"
        pageHost={pageHost}
        tries={triesOf(store, exchange)}
        chosenFix={chosenFix}
        fixing={liveOf(source, exchange)}
        onRequest={source.request}
        onOpenPage={source.openPage}
      />
    </>
  );
}
