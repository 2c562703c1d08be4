/** The way of a request through its redirects, and what each dropped or added; the chosen hop's headers are shown below. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Hop } from '../../../engine/exchange.ts';
import { withBreaks } from '../../shared/sentence.tsx';
import { readAddress } from '../../words/exchange-words.ts';
import { describeStep } from '../../words/hop-words.ts';

export function HopList({ hops, chosen }: { hops: readonly Hop[]; chosen: Signal<number> }): JSX.Element | null {
  if (hops.length === 1) return null;
  return (
    <section>
      <h2>{hops.length - 1 === 1 ? '1 redirect' : `${hops.length - 1} redirects`}</h2>
      <ol class="hops">
        {hops.map((hop, index) => {
          const { host, path } = readAddress(hop.url);
          const status = hop.response?.status;
          const before = hops[index - 1];
          const steps = before ? describeStep(before, hop) : [];
          return (
            <li key={index}>
              <button
                type="button"
                aria-pressed={index === chosen.value}
                onClick={() => {
                  chosen.value = index;
                }}
              >
                <span class="hop-status">{status ?? '—'}</span>
                <span class="hop-text">
                  {hop.method} <bdi>{withBreaks(host + path)}</bdi>
                  {steps.length > 0 && <span class="hop-steps">{steps.join('; ')}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
