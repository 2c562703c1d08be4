/** What became of the fix that was run: stays until it is dismissed. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FixChoice, FixRun } from '../../engine/fix.ts';
import { problemOf } from '../../engine/problem-of.ts';
import { describeDone, describeRun, fixLabel } from '../words/fix-words.ts';
import { culpritOf, stayOff } from '../words/pause-words.ts';
import { FoldAway } from './fold-away.tsx';

interface Props {
  readonly run: FixRun | undefined;
  /** Earlier ones that can still be undone. */
  readonly undoable: readonly FixRun[];
  /** What to try where it did not help. */
  readonly next: FixChoice | undefined;
  readonly onNext: (choice: FixChoice) => void;
  readonly onUndo: (runId: string) => Promise<void>;
  readonly onStopWaiting: (runId: string) => Promise<void>;
  readonly onApply: (exchangeId: string, choice: FixChoice) => Promise<void>;
  readonly onDismiss: (runId: string) => void;
}

/** The region is there before anything is said in it, as screen readers need it. */
export function RunResult(props: Props): JSX.Element {
  return (
    <>
      <div role="status" class="result-region">
        {props.run && <Result key={props.run.id} {...props} run={props.run} />}
      </div>
      {props.undoable.length > 0 && <DoneBefore {...props} />}
    </>
  );
}

function Result({ run, next, onNext, onUndo, onStopWaiting, onApply, onDismiss }: Props & { readonly run: FixRun }): JSX.Element {
  const { tone, text } = describeRun(run);
  const [problem, setProblem] = useState<string>();
  const element = useRef<HTMLDivElement>(null);
  const isOver = tone !== 'running';

  useEffect(() => {
    // The button that was pressed is gone: without this the next Tab would start at the top.
    if (document.activeElement === document.body) element.current?.focus();
  }, []);

  const act = (action: Promise<void>): void => {
    setProblem(undefined);
    action.catch((error: unknown) => setProblem(problemOf(error)));
  };
  const culprit = culpritOf(run);

  return (
    <div class={`result ${tone}`} ref={element} tabIndex={-1} data-run={run.id} data-state={run.state} data-helped={run.helped}>
      <p>{problem ?? text}</p>
      {isOver && (
        <div class="buttons">
          {culprit && (
            <button type="button" onClick={() => act(onApply(run.exchangeId, stayOff(culprit)))} data-stay-off={culprit.id}>
              Keep {culprit.name} off
            </button>
          )}
          {run.helped === false && next !== undefined && (
            <button type="button" onClick={() => onNext(next)}>
              Next: {fixLabel(next)}
            </button>
          )}
          {run.undoable && (
            <button type="button" onClick={() => act(onUndo(run.id))}>
              Undo
            </button>
          )}
          <button type="button" class="quiet" onClick={() => onDismiss(run.id)}>
            Dismiss
          </button>
        </div>
      )}
      {!isOver && <div class="progress" aria-hidden="true" />}
      {(run.state === 'running' || (!isOver && run.search)) && (
        <div class="buttons">
          <button type="button" class="quiet" onClick={() => act(onStopWaiting(run.id))} data-stop={run.id}>
            {run.search ? 'Stop' : 'Stop waiting'}
          </button>
        </div>
      )}
    </div>
  );
}

/** Each can be undone by itself, in any order. */
function DoneBefore({ undoable, onUndo }: Pick<Props, 'undoable' | 'onUndo'>): JSX.Element {
  const [problem, setProblem] = useState<string>();
  const undo = (id: string): void => {
    setProblem(undefined);
    onUndo(id).catch((error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <section class="card folds" aria-label="Done before">
      <FoldAway summary={undoable.length === 1 ? '1 earlier change can be undone' : `${undoable.length} earlier changes can be undone`}>
        <ul class="done-before">
          {undoable.map((run) => (
            <li key={run.id} data-done={run.id}>
              {describeDone(run)}{' '}
              <button type="button" onClick={() => undo(run.id)}>
                Undo
              </button>
            </li>
          ))}
        </ul>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
      </FoldAway>
    </section>
  );
}
