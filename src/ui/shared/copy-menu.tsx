/** One failure to take along: as a report, or its request for another tool. With its secrets only after a warning and a second click. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { targets } from '../../report/copy-as/index.ts';
import type { Target } from '../../report/copy-as/target.ts';
import { warnOfSecrets } from '../words/copy-words.ts';
import { type Copied, type CopyProps, useCopying } from './copying.ts';

export function CopyMenu(props: CopyProps): JSX.Element {
  const copying = useCopying(props);
  const withSecrets = useSignal(false);
  const warned = useSignal<Target | undefined>(undefined);
  const hidden = warned.value ? copying.hiddenOf(warned.value) : [];

  const choose = (target: Target): void => {
    warned.value = undefined;
    if (withSecrets.value && copying.hiddenOf(target).length > 0) {
      copying.clear();
      warned.value = target;
    } else copying.masked(target);
  };

  return (
    <div class="copy">
      <div class="buttons">
        <button
          type="button"
          data-copy="report"
          onClick={() => {
            warned.value = undefined;
            copying.report();
          }}
        >
          Report
        </button>
        {targets.map((target) => (
          <button key={target.id} type="button" data-copy={target.id} onClick={() => choose(target)}>
            {target.label}
          </button>
        ))}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={withSecrets.value}
          onChange={({ currentTarget }) => {
            withSecrets.value = currentTarget.checked;
            warned.value = undefined;
          }}
        />
        With secrets
      </label>
      {warned.value && (
        <Warning
          key={warned.value.id}
          label={warned.value.label}
          text={warnOfSecrets(hidden)}
          onConfirm={() => {
            if (warned.value) copying.whole(warned.value);
            warned.value = undefined;
            withSecrets.value = false;
          }}
          onCancel={() => {
            warned.value = undefined;
          }}
        />
      )}
      <Outcome outcome={copying.outcome.value} />
    </div>
  );
}

/** What most people need, at hand. */
export function CopyButtons(props: CopyProps): JSX.Element {
  const copying = useCopying(props);
  const [curl] = targets as readonly [Target, ...Target[]];
  return (
    <>
      <button type="button" class="quiet" onClick={copying.report}>
        Copy report
      </button>
      <button type="button" class="quiet" onClick={() => copying.masked(curl)}>
        Copy as {curl.label}
      </button>
      <Outcome outcome={copying.outcome.value} />
    </>
  );
}

interface WarningProps {
  readonly label: string;
  readonly text: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function Warning({ label, text, onConfirm, onCancel }: WarningProps): JSX.Element {
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  return (
    <div class="copy-warning">
      <p id="copy-warning">{text}</p>
      <div class="buttons">
        <button type="button" ref={confirm} aria-describedby="copy-warning" data-copy="confirm" onClick={onConfirm}>
          Copy {label} with secrets
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

/** The region is there before anything is said in it, as screen readers need it. */
function Outcome({ outcome }: { outcome: Copied | undefined }): JSX.Element {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: without this the next Tab would start at the top.
    if (outcome && document.activeElement === document.body) region.current?.focus();
  }, [outcome]);
  return (
    <>
      <div role="status" class="copied" data-copied={outcome?.tone} ref={region} tabIndex={-1}>
        {outcome && <p>{outcome.text}</p>}
      </div>
      {outcome?.byHand !== undefined && <ByHand text={outcome.byHand} />}
    </>
  );
}

function ByHand({ text }: { text: string }): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), [text]);
  return <textarea class="by-hand" ref={area} readOnly rows={6} aria-label="What to copy" value={text} />;
}
