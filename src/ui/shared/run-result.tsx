/** What became of the fix that was run: stays until it is dismissed. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FixChoice, FixRun } from '../../engine/fix.ts';
import { describeRun, fixLabel } from '../words/fix-words.ts';
import { culpritOf, stayOff } from '../words/pause-words.ts';

interface Props {
  readonly run: FixRun | undefined;
  /** What to try where it did not help. */
  readonly next: FixChoice | undefined;
  readonly onNext: (choice: FixChoice) => void;
  readonly onUndo: (runId: string) => Promise<void>;
  readonly onApply: (exchangeId: string, choice: FixChoice) => Promise<void>;
  readonly onDismiss: (runId: string) => void;
}

/** The region is there before anything is said in it, as screen readers need it. */
export function RunResult(props: Props): JSX.Element {
  return (
    <div role="status" class="result-region">
      {props.run && <Result key={props.run.id} {...props} run={props.run} />}
    </div>
  );
}

function Result({ run, next, onNext, onUndo, onApply, onDismiss }: Props & { readonly run: FixRun }): JSX.Element {
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
    action.catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
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
      {!isOver && run.search && (
        <div class="buttons">
          <button type="button" onClick={() => act(onUndo(run.id))} data-stop={run.id}>
            Stop
          </button>
        </div>
      )}
    </div>
  );
}
