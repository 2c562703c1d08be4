/** How things are shown: how long a secret stays in clear, and in which colours. */

import type { JSX } from 'preact';
import { revealChoices, themes } from '../../engine/settings.ts';
import { revealText, themeNames } from '../words/settings-words.ts';
import { Choice, Field } from './field.tsx';
import type { Form } from './form.ts';

export function Shown({ form }: { form: Form }): JSX.Element {
  const { revealSeconds, theme } = form.settings;
  return (
    <section class="card" aria-labelledby="shown">
      <h2 id="shown">What is shown</h2>
      <Field
        form={form}
        name="revealSeconds"
        label="How long a revealed value stays in clear"
        help="Passwords, tokens, keys and cookies are masked until you press Reveal on one of them."
      >
        <Choice
          name="reveal"
          values={revealChoices}
          chosen={revealSeconds}
          labelOf={revealText}
          onChoose={(seconds) => form.save({ revealSeconds: seconds })}
        />
      </Field>
      <Field form={form} name="theme" label="Colours" help="In the developer tools, “As the browser” is their own theme.">
        <Choice
          name="theme"
          values={themes}
          chosen={theme}
          labelOf={(each) => themeNames[each]}
          onChoose={(chosen) => form.save({ theme: chosen })}
        />
      </Field>
    </section>
  );
}
