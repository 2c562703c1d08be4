/** What is known of a step that is kept in short: what worked has no request and no answer to look at. */

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FlowStep } from '../../../engine/flow/step.ts';
import { nameOf } from '../../../report/then-and-now.ts';
import { writeTime } from '../../../report/words.ts';
import { onEscape } from '../../shared/on-escape.ts';
import { useLanguage } from '../../shared/reader.ts';
import { Code, withBreaks } from '../../shared/sentence.tsx';
import { describeKept } from '../../words/flow-words.ts';

export function StepCard({ step, onClose }: { step: FlowStep; onClose: () => void }): JSX.Element {
  const language = useLanguage();
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const { exchange, hop, at, status, carried, brought } = step;
  const { method, url } = exchange.hops[hop] ?? exchange.hops[0];
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Asked at', [writeTime(at, language)]],
    ['Answer', [status === undefined ? 'none was seen' : String(status)]],
    ['Carried', (carried.credentials ?? []).map((each) => [nameOf(each), each.scheme, each.shown].filter(Boolean).join(' '))],
    ['Cookies sent', (carried.cookies ?? []).map(({ name }) => name)],
    ['Cookies set', brought.cookies.filter(({ removes }) => !removes).map(({ name }) => name)],
    ['Taken away', brought.cookies.filter(({ removes }) => removes).map(({ name }) => name)],
    ['Led to', brought.location === undefined ? [] : [brought.location]],
  ];
  return (
    <section class="step-card" aria-label="The step" tabIndex={-1} ref={card} onKeyDown={onEscape(onClose)}>
      <p class="start-line">
        {method} <bdi>{withBreaks(url)}</bdi>
      </p>
      <table class="pairs" aria-label="What is known of it">
        <tbody>
          {rows
            .filter(([, values]) => values.length > 0)
            .map(([label, values]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  {values.map((value, index) => (
                    <>
                      {index > 0 && ', '}
                      <Code text={value} />
                    </>
                  ))}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <p class="soft">{describeKept(step)}</p>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
