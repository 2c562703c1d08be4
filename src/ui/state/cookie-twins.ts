/** Cookies that are there more than once: which differ in what, and which of them the server read first. */

import type { JarCookie, SentCookie } from '../../engine/facts/cookies.ts';
import { groupBy } from '../../engine/group-by.ts';

export interface Twins {
  readonly name: string;
  /** In the order in which they went out; those that stayed behind after them. */
  readonly cookies: readonly Twin[];
}

export interface Twin {
  readonly cookie: JarCookie;
  /** From 0, among those of its name; undefined where it did not go along. */
  readonly sentAt: number | undefined;
  /** Why it stands where it stands: seen in the request, or as the standard has it (RFC 6265bis §5.8.3). */
  readonly by: 'request' | 'path' | 'unknown';
}

/** `sent` undefined: what went along was not captured. */
export function twinsOf(jar: readonly JarCookie[], sent: readonly SentCookie[] | undefined): readonly Twins[] {
  return [...groupBy(jar, ({ name }) => name)]
    .filter(([, cookies]) => cookies.length > 1)
    .map(([name, cookies]) => ({
      name,
      cookies: order(
        cookies,
        sent?.filter((each) => each.name === name),
      ),
    }));
}

/** Longer paths before shorter ones; of two as long, the older, which the browser does not tell. */
function order(cookies: readonly JarCookie[], sent: readonly SentCookie[] | undefined): readonly Twin[] {
  const byPath = [...cookies].sort((a, b) => b.path.length - a.path.length);
  const lengths = new Set(byPath.map(({ path }) => path.length));
  if (sent === undefined)
    return byPath.map((cookie) => ({ cookie, sentAt: undefined, by: lengths.size === cookies.length ? 'path' : 'unknown' }));
  const values = new Set(cookies.map(({ fingerprint }) => fingerprint));
  const free = sent.map(({ fingerprint }) => fingerprint);
  const twins = byPath.map((cookie): Twin => {
    const sentAt = free.indexOf(cookie.fingerprint);
    if (sentAt < 0) return { cookie, sentAt: undefined, by: 'request' };
    free[sentAt] = '';
    return { cookie, sentAt, by: values.size === cookies.length ? 'request' : lengths.size === cookies.length ? 'path' : 'unknown' };
  });
  return twins.sort((a, b) => (a.sentAt ?? Number.POSITIVE_INFINITY) - (b.sentAt ?? Number.POSITIVE_INFINITY));
}
