/** What is kept and how long. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST_DAYS } from '../../engine/settings.ts';
import { daysText, faultOfDays } from '../words/settings-words.ts';
import { Field } from './field.tsx';
import type { Form } from './form.ts';

/** What is offered first. */
const DAYS = 7;

export function Kept({ form }: { form: Form }): JSX.Element {
  const { keepDays } = form.settings;
  /** How many failures would go, while that is asked. */
  const [going, setGoing] = useState<number>();

  const stop = async (): Promise<void> => {
    const { kept } = await form.source.previewErasure().catch(() => ({ kept: 0 }));
    if (kept === 0) form.save({ keepDays: 0 });
    else setGoing(kept);
  };

  return (
    <section class="card" aria-labelledby="kept">
      <h2 id="kept">What is kept</h2>
      <Field
        form={form}
        name="keepDays"
        label="How long failures are kept"
        help="On disk, the log stands as you see it here: masked, without the originals, and never anything of private windows. The panel shows it again in later sessions."
      >
        <div class="choices down">
          <label>
            <input type="radio" name="keep" checked={keepDays === 0} onChange={() => void stop()} />
            Until the browser closes, and not on disk
          </label>
          <label>
            <input
              type="radio"
              name="keep"
              checked={keepDays > 0}
              onChange={() => {
                setGoing(undefined);
                if (keepDays === 0) form.save({ keepDays: DAYS });
              }}
            />
            On disk, for some days
          </label>
        </div>
        {going !== undefined && (
          <Going
            count={going}
            onAgree={() => {
              setGoing(undefined);
              form.save({ keepDays: 0 });
            }}
            onCancel={() => setGoing(undefined)}
          />
        )}
        {keepDays > 0 && <Days key={keepDays} days={keepDays} onChange={(days) => form.save({ keepDays: days })} />}
      </Field>
    </section>
  );
}

function Going({ count, onAgree, onCancel }: { count: number; onAgree: () => void; onCancel: () => void }): JSX.Element {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <div class="asked">
      <p ref={text} tabIndex={-1}>
        {count === 1 ? 'The failure that is on disk is' : `The ${count} failures that are on disk are`} then deleted, and cannot be brought
        back.
      </p>
      <div class="buttons">
        <button type="button" class="danger" onClick={onAgree}>
          Delete and keep nothing on disk
        </button>
        <button type="button" onClick={onCancel}>
          Go on keeping
        </button>
      </div>
    </div>
  );
}

function Days({ days, onChange }: { days: number; onChange: (days: number) => void }): JSX.Element {
  const [fault, setFault] = useState<string>();
  return (
    <div class="add">
      <label for="days">Days</label>
      <div>
        <input
          id="days"
          class="short"
          type="number"
          min={1}
          max={MOST_DAYS}
          defaultValue={String(days)}
          aria-invalid={fault !== undefined}
          aria-describedby={`days-help${fault === undefined ? '' : ' days-fault'}`}
          onChange={(event) => {
            const text = event.currentTarget.value;
            const found = faultOfDays(text);
            setFault(found);
            if (found === undefined && Number(text) !== days) onChange(Number(text));
          }}
        />
      </div>
      <p class="help" id="days-help">
        What is older than {daysText(days)} is let go when the browser starts, and daily.
      </p>
      <p class="problem" id="days-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
