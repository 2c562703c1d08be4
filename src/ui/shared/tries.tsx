/** "Find out which it is": the failed request asked again, one thing changed in each try, and what that shows. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import type { FixChoice } from '../../engine/fix.ts';
import { problemOf } from '../../engine/problem-of.ts';
import { type Conclusion, conclude, messages } from '../../engine/tries/conclude.ts';
import { type Plan, planTries } from '../../engine/tries/plan.ts';
import { suggestedBy } from '../../engine/tries/suggest.ts';
import { CONTROL_ID, type PlannedTry, type TriesRun, type TryRow } from '../../engine/tries/try.ts';
import type { Live } from '../source.ts';
import { liveOf } from '../state/read.ts';
import type { Store } from '../state/store.ts';
import { fixLabel } from '../words/fix-words.ts';
import { describeChange, describeOutcome, obstacles, toneOf, warnings } from '../words/try-words.ts';
import { FoldAway } from './fold-away.tsx';
import { Sentence } from './sentence.tsx';

export interface TriesProps {
  readonly exchange: Exchange;
  /** What worked before at this site. */
  readonly trail: readonly Exchange[];
  /** The last press of the button on this exchange. */
  readonly run: TriesRun | undefined;
  readonly mayOpenPrivate: Live['mayOpenPrivate'];
  readonly onStart: (tries: readonly string[]) => Promise<void>;
  readonly onCancel: (runId: string) => Promise<void>;
  /** For a certain verdict: it need not be found out. */
  readonly folded: boolean;
  readonly onFix: (choice: FixChoice) => void;
}

export type TriesSource = Pick<TriesProps, 'trail' | 'run' | 'mayOpenPrivate' | 'onStart' | 'onCancel'>;

/** What of a screen's store the tries of one exchange need; undefined where nothing can be asked again. */
export function triesOf({ source, state }: Store, exchange: Exchange, onAsk?: () => void): TriesSource | undefined {
  const live = liveOf(source, exchange);
  return (
    live && {
      trail: state.value?.trail ?? [],
      run: state.value?.tries.findLast(({ exchangeId }) => exchangeId === exchange.id),
      mayOpenPrivate: live.mayOpenPrivate,
      onStart: (tries) => {
        onAsk?.();
        return live.startTries(exchange.id, tries);
      },
      onCancel: live.cancelTries,
    }
  );
}

export function Tries(props: TriesProps): JSX.Element {
  const title = 'Find out which it is';
  const [folded] = useState(props.folded && props.run === undefined);
  if (folded)
    return (
      <section class="card folds tries" aria-label={title}>
        <FoldAway summary={title}>
          <Body {...props} />
        </FoldAway>
      </section>
    );
  return (
    <section class="card tries" aria-labelledby="tries-title">
      <h2 id="tries-title">{title}</h2>
      <Body {...props} />
    </section>
  );
}

function Body(props: TriesProps): JSX.Element {
  const plan = usePlan(props);
  const [again, setAgain] = useState<string>();
  const isPressed = useRef(false);
  const { run, onStart } = props;
  const start = (tries: readonly string[]): Promise<void> => {
    isPressed.current = true;
    return onStart(tries);
  };
  if (run !== undefined && run.id !== again)
    return <Run {...props} run={run} isPressed={isPressed.current} onAgain={() => setAgain(run.id)} />;
  return (
    <>
      {plan.kind === 'impossible' ? (
        <p class="note" data-tries="impossible" data-why={plan.why}>
          {obstacles[plan.why]}
        </p>
      ) : (
        <Planned {...props} onStart={start} tries={plan.tries} />
      )}
      <div role="status" class="result-region" />
    </>
  );
}

/** A private window is planned once it is known that it may be opened. */
function usePlan({ exchange, trail, mayOpenPrivate }: TriesProps): Plan {
  const [privateWindows, setPrivateWindows] = useState(false);
  useEffect(() => {
    void mayOpenPrivate().then(setPrivateWindows, () => undefined);
  }, []);
  return planTries(exchange, { trail, privateWindows });
}

function Planned({ tries, onStart }: TriesProps & { readonly tries: readonly PlannedTry[] }): JSX.Element {
  /** Those that are not as the plan has them. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  const isChosen = ({ id, byDefault }: PlannedTry): boolean => byDefault !== turned.has(id);
  const chosen = tries.filter(isChosen);
  const turn = (id: string): void => setTurned(new Set(turned.has(id) ? [...turned].filter((other) => other !== id) : [...turned, id]));
  const start = (): void => {
    setProblem(undefined);
    onStart(chosen.map(({ id }) => id)).catch((error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <div data-tries="planned">
      <p>
        The same request is made again, as this page would, with one thing changed at a time. Your cookies and the page stay as they are.
      </p>
      <table class="tries-table">
        <caption class="visually-hidden">What would be asked</caption>
        <tbody>
          {tries.map((one) => (
            <tr key={one.id} data-try={one.id}>
              <td>
                <label>
                  <input type="checkbox" checked={isChosen(one)} onChange={() => turn(one.id)} />
                  <span>
                    <Sentence {...describeChange(one.change, one.id === CONTROL_ID)} />
                    {one.warning && <span class="warning">{warnings[one.warning]}</span>}
                  </span>
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        <button type="button" onClick={start} disabled={chosen.length === 0} data-ask="tries">
          {buttonLabel(chosen)}
        </button>
      </div>
    </div>
  );
}

/** The control at the end is asked only where something helped. */
function buttonLabel(chosen: readonly PlannedTry[]): string {
  const n = chosen.length;
  const most = n > 1 && chosen.some(({ id }) => id === CONTROL_ID) ? 'at most ' : '';
  return n === 1 ? 'Ask once' : `Ask ${most}${n} times`;
}

/** `isPressed`: in this screen, and not in one that was closed meanwhile. */
function Run({
  run,
  isPressed,
  onAgain,
  ...props
}: TriesProps & { readonly run: TriesRun; readonly isPressed: boolean; readonly onAgain: () => void }): JSX.Element {
  const region = useRef<HTMLDivElement>(null);
  const conclusion = conclude(run);
  const isRunning = run.state === 'running';
  useEffect(() => {
    // The button that was pressed is gone: without this the next Tab would start at the top.
    if (isPressed && document.activeElement === document.body) region.current?.focus();
  }, [run.state]);
  return (
    <div data-tries={run.state}>
      <table class="tries-table">
        <caption class="visually-hidden">What was asked, and what was answered</caption>
        <thead>
          <tr>
            <th scope="col" class="column">
              Asked
            </th>
            <th scope="col" class="column">
              Answer
            </th>
          </tr>
        </thead>
        <tbody>
          {run.rows.map((row) => (
            <Row key={row.id} row={row} run={run} />
          ))}
        </tbody>
      </table>
      <div role="status" class="result-region" ref={region} tabIndex={-1} data-conclusion={conclusion?.message}>
        {isRunning && <p class="note">{progressOf(run)}</p>}
        {run.state === 'failed' && <p class="problem">{run.problem}</p>}
        {conclusion && (
          <p class="conclusion">
            <Sentence template={messages[conclusion.message]} params={conclusion.params} />
          </p>
        )}
      </div>
      <div class="buttons">
        {isRunning ? (
          <Cancel onCancel={() => props.onCancel(run.id)} />
        ) : (
          <>
            {conclusion && <SuggestedFixButton {...props} conclusion={conclusion} />}
            <button type="button" class="quiet" onClick={onAgain}>
              Choose again
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function Row({ row, run }: { readonly row: TryRow; readonly run: TriesRun }): JSX.Element {
  const status = row.outcome?.kind === 'answered' ? row.outcome.status : undefined;
  return (
    <tr data-try={row.id} data-state={row.state} data-outcome={row.outcome?.kind} data-status={status}>
      <th scope="row">
        <Sentence {...describeChange(row.change, row.id === CONTROL_ID)} />
      </th>
      <td class={toneOf(row)}>{describeOutcome(row, run.state)}</td>
    </tr>
  );
}

const progressOf = ({ rows }: TriesRun): string => {
  const done = rows.filter(({ state }) => state === 'done').length;
  return `Asking, one after the other: ${done} of ${rows.length} answered.`;
};

function Cancel({ onCancel }: { readonly onCancel: () => Promise<void> }): JSX.Element {
  const [pressed, setPressed] = useState(false);
  const cancel = (): void => {
    setPressed(true);
    void onCancel().catch(() => setPressed(false));
  };
  return (
    <button type="button" onClick={cancel} disabled={pressed}>
      {pressed ? 'Stopping…' : 'Cancel'}
    </button>
  );
}

/** The one of least cost that there is. */
function SuggestedFixButton({ exchange, conclusion, onFix }: Omit<TriesProps, 'run'> & { conclusion: Conclusion }): JSX.Element | null {
  const [choice] = suggestedBy(conclusion, exchange);
  if (choice === undefined) return null;
  return (
    <button type="button" class="primary" data-suggests={choice.fix} onClick={() => onFix(choice)}>
      {fixLabel(choice)}
    </button>
  );
}
