/** What changed since it last worked: in the popup a few lines and the rest folded, in the panel a table of then and now. */

import type { ComponentChildren, JSX } from 'preact';
import type { Changes } from '../../engine/facts/changes.ts';
import { describeChanges } from '../../report/changes.ts';
import { writeThenAndNow } from '../../report/then-and-now.ts';
import type { Part, Reader } from '../../report/words.ts';
import { FoldAway } from './fold-away.tsx';
import { useLanguage } from './reader.ts';
import { Parts } from './sentence.tsx';

/** A visitor reads so many at once, the first of them being when it worked; what is beyond is folded. */
const MAX_LINES = 4;

export function SinceItWorked({ changes, reader }: { changes: Changes; reader: Reader }): JSX.Element {
  const { when, changed, rest } = describeChanges(changes, reader, useLanguage());
  if (reader === 'developer') {
    return (
      <Section changes={changes} when={when}>
        <ThenAndNow changes={changes} />
        <Rest rest={rest} />
      </Section>
    );
  }
  const fits = 1 + changed.length + (rest.length > 0 ? 1 : 0) <= MAX_LINES;
  const shown = fits ? changed : changed.slice(0, MAX_LINES - 1);
  const folded = changed.slice(shown.length);
  return (
    <Section changes={changes} when={when}>
      <Lines lines={shown} />
      {fits && <Rest rest={rest} />}
      {changed.length > 0 && (
        <FoldAway summary={folded.length > 0 ? `${folded.length} more, and what exactly` : 'What exactly'}>
          <Lines lines={folded} />
          {!fits && <Rest rest={rest} />}
          <ThenAndNow changes={changes} />
        </FoldAway>
      )}
    </Section>
  );
}

function Section({ changes, when, children }: { changes: Changes; when: readonly Part[]; children: ComponentChildren }): JSX.Element {
  return (
    <section class="card since" data-likeness={changes.success.likeness}>
      <h2>Since it last worked</h2>
      <p>
        <Parts parts={when} />
      </p>
      {children}
    </section>
  );
}

function Rest({ rest }: { rest: readonly Part[] }): JSX.Element | null {
  return rest.length === 0 ? null : (
    <p class="soft">
      <Parts parts={rest} />
    </p>
  );
}

function Lines({ lines }: { lines: readonly (readonly Part[])[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <ul class="changed">
      {lines.map((line, index) => (
        <li key={index}>
          <Parts parts={line} />
        </li>
      ))}
    </ul>
  );
}

function ThenAndNow({ changes }: { changes: Changes }): JSX.Element | null {
  const rows = writeThenAndNow(changes, useLanguage());
  if (rows.length === 0) return null;
  return (
    <table class="then-and-now" aria-label="Then and now">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Then</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, before, after }, index) => (
          <tr key={index} data-what={changes.differences[index]?.what}>
            <th scope="row">
              <Parts parts={label} />
            </th>
            <td>
              <Parts parts={before} />
            </td>
            <td>
              <Parts parts={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
