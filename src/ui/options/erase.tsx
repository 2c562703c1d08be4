/** Everything goes: what that is, and what could then not be undone, is said before. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Erasure } from '../../engine/erasure.ts';
import { problemOf } from '../../engine/problem-of.ts';
import { describeErasure, describeLost } from '../words/settings-words.ts';
import type { OptionsSource } from './source.ts';

type State =
  | { readonly kind: 'asked'; readonly erasure: Erasure }
  | { readonly kind: 'erasing' | 'done' }
  | { readonly kind: 'problem'; readonly problem: string };

export function Erase({ source }: { source: OptionsSource }): JSX.Element {
  const [state, setState] = useState<State>();
  const fail = (error: unknown): void => setState({ kind: 'problem', problem: problemOf(error) });
  const ask = (): void => void source.previewErasure().then((erasure) => setState({ kind: 'asked', erasure }), fail);
  const erase = (): void => {
    setState({ kind: 'erasing' });
    source.erase().then((left) => setState(left === undefined ? { kind: 'done' } : { kind: 'problem', problem: left }), fail);
  };
  return (
    <section class="card" aria-labelledby="erase">
      <h2 id="erase">Erase everything</h2>
      <p class="help">All that why401 keeps in this browser, in its memory and on disk. Your sites keep their cookies and sign-ins.</p>
      {state?.kind === 'asked' ? (
        <Asked erasure={state.erasure} onErase={erase} onCancel={() => setState(undefined)} />
      ) : (
        <button type="button" class="danger" disabled={state?.kind === 'erasing'} onClick={ask}>
          Erase everything…
        </button>
      )}
      <p role="status" class={state?.kind === 'problem' ? 'problem' : 'soft'}>
        {state?.kind === 'done' && 'Everything is erased.'}
        {state?.kind === 'problem' && state.problem}
      </p>
    </section>
  );
}

function Asked({ erasure, onErase, onCancel }: { erasure: Erasure; onErase: () => void; onCancel: () => void }): JSX.Element {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { lost, paused } = erasure;
  return (
    <div class="asked">
      <h3 ref={head} tabIndex={-1}>
        This goes, and cannot be brought back
      </h3>
      <ul>
        {describeErasure(erasure).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lost.length > 0 && (
        <div class="warned">
          <p>
            <b>
              {lost.length === 1 ? 'This fix can be undone now, and not afterwards:' : 'These fixes can be undone now, and not afterwards:'}
            </b>
          </p>
          <ul>
            {lost.map((run) => (
              <li key={run.id}>{describeLost(run)}</li>
            ))}
          </ul>
        </div>
      )}
      {paused.length > 0 && <p class="warned">Switched on again first: {paused.map(({ name }) => name).join(', ')}.</p>}
      <div class="buttons">
        <button type="button" class="danger" onClick={onErase}>
          Erase everything
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
