/** The cookies that went along with a failure, beside those of the last success. */

import { mayBeStripped } from './caller.ts';
import type { Compared } from './changes.ts';
import type { SentCookie } from './cookies.ts';
import type { Facts } from './facts.ts';
import { isSessionCookie } from './session-cookie.ts';
import type { Success } from './success.ts';

const kinds = [
  /** The browser has it no more. */
  'gone',
  /** The browser has it and kept it back. */
  'withheld',
  /** It was not sent; whether the browser had it is not known. */
  'not-sent',
  /** It has another value. */
  'replaced',
  /** Sent now, and not then. */
  'came',
] as const;

/** All cookies of which the same is to be said. */
export interface CookieChange {
  readonly what: 'cookies';
  readonly change: (typeof kinds)[number];
  /** They likely hold a sign-in. */
  readonly holdsSignIn: boolean;
  readonly names: readonly [string, ...string[]];
}

/** Those that likely hold a sign-in come first. */
export function compareSentCookies(facts: Facts, success: Success): Compared<CookieChange> {
  const sentThen = success.hop.request?.cookies;
  const sentNow = facts.sentCookies;
  if (sentThen === undefined || sentNow === undefined || mayBeStripped(facts)) return { differences: [], incomparable: ['cookies'] };
  const [before, after] = [byName(sentThen), byName(sentNow)];
  const changes = new Map<string, CookieChange['change']>();
  for (const [name, values] of before) {
    if (!after.has(name)) changes.set(name, whereItIs(name, facts));
    else if (after.get(name) !== values) changes.set(name, 'replaced');
  }
  for (const name of after.keys()) if (!before.has(name)) changes.set(name, 'came');
  const signIn = new Set([...sentThen, ...sentNow].filter(isSessionCookie).map(({ name }) => name));
  return { differences: [true, false].flatMap((holdsSignIn) => groupChanges(changes, holdsSignIn, signIn)), incomparable: [] };
}

function groupChanges(
  changes: ReadonlyMap<string, CookieChange['change']>,
  holdsSignIn: boolean,
  signIn: ReadonlySet<string>,
): CookieChange[] {
  return kinds.flatMap((change) => {
    const [first, ...more] = [...changes]
      .filter(([name, each]) => each === change && signIn.has(name) === holdsSignIn)
      .map(([name]) => name);
    return first === undefined ? [] : [{ what: 'cookies' as const, change, holdsSignIn, names: [first, ...more] as const }];
  });
}

/** Several of one name are compared as one, in the order in which they were sent. */
function byName(cookies: readonly SentCookie[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, fingerprint } of cookies) values.set(name, `${values.get(name) ?? ''} ${fingerprint}`);
  return values;
}

/** The jar is read at the end: what this very answer set or removed tells nothing of the moment before. */
function whereItIs(name: string, { exchange, cookies }: Facts): CookieChange['change'] {
  const isTouched = exchange.hops.some(({ response }) => response?.setCookies?.some((set) => set.name === name));
  if (cookies === undefined || isTouched) return 'not-sent';
  if (cookies.withheld.some(({ cookie }) => cookie.name === name)) return 'withheld';
  return cookies.jar.some((cookie) => cookie.name === name) ? 'not-sent' : 'gone';
}
