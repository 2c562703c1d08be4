/** The life of the token that was sent, against the clock that judged it. */

import type { JSX } from 'preact';
import { writeTime } from '../../report/words.ts';
import type { TokenLife } from '../state/token-life.ts';
import { useLanguage } from './reader.ts';

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

export function TokenLifeBar({ life }: { life: TokenLife }): JSX.Element {
  const language = { ...useLanguage(), now: life.now };
  const { from, until, now, state, clock, fromAt, untilAt, nowAt, cut } = life;
  const started = from === undefined ? undefined : `valid from ${writeTime(from, language)}`;
  const ends = `${state === 'over' ? 'ran out' : 'runs out'} ${writeTime(until, language)}`;
  const asked = `${clock === 'server' ? 'server’s clock' : 'this device’s clock'} ${writeTime(now, language)}`;
  const labels = (
    state === 'not-yet' ? [asked, started, ends] : state === 'valid' ? [started, asked, ends] : [started, ends, asked]
  ).filter((label) => label !== undefined);
  return (
    <figure class={`life ${state}`}>
      <svg width="100%" height="24" role="img" aria-label={`The token: ${labels.join(', ')}.`}>
        {state !== 'valid' && (
          <line
            class="gap"
            x1={percent(state === 'over' ? untilAt : nowAt)}
            x2={percent(state === 'over' ? nowAt : fromAt)}
            y1="12"
            y2="12"
            stroke-dasharray={cut ? '3 4' : 'none'}
          />
        )}
        <rect
          class={from === undefined ? 'span open' : 'span'}
          x={percent(fromAt)}
          width={percent(untilAt - fromAt)}
          y="8"
          height="8"
          rx="4"
        />
        <line class="end" x1={percent(untilAt)} x2={percent(untilAt)} y1="5" y2="19" />
        <line class="now" x1={percent(nowAt)} x2={percent(nowAt)} y1="1" y2="23" />
      </svg>
      <figcaption aria-hidden="true">
        {labels.map((label) => (
          <span key={label} class={label === asked ? 'now' : ''}>
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
