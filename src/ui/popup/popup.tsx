/** The popup: one screen, one answer. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import type { FixChoice } from '../../engine/fix.ts';
import type { Snapshot } from '../../engine/page.ts';
import { Announcer } from '../shared/announcer.tsx';
import { CopyButtons } from '../shared/copy-menu.tsx';
import { choicesOf, Diagnosis } from '../shared/diagnosis.tsx';
import { FoldAway } from '../shared/fold-away.tsx';
import { RunResult } from '../shared/run-result.tsx';
import { triesOf } from '../shared/tries.tsx';
import { unreadAnswerOf } from '../shared/unread-answer.tsx';
import { type Group, sortForReading } from '../state/group.ts';
import type { Store } from '../state/store.ts';
import { readAddress } from '../words/exchange-words.ts';
import { FailureList, LetGo } from './failure-list.tsx';
import { Header } from './header.tsx';
import { Disconnected, Looking, MissedBeginning, PageNotice } from './page-notice.tsx';

export function Popup({ store }: { store: Store }): JSX.Element {
  const state = store.state.value;
  if (store.connection.value === 'lost') return <Frame site="">{<Disconnected onReconnect={store.reconnect} />}</Frame>;
  if (state === undefined) return <Frame site="">{<Looking />}</Frame>;
  return <Tab store={store} state={state} />;
}

function Frame({ site, children }: { site: string; children: JSX.Element }): JSX.Element {
  return (
    <>
      <Header site={site} position={-1} total={0} onStep={() => undefined} />
      <main>{children}</main>
    </>
  );
}

/** Nobody may look there now: what was seen before is no answer to this page. */
const isBarred = ({ page }: Snapshot): boolean => page.kind === 'withheld' || page.kind === 'forbidden' || page.kind === 'left-out';

interface Choice {
  readonly key: string;
  readonly among: 'current' | 'earlier';
  /** The failure that was asked again: what comes of it may put it into another group. */
  readonly asked?: string;
}

function Tab({ store, state }: { store: Store; state: Snapshot }): JSX.Element {
  const { source } = store;
  const { live } = source;
  const choice = useSignal<Choice | undefined>(undefined);
  const chosenFix = useSignal<FixChoice | undefined>(undefined);
  const main = useRef<HTMLElement>(null);

  const current = isBarred(state) ? [] : store.current.value;
  const ids = new Set(current.map(({ id }) => id));
  const groups = sortForReading(store.group(current));
  const earlier = sortForReading(store.group(state.failures.filter(({ id }) => !ids.has(id))));
  const among = choice.value?.among === 'earlier' ? earlier : groups;
  const isAsked = ({ id }: Exchange): boolean => id === choice.value?.asked;
  const chosen = among.find(({ members }) => members.some(isAsked)) ?? among.find(({ key }) => key === choice.value?.key) ?? groups[0];
  const shown = chosen?.members.find(isAsked) ?? chosen?.newest;
  const position = chosen === undefined ? -1 : groups.indexOf(chosen);
  const site = /^https?:/.test(state.page.url) ? readAddress(state.page.url).host : '';

  // What is read stays, whatever fails meanwhile.
  useEffect(() => {
    if (choice.value === undefined && chosen !== undefined) choice.value = { key: chosen.key, among: 'current' };
  }, [chosen?.key]);

  // The browser's prompt may have closed the popup over a preview, which goes on here.
  useEffect(() => {
    void live?.management?.interrupted().then((asked) => {
      if (asked === undefined) return;
      choice.value = { key: '', among: 'current', asked };
      chosenFix.value = { fix: 'pause-extensions' };
    });
  }, []);

  const choose = (group: Group | undefined, from: Choice['among'] = 'current'): void => {
    choice.value = group && { key: group.key, among: from };
    chosenFix.value = undefined;
    scrollTo({ top: 0 });
    main.current?.focus({ preventScroll: true });
  };

  /** What is asked again stays in sight, whatever fails meanwhile. */
  const hold = (): void => {
    if (chosen && shown) choice.value = { key: chosen.key, among: choice.value?.among ?? 'current', asked: shown.id };
  };

  const ask = (): void => {
    if (!shown) return;
    hold();
    store.askAgain(shown.id);
  };

  const run = store.run.value;
  const diagnosis = shown && store.diagnosisOf(shown);
  const tried = new Set(state.runs.filter(({ url }) => url === run?.url).map(({ fix }) => fix));

  return (
    <>
      <Header site={site} position={position} total={groups.length} onStep={(to) => choose(groups[to])} />
      <main ref={main} tabIndex={-1}>
        {live && (
          <RunResult
            run={run}
            undoable={store.undoable.value}
            next={diagnosis && choicesOf(diagnosis).find(({ fix }) => !tried.has(fix))}
            onNext={(next) => {
              chosenFix.value = next;
            }}
            onUndo={live.undoFix}
            onStopWaiting={live.stopWaiting}
            onApply={live.applyFix}
            onDismiss={store.dismiss}
          />
        )}
        {chosen && position < 0 && (
          <p class="elsewhere">
            From a page that was here before.{' '}
            <button type="button" class="link" onClick={() => choose(undefined)}>
              Back to this page
            </button>
          </p>
        )}
        {!chosen && (
          <PageNotice
            page={state.page}
            onReload={() => void live?.reload()}
            onAllow={(origin) => void live?.requestAccess(origin)}
            onWatchAgain={() => void live?.watchAgain()}
          />
        )}
        {chosen && shown && diagnosis && (
          <Diagnosis
            key={chosen.key}
            {...unreadAnswerOf(store, shown)}
            onAsk={ask}
            diagnosis={diagnosis}
            facts={store.gather(shown)}
            changes={store.changesOf(chosen.newest)}
            reader="visitor"
            pageHost={site}
            tries={triesOf(store, shown, hold)}
            chosenFix={chosenFix}
            fixing={live}
            onRequest={source.request}
            onOpenPage={source.openPage}
          />
        )}
        {groups.length > 0 && (
          <section class="card">
            <h2>{countFailures(current.length)}</h2>
            <FailureList groups={groups} chosen={chosen} pageHost={site} marked onChoose={(group) => choose(group)} />
            {store.unread.value > 0 && <p class="soft">{store.unread.value} more are still being read…</p>}
          </section>
        )}
        {earlier.length > 0 && (
          <section class="card folds" aria-label="Earlier">
            <FoldAway summary="Earlier in this tab">
              <FailureList groups={earlier} chosen={chosen} pageHost={site} marked={false} onChoose={(group) => choose(group, 'earlier')} />
            </FoldAway>
          </section>
        )}
        <LetGo dropped={state.dropped} />
        {chosen && <MissedBeginning page={state.page} onReload={() => void live?.reload()} />}
      </main>
      <footer class="bottom">
        {chosen && shown && diagnosis && (
          <CopyButtons
            key={shown.id}
            exchange={shown}
            diagnosis={diagnosis}
            changes={store.changesOf(chosen.newest)}
            onRequest={source.request}
          />
        )}
        {source.openInWindow && (
          <button type="button" class="quiet" onClick={() => void source.openInWindow?.()}>
            Open in a window
          </button>
        )}
        {state.failures.length > 0 && (
          <button type="button" class="quiet" onClick={() => void live?.clear()}>
            Clear the list
          </button>
        )}
        <div class="foot">
          {live && (
            <>
              <button type="button" class="link" onClick={() => void live.openOptions()}>
                Settings
              </button>
              <button type="button" class="link" onClick={() => void live.openViewer()}>
                Explain a HAR file
              </button>
            </>
          )}
          <span class="promise">Nothing leaves this browser</span>
        </div>
      </footer>
      <Announcer failures={current.length} />
    </>
  );
}

const countFailures = (n: number): string => (n === 1 ? '1 failure on this page' : `${n} failures on this page`);
