/** `Cookie` and `Set-Cookie` as they were, without their values (RFC 6265bis §4). */

import type { RawJarCookie } from '../../engine/exchange.ts';
import type { JarCookie, SentCookie, SetCookie } from '../../engine/facts/cookies.ts';
import { type Reveal, writeSecret } from './token.ts';

export const writeCookie = (cookie: SentCookie, reveal: Reveal): string => writePair(cookie.name, writeSecret(cookie, reveal));

const writePair = (name: string, value: string): string => (name === '' ? value : `${name}=${value}`);

/** `now`: when the answer came, in milliseconds since the epoch. */
export function writeSetCookie(cookie: SetCookie, now: number, reveal: Reveal): string {
  const { name, domain, path, secure, httpOnly, sameSite, partitioned, flaws } = cookie;
  const length = Math.max(cookie.length, cookie.size - name.length);
  const value = writeSecret({ ...cookie, length }, reveal);
  const attributes = [
    path && `Path=${path}`,
    domain && `Domain=${domain}`,
    writeEnd(cookie, now),
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite !== 'unspecified' && `SameSite=${sameSite[0]?.toUpperCase()}${sameSite.slice(1)}`,
    partitioned && 'Partitioned',
    flaws.includes('attribute-too-large') && `Comment=${'x'.repeat(1025)}`,
  ];
  const pair = writePair(name, flaws.includes('control-character') ? `\u0001${value.slice(1)}` : value);
  return [pair, ...attributes.filter(Boolean)].join('; ');
}

/** In the way that has no rounding; `Expires` counts whole seconds, and so does `Max-Age`. */
function writeEnd({ expiresAt }: SetCookie, now: number): string | undefined {
  if (expiresAt === undefined) return undefined;
  return expiresAt % 1000 === 0 && (expiresAt - now) % 1000 !== 0
    ? `Expires=${new Date(expiresAt).toUTCString()}`
    : `Max-Age=${Math.round((expiresAt - now) / 1000)}`;
}

/** A cookie of the jar, its value a stand-in. */
export const writeJarCookie = (cookie: JarCookie, reveal: Reveal): RawJarCookie => ({
  name: cookie.name,
  value: writeSecret(cookie, reveal),
  domain: cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
  hostOnly: cookie.hostOnly,
  path: cookie.path,
  secure: cookie.secure,
  httpOnly: cookie.httpOnly,
  sameSite: cookie.sameSite === 'none' ? 'no_restriction' : cookie.sameSite,
  session: cookie.expiresAt === undefined,
  expirationDate: cookie.expiresAt === undefined ? undefined : cookie.expiresAt / 1000,
  partitionKey: cookie.partition === undefined ? undefined : { topLevelSite: cookie.partition },
});
