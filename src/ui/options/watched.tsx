/** What is watched: which answers count as a failed sign-in, and on which sites nothing is recorded. */

import type { JSX } from 'preact';
import { faultOfHost, MOST_ENTRIES, usualStatuses } from '../../engine/settings.ts';
import { describeHostFault, faultOfStatus, meaningOf } from '../words/settings-words.ts';
import { Entries } from './entries.tsx';
import { Field } from './field.tsx';
import { type Form, isLocked } from './form.ts';

export function Watched({ form }: { form: Form }): JSX.Element {
  return (
    <section class="card" aria-labelledby="watched">
      <h2 id="watched">What is watched</h2>
      <UsualStatuses form={form} />
      <AddedStatuses form={form} />
      <LeftOutSites form={form} />
    </section>
  );
}

function UsualStatuses({ form }: { form: Form }): JSX.Element {
  const { ignoredStatuses } = form.settings;
  return (
    <Field form={form} name="ignoredStatuses" label="Answers that count as a failed sign-in" help="401 and 407 always count.">
      <ul class="statuses">
        {usualStatuses.map((status) => (
          <li key={status}>
            <label>
              <input
                type="checkbox"
                checked={!ignoredStatuses.includes(status)}
                onChange={(event) => {
                  const others = ignoredStatuses.filter((each) => each !== status);
                  form.save({ ignoredStatuses: event.currentTarget.checked ? others : [...others, status] });
                }}
              />
              <span>
                <b>{status}</b> <span class="soft">{meaningOf(status)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Field>
  );
}

function AddedStatuses({ form }: { form: Form }): JSX.Element {
  const { addedStatuses } = form.settings;
  return (
    <Field
      form={form}
      name="addedStatuses"
      label="Other answers that count"
      help="Such as 404, with which some servers hide what is not yours. Every answer with such a status is then recorded, whatever it was about."
    >
      <Entries
        id="status"
        name="Statuses that were added"
        label="Add a status"
        placeholder="404"
        inputMode="numeric"
        entries={addedStatuses.map(String)}
        noteOf={(status) => meaningOf(Number(status))}
        faultOf={(text) => faultOfStatus(text, addedStatuses)}
        onAdd={(added) => form.save({ addedStatuses: [...addedStatuses, ...added.map(Number)].sort() })}
        onRemove={(status) =>
          form.save({ addedStatuses: addedStatuses.filter((each) => String(each) !== status) }, `${status} counts no longer.`)
        }
        disabled={isLocked(form, 'addedStatuses')}
      />
    </Field>
  );
}

function LeftOutSites({ form }: { form: Form }): JSX.Element {
  const { leftOutSites } = form.settings;
  const faultOf = (text: string): string | undefined => {
    if (leftOutSites.includes(text)) return `${text} is there already.`;
    if (leftOutSites.length >= MOST_ENTRIES) return `There is room for ${MOST_ENTRIES} sites.`;
    const fault = faultOfHost(text);
    return fault && describeHostFault(fault);
  };
  return (
    <Field
      form={form}
      name="leftOutSites"
      label="Sites that are left out"
      help={
        <>
          Nothing is recorded of requests to them or from their pages. <code>intranet</code> is that host alone, <code>*.bank.example</code>{' '}
          is <code>bank.example</code> and all below it. What was recorded before stays until you clear it.
        </>
      }
    >
      <Entries
        id="site"
        name="Sites that are left out"
        label="Leave a site out"
        placeholder="*.bank.example"
        entries={leftOutSites}
        faultOf={faultOf}
        onAdd={(added) => form.save({ leftOutSites: [...leftOutSites, ...added] })}
        onRemove={(site) => form.save({ leftOutSites: leftOutSites.filter((each) => each !== site) }, `${site} is watched again.`)}
        disabled={isLocked(form, 'leftOutSites')}
      />
    </Field>
  );
}
