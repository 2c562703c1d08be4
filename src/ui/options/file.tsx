/** Settings into a file, and out of one: what will change is shown before it is taken. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemOf } from '../../engine/problem-of.ts';
import type { SettingName, Settings } from '../../engine/settings.ts';
import { describeSetting, settingNames } from '../words/settings-words.ts';
import { type Form, isLocked } from './form.ts';
import type { ReadSettings } from './source.ts';

type Import = { readonly name: string } & ({ readonly read: ReadSettings } | { readonly problem: string });

export function SettingsFile({ form }: { form: Form }): JSX.Element {
  const { source, settings } = form;
  const [file, setFile] = useState<Import>();

  const open = async (input: HTMLInputElement): Promise<void> => {
    const [chosen] = input.files ?? [];
    if (!chosen) return;
    try {
      setFile({ name: chosen.name, read: source.read(await chosen.text()) });
    } catch (error) {
      setFile({ name: chosen.name, problem: problemOf(error) });
    }
    // The same file may be chosen again.
    input.value = '';
  };

  return (
    <section class="card" aria-labelledby="file">
      <h2 id="file">Settings as a file</h2>
      <p class="help">For another computer, or for others. It holds these settings and nothing else.</p>
      <div class="buttons">
        <button type="button" onClick={() => download('why401-settings.json', source.write(settings))}>
          Export
        </button>
        <label class="file">
          Import…
          <input type="file" accept=".json,application/json" onChange={(event) => void open(event.currentTarget)} />
        </label>
      </div>
      {file && <Preview key={file.name} file={file} form={form} onDone={() => setFile(undefined)} />}
    </section>
  );
}

function Preview({ file, form, onDone }: { file: Import; form: Form; onDone: () => void }): JSX.Element {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [file]);
  if ('problem' in file)
    return (
      <div class="asked">
        <h3 ref={head} tabIndex={-1}>
          {file.name}
        </h3>
        <p class="problem">{file.problem} Nothing was changed.</p>
      </div>
    );
  const { values, bad, isNewer } = file.read;
  const changed = (Object.keys(values) as SettingName[]).filter((name) => differs(name, values, form.settings));
  const open = changed.filter((name) => !isLocked(form, name));
  const taken = Object.fromEntries(open.map((name) => [name, values[name]])) as Partial<Settings>;
  return (
    <div class="asked" data-import={open.length}>
      <h3 ref={head} tabIndex={-1}>
        {open.length === 0 ? `${file.name} changes nothing` : `What ${file.name} changes`}
      </h3>
      {isNewer && <p class="help">It was written by a newer why401: what this one does not know is left aside.</p>}
      {changed.length > 0 && (
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Now</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((name) => (
              <tr key={name}>
                <th scope="row">{settingNames[name]}</th>
                <td>{describeSetting(name, form.settings)}</td>
                <td>
                  {isLocked(form, name) ? 'As it is: set by your organisation' : describeSetting(name, { ...form.settings, ...values })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {bad.map(({ name, value }) => (
        <p class="problem" key={`${name} ${value}`}>
          {settingNames[name]}: <code>{value}</code> is none, and is left aside.
        </p>
      ))}
      {taken.keepDays === 0 && <p class="problem">What is kept on disk is then deleted, and an undo does not bring it back.</p>}
      <div class="buttons">
        {open.length > 0 && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              form.save(taken, `The settings of ${file.name} were taken.`);
              onDone();
            }}
          >
            Take these settings
          </button>
        )}
        <button type="button" onClick={onDone}>
          {open.length > 0 ? 'Cancel' : 'Close'}
        </button>
      </div>
    </div>
  );
}

const differs = (name: SettingName, a: Partial<Settings>, b: Settings): boolean => JSON.stringify(a[name]) !== JSON.stringify(b[name]);

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
