/** The page of settings: each is saved as it is changed. */

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { problemOf } from '../../engine/problem-of.ts';
import type { SettingName, Settings } from '../../engine/settings.ts';
import { Mark } from '../shared/mark.tsx';
import { Access } from './access.tsx';
import { Erase } from './erase.tsx';
import { SettingsFile } from './file.tsx';
import type { Form } from './form.ts';
import { Kept } from './kept.tsx';
import { Shown } from './shown.tsx';
import type { OptionsSource, OptionsState } from './source.ts';
import { Watched } from './watched.tsx';

/** What was done last. */
interface Done {
  readonly text: string;
  readonly isProblem?: true;
  /** What was there before, where something is gone. */
  readonly before?: Partial<Settings>;
}

export function Options({ source }: { source: OptionsSource }): JSX.Element {
  const [state, setState] = useState<OptionsState | 'unreadable'>();
  const [done, setDone] = useState<Done>();
  useEffect(() => source.subscribe(setState), []);

  const save = (changes: Partial<Settings>, then: Done): void => {
    // What is pressed next goes on from this, and not from what the browser has told so far.
    setState((now) => (typeof now === 'object' ? { ...now, settings: { ...now.settings, ...changes } } : now));
    source.save(changes).then(
      () => setDone(then),
      (error) => setDone({ text: `This could not be saved: ${problemOf(error)}`, isProblem: true }),
    );
  };

  return (
    <>
      <header class="top">
        <Mark />
        <h1>why401 settings</h1>
      </header>
      <main>
        {state === undefined && (
          <p class="card soft" aria-busy="true">
            Still looking…
          </p>
        )}
        {state === 'unreadable' && <Unreadable />}
        {typeof state === 'object' && (
          <Sections
            form={{
              ...state,
              source,
              save: (changes, deleted) =>
                save(changes, deleted === undefined ? { text: 'Saved' } : { text: deleted, before: before(changes, state.settings) }),
            }}
          />
        )}
      </main>
      <footer class="foot">
        <p class="soft">
          why401 {source.version} · Nothing leaves this browser ·{' '}
          <button type="button" class="link" onClick={() => void source.openWelcome()}>
            What why401 does
          </button>
        </p>
      </footer>
      <div class="done" data-shown={done?.before !== undefined || done?.isProblem === true}>
        <p role="status" class={done?.isProblem ? 'problem' : undefined}>
          {done?.text}
        </p>
        {done?.before && (
          <button type="button" onClick={() => save(done.before ?? {}, { text: 'Undone' })}>
            Undo
          </button>
        )}
      </div>
    </>
  );
}

function Sections({ form }: { form: Form }): JSX.Element {
  return (
    <>
      <Watched form={form} />
      <Kept form={form} />
      <Shown form={form} />
      <Access source={form.source} />
      <SettingsFile form={form} />
      <Erase source={form.source} />
    </>
  );
}

const Unreadable = (): JSX.Element => (
  <section class="card" role="alert">
    <h2>The settings could not be read</h2>
    <p>The browser does not give why401 what it keeps. Until it does, why401 works as after its installation. Nothing was changed.</p>
    <button type="button" onClick={() => location.reload()}>
      Try again
    </button>
  </section>
);

/** What these settings were. */
const before = (changes: Partial<Settings>, settings: Settings): Partial<Settings> =>
  Object.fromEntries((Object.keys(changes) as SettingName[]).map((name) => [name, settings[name]]));
