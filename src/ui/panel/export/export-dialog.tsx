/** Asks what to export, warns of what is in it, and says what was taken out. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Exporter } from '../../exporter.ts';
import { FoldAway } from '../../shared/fold-away.tsx';
import type { Store } from '../../state/store.ts';
import { staying, WHY_IT_STAYS } from '../../words/export-words.ts';
import { type Choice, type Format, formats, type Scopes, type Which } from './choice.ts';
import { type Step, useExporting } from './exporting.ts';

interface Props {
  readonly scopes: Scopes;
  readonly store: Store;
  readonly exporter: Exporter;
  readonly onClose: () => void;
}

export function ExportDialog({ scopes, store, exporter, onClose }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const exporting = useExporting(scopes, store, exporter);
  const choice = useSignal<Choice>({ format: 'har', which: narrowest(scopes), withSecrets: false });
  const step = exporting.step.value;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="export"
      ref={dialog}
      aria-labelledby="export-title"
      onClose={onClose}
      onKeyDown={(event) => {
        // Developer tools open a drawer with it.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 id="export-title">Export</h2>
      {step.kind === 'choosing' || step.kind === 'working' ? (
        <ChoiceForm
          scopes={scopes}
          choice={choice.value}
          working={step.kind === 'working'}
          onChoice={(changed) => {
            choice.value = { ...choice.value, ...changed };
          }}
          onSave={() => exporting.save(choice.value)}
          onCopy={() => exporting.copy(choice.value)}
          onCancel={() => dialog.current?.close()}
        />
      ) : (
        <Result key={step.kind} step={step} onAgain={exporting.again} onClose={() => dialog.current?.close()} />
      )}
      <div role="status" class="visually-hidden">
        {step.kind === 'done' ? [step.done, ...step.receipt].join(' ') : step.kind === 'working' ? 'Writing…' : ''}
      </div>
    </dialog>
  );
}

/** What the filter shows, where it hides something. */
const narrowest = ({ all, shown }: Scopes): Which => (shown.length > 0 && shown.length < all.length ? 'shown' : 'all');

interface FormProps {
  readonly scopes: Scopes;
  readonly choice: Choice;
  readonly working: boolean;
  readonly onChoice: (changed: Partial<Choice>) => void;
  readonly onSave: () => void;
  readonly onCopy: () => void;
  readonly onCancel: () => void;
}

function ChoiceForm({ scopes, choice, working, onChoice, onSave, onCopy, onCancel }: FormProps): JSX.Element {
  const { format, which, withSecrets } = choice;
  const isHar = format === 'har';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <fieldset>
        <legend>Which failures</legend>
        {(Object.keys(scopeLabels) as Which[])
          .filter((each) => scopes[each].length > 0 && (each !== 'shown' || scopes.shown.length < scopes.all.length))
          .map((each) => (
            <Radio key={each} name="which" checked={which === each} onChoose={() => onChoice({ which: each })}>
              {scopeLabels[each](scopes[each].length)}
            </Radio>
          ))}
      </fieldset>
      <fieldset>
        <legend>Format</legend>
        {(Object.keys(formats) as Format[]).map((each) => (
          <Radio key={each} name="format" checked={format === each} onChoose={() => onChoice({ format: each, withSecrets: false })}>
            {formats[each].label} <span class="about">{formats[each].about}</span>
          </Radio>
        ))}
      </fieldset>
      {isHar && (
        <fieldset>
          <legend>Passwords, tokens, cookies</legend>
          <Radio name="secrets" checked={!withSecrets} onChoose={() => onChoice({ withSecrets: false })}>
            Leave them out <span class="about">Safe to send to others</span>
          </Radio>
          <Radio name="secrets" checked={withSecrets} onChoose={() => onChoice({ withSecrets: true })}>
            Keep them <span class="about">You are told what is in it first</span>
          </Radio>
        </fieldset>
      )}
      <div class="buttons">
        <button type="submit" class="primary" disabled={working}>
          {working ? 'Writing…' : withSecrets ? 'See what is in it' : 'Save'}
        </button>
        {!isHar && (
          <button type="button" disabled={working} onClick={onCopy}>
            Copy
          </button>
        )}
        <button type="button" class="quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

const scopeLabels: Readonly<Record<Which, (n: number) => string>> = {
  all: (n) => `All ${n}`,
  shown: (n) => `The ${n} that the filter shows`,
  chosen: () => 'The chosen one',
};

interface RadioProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

const Radio = ({ name, checked, onChoose, children }: RadioProps): JSX.Element => (
  <label>
    <input type="radio" name={name} checked={checked} onChange={onChoose} />
    <span>{children}</span>
  </label>
);

interface ResultProps {
  readonly step: Exclude<Step, { kind: 'choosing' | 'working' }>;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Result({ step, onAgain, onClose }: ResultProps): JSX.Element {
  const first = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone.
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      {step.kind === 'warned' && (
        <p class="export-warning" id="export-warning">
          {step.warning}
        </p>
      )}
      {step.kind === 'done' && <Receipt step={step} />}
      {step.kind === 'problem' && (
        <p class="export-problem" role="alert">
          {step.problem}
        </p>
      )}
      {step.kind === 'problem' && step.byHand !== undefined && (
        <textarea class="by-hand" readOnly rows={6} aria-label="What to copy" value={step.byHand} />
      )}
      <div class="buttons">
        {step.kind === 'warned' ? (
          <>
            <button type="button" ref={first} aria-describedby="export-warning" onClick={step.save}>
              Save with secrets
            </button>
            <button type="button" class="quiet" onClick={onAgain}>
              Back
            </button>
          </>
        ) : (
          <>
            <button type="button" ref={first} onClick={onClose}>
              Close
            </button>
            <button type="button" class="quiet" onClick={onAgain}>
              Export more
            </button>
          </>
        )}
      </div>
    </>
  );
}

function Receipt({ step: { done, receipt, masked } }: { step: Extract<Step, { kind: 'done' }> }): JSX.Element {
  return (
    <div class="receipt">
      <p class="done">{done}</p>
      {receipt.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {masked && (
        <FoldAway summary="What stays in it, and why">
          <ul>
            {staying.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p>{WHY_IT_STAYS}</p>
        </FoldAway>
      )}
    </div>
  );
}
