/** What is changed in a try, what it may cost, and what came of it. */

import { ordinal } from '../../engine/tries/conclude.ts';
import type { Obstacle } from '../../engine/tries/plan.ts';
import type { Slip, TriesRun, TryChange, TryRow, TryWarning } from '../../engine/tries/try.ts';
import { code, count, type Params, type Template, text } from '../../engine/words.ts';

export interface Words {
  readonly template: Template;
  readonly params?: Params;
}

/** `again`: the control at the end. */
export function describeChange(change: TryChange, again = false): Words {
  switch (change.kind) {
    case 'same':
      return { template: again ? 'As it was, once more, where something helped' : 'As it was' };
    case 'without-cookies':
      return { template: 'Without your cookies' };
    case 'without-cookie': {
      const { name, nth } = change.cookie;
      if (nth === undefined) return { template: 'Without {name} alone', params: { name: code(name) } };
      return { template: 'Without the {nth} {name} alone', params: { nth: text(ordinal(nth)), name: code(name) } };
    }
    case 'without-pile':
      return {
        template: 'Without the {times} whose names begin with {start}',
        params: { times: count(change.times, 'cookie', 'cookies'), start: code(change.start) },
      };
    case 'without-authorization':
      return { template: 'Without the `Authorization` header' };
    case 'other-address':
      return { template: '{slip}: {url}', params: { slip: text(describeSlip(change.slip)), url: code(change.url) } };
    case 'past-cache':
      return { template: 'Past the caches on the way' };
    case 'private-window':
      return { template: 'In a private window' };
  }
}

function describeSlip({ https, www, slash }: Slip): string {
  const all = [
    ...(https ? ['https'] : []),
    ...(www ? [www === 'added' ? 'www' : 'no www'] : []),
    ...(slash ? [slash === 'added' ? 'a slash at the end' : 'no slash at the end'] : []),
  ];
  return `With ${all.join(' and ')}`;
}

export const warnings: Readonly<Record<TryWarning, string>> = {
  'may-sign-out': 'May sign you out.',
  'may-act': 'Its address reads as if asking did something: it may do it again.',
  'counts-as-sign-in': 'May count as a failed sign-in: some sites lock an account after a few.',
  'one-time-code': 'Its address holds a code that may be good for one request.',
  'opens-window': 'Opens a private window for a moment.',
};

export const obstacles: Readonly<Record<Obstacle, string>> = {
  unsafe: 'Only requests that change nothing on the server (GET, HEAD) are asked again. This one may, so it is not.',
  kind: 'A request of this kind is made by the browser alone, and no page can make it again.',
  unseen: 'What was sent was not seen, so it cannot be asked again in the same way.',
  'for-one-request': 'It carries a proof that is good for one request alone, so asking again would fail in any case.',
  'password-in-address': 'Its address holds a password, so it is not asked again.',
  'rate-limited': 'The server asks not to be asked so often, so it is not asked again.',
  'no-failure': 'It did not fail.',
};

/** What stands in the table's last column. */
export function describeOutcome({ state, outcome }: TryRow, run: TriesRun['state']): string {
  if (outcome === undefined) return state === 'asking' && run === 'running' ? 'asking…' : run === 'running' ? 'waiting' : 'not asked';
  switch (outcome.kind) {
    case 'answered':
      return { works: `${outcome.status}: works`, fails: `${outcome.status}: refused`, other: `${outcome.status}: something else` }[
        outcome.as
      ];
    case 'silent':
      return 'no answer';
    case 'not-as-meant':
      return 'could not be asked so';
    case 'not-needed':
      return 'not needed';
  }
}

export type Tone = 'good' | 'bad' | 'open';

export const toneOf = ({ outcome }: TryRow): Tone =>
  outcome?.kind !== 'answered' || outcome.as === 'other' ? 'open' : outcome.as === 'works' ? 'good' : 'bad';
