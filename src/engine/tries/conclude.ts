/** What the tries show together: never more than they do. */

import type { FixId } from '../fix.ts';
import { code, count, type Params, type Template, text } from '../words.ts';
import type { CookieRef, TriesRun, TryChange, TryRow } from './try.ts';

/** `{now}`: the status of the try that tells; `{before}`: that of the request as it was. */
export const messages = {
  limited: 'The server asks not to be asked so often, so the rest was not asked. Nothing is concluded.',
  cancelled: 'Stopped before it was over. Nothing is concluded.',
  cutOff: 'The browser ended why401’s background in the middle. Nothing is concluded, and nothing was left changed: ask once more.',
  worksNow: 'The same request now answers {now} with nothing changed, so the other tries tell nothing. Reload the page.',
  otherNow: 'With nothing changed this now answers {now}, which is not how it failed, so the other tries tell nothing. Reload the page.',
  wavers:
    'Asked twice in the same way, it answered {before} and then {now}. So what the other tries answered may be chance: it cannot be told.',
  unsure:
    'With a change this answers {now}; but it was not asked as it was as well, so it may work by now in any case. Choose “As it was” too.',
  several: 'More than one change helps: {changes}. Which of them is at fault cannot be told.',
  cookie: 'Without your cookies this answers {now}: a cookie is at fault. Without {cookie} alone it also answers {now}: it is {cookie}.',
  cookieAlone: 'Without {cookie}, and with all else as it was, this answers {now}: it is {cookie} that is at fault.',
  cookieOfTwo: '{cookie} goes along more than once. Without the {nth} of them this answers {now}: that one is at fault.',
  cookieTwice: '{cookie} goes along more than once. Without any one of them this answers {now}: they are in each other’s way.',
  pile: 'Without the {times} whose names begin with {start} this answers {now}: they have piled up.',
  tooMany: 'Whichever cookie is left out, this answers {now}: there are too many of them together.',
  cookies: 'Without your cookies this answers {now}: a cookie is at fault. None of those that were left out one by one is it alone.',
  authorization: 'Without the `Authorization` header this answers {now}: what stands in it is refused, and none is needed here.',
  cache: 'Past the caches on the way this answers {now}: a stored answer is at fault.',
  cacheRenewed:
    'Past the caches on the way this answers {now}, and since then it does so as it was, too: most likely a stored answer was at fault, and is gone. Reload the page.',
  address: 'At {url} this answers {now}: the address is at fault, or what the redirect from it drops.',
  private: 'In a private window this answers {now}: something that this browser keeps for the site is at fault.',
  none: 'None of these changes helps: nothing that was changed is the reason by itself.',
  nothingHeard: 'No answer came that tells anything.',
} as const satisfies Record<string, Template>;

export type ConclusionId = keyof typeof messages;

export interface Conclusion {
  readonly message: ConclusionId;
  readonly params: Params;
  /** Empty where it is none, or not known which. */
  readonly cookies: readonly CookieRef[];
  /** Names of a pile begin so. */
  readonly pile?: string;
  /** The one that works. */
  readonly address?: string;
  /** In order of least cost. */
  readonly fixes: readonly FixId[];
}

/** Undefined while it runs, and where it never began. */
export function conclude({ state, rows }: Pick<TriesRun, 'state' | 'rows'>): Conclusion | undefined {
  switch (state) {
    case 'running':
    case 'failed':
      return undefined;
    case 'limited':
      return say('limited');
    case 'cancelled':
      return say('cancelled');
    case 'cut-off':
      return say('cutOff');
    case 'done':
      return concludeDone(rows);
  }
}

interface Answer {
  readonly change: TryChange;
  readonly status: number;
  readonly as: 'works' | 'fails' | 'other';
}

function concludeDone(rows: readonly TryRow[]): Conclusion {
  const answers = rows.flatMap(({ change, outcome }): Answer[] => (outcome?.kind === 'answered' ? [{ change, ...outcome }] : []));
  const controls = answers.filter(({ change }) => change.kind === 'same');
  const changed = answers.filter(({ change }) => change.kind !== 'same');
  const [control, again] = controls;
  const helped = changed.filter(({ as }) => as === 'works');
  const [first] = helped;
  if (answers.length === 0) return say('nothingHeard');
  if (control?.as === 'works') return say('worksNow', { now: status(control) }, ['reload']);
  if (control?.as === 'other') return say('otherNow', { now: status(control) }, ['reload']);
  if (first === undefined) return changed.some(({ as }) => as === 'fails') || control ? say('none') : say('nothingHeard');
  if (control === undefined) return say('unsure', { now: status(first) });
  if (again !== undefined && again.as !== control.as) {
    return again.as === 'works' && helped.every(({ change }) => change.kind === 'past-cache')
      ? say('cacheRenewed', { now: status(first) }, ['reload'])
      : say('wavers', { before: status(control), now: status(again) });
  }
  return concludeHelped(helped, changed);
}

/** A private window has no cookies of this one: where those help, it is no finding of its own. */
function concludeHelped(helped: readonly Answer[], changed: readonly Answer[]): Conclusion {
  const ofCookies = helped.filter(isOfCookies);
  const others = helped.filter((answer) => !isOfCookies(answer) && !(answer.change.kind === 'private-window' && ofCookies.length > 0));
  const [only] = others;
  if (only === undefined) return concludeCookies(ofCookies, changed);
  if (ofCookies.length > 0 || others.length > 1) return say('several', { changes: text([...ofCookies, ...others].map(nameOf).join(', ')) });
  const now = status(only);
  switch (only.change.kind) {
    case 'without-authorization':
      return say('authorization', { now }, ['sign-in-again']);
    case 'other-address':
      return { ...say('address', { now, url: code(only.change.url) }, ['open-address']), address: only.change.url };
    case 'private-window':
      return say('private', { now }, ['open-private', 'clear-cookies']);
    default:
      return say('cache', { now }, ['reload', 'clear-cache']);
  }
}

const isOfCookies = ({ change: { kind } }: Answer): boolean =>
  kind === 'without-cookies' || kind === 'without-cookie' || kind === 'without-pile';

function concludeCookies(helped: readonly Answer[], changed: readonly Answer[]): Conclusion {
  const all = helped.find(({ change }) => change.kind === 'without-cookies');
  const pile = helped.find(({ change }) => change.kind === 'without-pile');
  const alone = helped.flatMap(({ change, ...answer }) => (change.kind === 'without-cookie' ? [{ ...answer, change }] : []));
  const [first] = alone;
  const names = new Set(alone.map(({ change }) => change.cookie.name));
  if (pile?.change.kind === 'without-pile') {
    const { start, times } = pile.change;
    const params = { now: status(pile), start: code(start), times: count(times, 'cookie', 'cookies') };
    return { ...say('pile', params, ['delete-cookies', 'clear-cookies']), pile: start };
  }
  if (first === undefined) return say('cookies', { now: status(all as Answer) }, ['clear-cookies']);
  const { cookie } = first.change;
  const params = { now: status(first), cookie: code(cookie.name) };
  const cookies = alone.map(({ change }) => change.cookie);
  const fixes = ['delete-cookies', 'clear-cookies'] as const;
  if (names.size > 1) {
    const tried = changed.filter(({ change }) => change.kind === 'without-cookie').length;
    return tried === alone.length
      ? say('tooMany', { now: status(first) }, ['clear-cookies'])
      : say('several', { changes: text(helped.map(nameOf).join(', ')) }, ['clear-cookies']);
  }
  if (alone.length > 1) return { ...say('cookieTwice', params, fixes), cookies };
  if (cookie.nth !== undefined) return { ...say('cookieOfTwo', { ...params, nth: text(ordinal(cookie.nth)) }, fixes), cookies };
  const wasAlone = all === undefined || all.status !== first.status || !changed.includes(all);
  return { ...say(wasAlone ? 'cookieAlone' : 'cookie', params, fixes), cookies };
}

/** `first`, `second`, and from the fourth on a number. */
export const ordinal = (n: number): string => ['first', 'second', 'third'][n - 1] ?? `${n}th`;

const status = ({ status }: { readonly status: number }) => code(String(status));

/** In the list of what helped. */
function nameOf({ change, status }: Answer): string {
  const names: Record<TryChange['kind'], string> = {
    same: 'as it was',
    'without-cookies': 'without your cookies',
    'without-cookie': change.kind === 'without-cookie' ? `without ${change.cookie.name}` : '',
    'without-pile': change.kind === 'without-pile' ? `without ${change.start}…` : '',
    'without-authorization': 'without the sign-in header',
    'other-address': 'at another address',
    'past-cache': 'past the caches',
    'private-window': 'in a private window',
  };
  return `${names[change.kind]} (${status})`;
}

function say(message: ConclusionId, params: Params = {}, fixes: readonly FixId[] = []): Conclusion {
  return { message, params, cookies: [], fixes };
}
