/** The `Set-Cookie` that a browser keeps, or sends along: the failed one's name and attributes, with what was wrong put right. */

import type { Verdict } from '../../../engine/diagnose.ts';
import { refusedCookies } from '../../../engine/facts/cookie-facts.ts';
import type { JarCookie, SetCookie } from '../../../engine/facts/cookies.ts';
import { isLoopback, registrableDomain } from '../../../engine/facts/domains.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import { readSite, type Site } from '../../../engine/facts/site.ts';
import type { Param } from '../../../engine/words.ts';
import { isToken, type WriteLines } from './line.ts';

/** Attributes of the two, as far as they are written. */
interface Attributes {
  readonly name: string;
  /** Undefined: host-only. */
  readonly domain: string | undefined;
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SetCookie['sameSite'];
  readonly partitioned: boolean;
}

export const setCookie: WriteLines = (verdict, facts) => {
  const found =
    verdict.cause === 'cookie-rejected'
      ? ofRefused(verdict, facts)
      : verdict.cause === 'cookie-not-sent'
        ? ofWithheld(verdict, facts)
        : undefined;
  const code = found && writeCookie(found);
  if (code === undefined) return [];
  const isOneOfWays = verdict.reason === 'third-party-blocked';
  const what = 'Where the server sets the cookie';
  return [{ what: isOneOfWays ? `${what}, if each site that shows it may have a sign-in of its own` : what, language: 'http', code }];
};

/** Undefined where a character stands in it that would end the attribute. */
function writeCookie({ name, domain, path, secure, httpOnly, sameSite, partitioned }: Attributes): string | undefined {
  if (!isToken(name) || (domain !== undefined && !/^[\w.-]+$/.test(domain)) || (path !== undefined && !/^\/[\w./~-]*$/.test(path)))
    return undefined;
  return [
    `Set-Cookie: ${name}=<value>`,
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(path === undefined ? [] : [`Path=${path}`]),
    ...(sameSite === 'unspecified' ? [] : [`SameSite=${{ none: 'None', lax: 'Lax', strict: 'Strict' }[sameSite]}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(partitioned ? ['Partitioned'] : []),
  ].join('; ');
}

/** By the rule that it broke; of the others another cookie is no way out, or it is not known which. */
const putRight: Readonly<Record<string, (cookie: SetCookie) => Attributes>> = {
  'none-without-secure': (cookie) => ({ ...cookie, secure: true }),
  'partitioned-without-secure': (cookie) => ({ ...cookie, secure: true }),
  'secure-prefix': (cookie) => ({ ...cookie, secure: true }),
  'host-prefix': (cookie) => ({ ...cookie, secure: true, path: '/', domain: undefined }),
  'foreign-domain': (cookie) => ({ ...cookie, domain: undefined }),
  'public-suffix': (cookie) => ({ ...cookie, domain: undefined }),
  'same-site-cross-site': (cookie) => ({ ...cookie, sameSite: 'none', secure: true }),
};

/** The newest of that name which broke that rule, of this exchange or an earlier one. */
function ofRefused({ message, params }: Verdict, { exchange, trail }: Facts): Attributes | undefined {
  const correct = Object.hasOwn(putRight, message) ? putRight[message] : undefined;
  const found = [...trail.earlier, exchange]
    .flatMap((each) => each.hops.map((hop) => ({ hop, site: readSite(each, hop) })))
    .reverse()
    .flatMap(({ hop, site }) => (hop.response ? refusedCookies(hop.response, site).map((refused) => ({ ...refused, site })) : []))
    .find(({ cookie, rules }) => cookie.name === textOf(params['name']) && rules[0] === message);
  const right = found && correct?.(found.cookie);
  return right && mayBeSet(right, found.site) ? right : undefined;
}

const withheldRight: Readonly<Record<string, (cookie: JarCookie, site: Site) => Partial<Attributes> | undefined>> = {
  'same-site': () => ({ sameSite: 'none', secure: true }),
  path: () => ({ path: '/' }),
  'third-party-blocked': () => ({ sameSite: 'none', secure: true, partitioned: true }),
  partitioned: () => ({ partitioned: false }),
  domain: ({ name, domain }, site) =>
    registrableDomain(domain) === site.domain && !/^__host-/i.test(name) ? { domain: site.domain } : undefined,
};

function ofWithheld({ reason = '', params }: Verdict, { cookies, site }: Facts): Attributes | undefined {
  const correct = Object.hasOwn(withheldRight, reason) ? withheldRight[reason] : undefined;
  const cookie = cookies?.withheld.find((each) => each.cookie.name === textOf(params['name']) && each.reason === reason)?.cookie;
  const changed = cookie && correct?.(cookie, site);
  if (!cookie || !changed) return undefined;
  const own: Attributes = { ...cookie, domain: cookie.hostOnly ? undefined : cookie.domain, partitioned: cookie.partition !== undefined };
  const right = { ...own, ...changed };
  return mayBeSet(right, site) ? right : undefined;
}

/** Over http a cookie that is Secure is refused (RFC 6265bis §5.7). */
const mayBeSet = ({ secure }: Attributes, site: Site): boolean => !secure || site.secure || isLoopback(site.host);

const textOf = (param: Param | undefined): string | undefined => (param?.kind === 'code' ? param.text : undefined);
