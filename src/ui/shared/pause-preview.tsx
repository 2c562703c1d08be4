/** Which other extensions could be at fault, each to be ticked, and the buttons that find out. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ExtensionItem, type FixChoice, type FixPreview, fixes, type PauseChoice } from '../../engine/fix.ts';
import { problemOf } from '../../engine/problem-of.ts';
import { fixLabel } from '../words/fix-words.ts';
import { extensionsIn, reachWords } from '../words/pause-words.ts';
import { PreviewFrame } from './preview-frame.tsx';
import { Code } from './sentence.tsx';

interface Props {
  readonly choice: FixChoice;
  readonly onPreview: (choice: FixChoice) => Promise<FixPreview>;
  readonly onApply: (choice: FixChoice) => Promise<void>;
  readonly onCancel: () => void;
  readonly onGrant: (() => Promise<boolean>) | undefined;
}

export function PausePreview({ choice, onPreview, onApply, onCancel, onGrant }: Props): JSX.Element {
  const [preview, setPreview] = useState<FixPreview>();
  const [problem, setProblem] = useState<string>();
  /** Undefined until something was ticked or unticked: those of which little is known are not ticked at first. */
  const [changed, setChanged] = useState<ReadonlySet<string>>();
  const [running, setRunning] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);

  const attempt = (action: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    return action().catch((error) => setProblem(problemOf(error)));
  };
  const look = (): Promise<void> => attempt(async () => setPreview(await onPreview(choice)));
  useEffect(() => {
    cancel.current?.focus();
    void look();
  }, []);
  useEffect(() => first.current?.focus(), [preview]);

  const items = extensionsIn(preview?.items ?? []);
  const unticked = changed ?? new Set(items.filter(({ reach }) => reach === 'unknown').map(({ id }) => id));
  const ticked = items.filter(({ id }) => !unticked.has(id));
  const asks = preview?.asksFor !== undefined;
  const can = preview !== undefined && !asks && preview.impossible === undefined;

  const start = async (way: PauseChoice['way']): Promise<void> => {
    setRunning(true);
    await attempt(() => onApply({ ...choice, pause: { extensions: ticked.map(({ id }) => id), way } }));
    setRunning(false);
  };

  const grant = (): void => {
    // In the click itself: the browser asks at no other time.
    const asked = onGrant?.();
    void attempt(async () => {
      if (!(await asked)) throw new Error('It was not allowed, so nothing was changed.');
      await look();
    });
  };

  return (
    <PreviewFrame title={fixLabel(choice)} onCancel={onCancel}>
      {asks && <Asking canAsk={onGrant !== undefined} />}
      {preview?.impossible !== undefined && <p>{preview.impossible}</p>}
      {can && <Choice items={items} unticked={unticked} onChange={setChanged} />}
      {preview?.impossible !== undefined && items.length > 0 && !can && <Listed items={items} />}
      {preview?.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {can && <p class="note">{fixes['pause-extensions'].cost}</p>}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        {asks && onGrant && (
          <button type="button" class="primary" ref={first} onClick={grant} data-grant="management">
            Allow it
          </button>
        )}
        {can && ticked.length > 1 && (
          <button
            type="button"
            class="primary"
            ref={first}
            disabled={running}
            onClick={() => void start('one-by-one')}
            data-pause="one-by-one"
          >
            Find out which, one by one
          </button>
        )}
        {can && (
          <button
            type="button"
            class={ticked.length > 1 ? '' : 'primary'}
            ref={ticked.length > 1 ? undefined : first}
            disabled={running || ticked.length === 0}
            onClick={() => void start('together')}
            data-pause="together"
          >
            {ticked.length > 1 ? `Pause these ${ticked.length} at once` : 'Pause it and reload'}
          </button>
        )}
        <button type="button" ref={cancel} onClick={onCancel}>
          {can || (asks && onGrant) ? 'Cancel' : 'Back'}
        </button>
      </div>
    </PreviewFrame>
  );
}

function Asking({ canAsk }: { canAsk: boolean }): JSX.Element {
  return (
    <>
      <p>
        To see which other extensions there are and to switch them off for a moment, why401 needs a right that your browser asks you for
        (“Manage your apps, extensions and themes”). It is used for this alone, and you can take it back at any time.
      </p>
      {!canAsk && <p>It cannot be asked for in here: open why401 from the toolbar and choose this there.</p>}
    </>
  );
}

interface ChoiceProps {
  readonly items: readonly ExtensionItem[];
  readonly unticked: ReadonlySet<string>;
  readonly onChange: (unticked: ReadonlySet<string>) => void;
}

function Choice({ items, unticked, onChange }: ChoiceProps): JSX.Element {
  return (
    <fieldset class="extensions">
      <legend>{items.length === 1 ? 'This extension may touch the site' : `These ${items.length} extensions may touch the site`}</legend>
      {items.map(({ id, name, reach }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={!unticked.has(id)}
            data-extension={id}
            onChange={({ currentTarget: { checked } }) => {
              const others = [...unticked].filter((each) => each !== id);
              onChange(new Set(checked ? others : [...others, id]));
            }}
          />
          <span>
            {name} <span class="soft">{reachWords[reach]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Where the user has to do it: Firefox lets no add-on open the page either. */
function Listed({ items }: Pick<ChoiceProps, 'items'>): JSX.Element {
  return (
    <>
      <p>These may touch the site:</p>
      <ul class="plain">
        {items.map(({ id, name, reach }) => (
          <li key={id}>
            {name} <span class="soft">{reachWords[reach]}</span>
          </li>
        ))}
      </ul>
      <ol class="steps">
        <li>
          Open the menu ☰ › Extensions and themes, or <Code text="about:addons" />.
        </li>
        <li>Switch one of them off.</li>
        <li>Reload the page here. If it still fails, switch that one on again, and go on with the next.</li>
      </ol>
    </>
  );
}
