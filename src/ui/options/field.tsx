/** One setting with its name, its help, and what is wrong with it. */

import type { ComponentChildren, JSX } from 'preact';
import type { SettingName } from '../../engine/settings.ts';
import { type Form, isLocked } from './form.ts';

interface Props {
  readonly form: Form;
  readonly name: SettingName;
  readonly label: string;
  readonly help: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A group of controls. `fieldset` tells which group a control belongs to, and why it cannot be changed. */
export function Field({ form, name, label, help, children }: Props): JSX.Element {
  const locked = isLocked(form, name);
  return (
    <fieldset class="field" data-setting={name} disabled={locked} aria-describedby={`${name}-help`}>
      <legend>{label}</legend>
      {locked && <Locked />}
      <p class="help" id={`${name}-help`}>
        {help}
      </p>
      <Bad form={form} name={name} />
      {children}
    </fieldset>
  );
}

const Locked = (): JSX.Element => (
  <p class="locked">
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M3.5 5.5V4a2.5 2.5 0 0 1 5 0v1.5" />
      <rect x="2" y="5.5" width="8" height="5.5" rx="1.25" />
    </svg>
    Set by your organisation
  </p>
);

/** What stood there and could not be taken. */
function Bad({ form, name }: Pick<Props, 'form' | 'name'>): JSX.Element | null {
  const values = form.bad.filter((each) => each.name === name).map(({ value }) => value);
  if (values.length === 0) return null;
  return (
    <p class="problem" data-bad={name}>
      What was kept here could not be read, and was left aside: <code>{values.join(', ')}</code>
    </p>
  );
}

interface ChoiceProps<Value extends string | number> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly labelOf: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

export function Choice<Value extends string | number>({ name, values, chosen, labelOf, onChoose }: ChoiceProps<Value>): JSX.Element {
  return (
    <div class="choices">
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          {labelOf(value)}
        </label>
      ))}
    </div>
  );
}
