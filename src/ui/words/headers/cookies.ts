/** Cookies, as they are sent, set and taken away. */

import { refusedCookies } from '../../../engine/facts/cookie-facts.ts';
import type { SetCookie } from '../../../engine/facts/cookies.ts';
import { readSite } from '../../../engine/facts/site.ts';
import { writeTime } from '../../../report/words.ts';
import { refusalWords } from '../cookie-words.ts';
import { readDirectives, sayAll } from './directives.ts';
import { code, cookies as draft, type Entries, type HeaderContext } from './entry.ts';

const sameSiteWords: Readonly<Record<SetCookie['sameSite'], string>> = {
  strict: '`SameSite=Strict`: it goes along only with requests that the site itself makes.',
  lax: '`SameSite=Lax`: of what other sites ask, it goes along with links that are followed, and with nothing else.',
  none: '`SameSite=None`: it goes along with requests from other sites too, as far as the browser lets third parties have cookies.',
  unspecified: 'No `SameSite`: Chromium takes it for Lax, Firefox for None.',
};

/** Which of the answer's cookies this field sets. */
function cookieOf(shown: string, { hop }: HeaderContext): SetCookie | undefined {
  const name = /^([^=;]*)=/.exec(shown)?.[1]?.trim() ?? '';
  const length = Number(/^[^;]*\((\d+)\)/.exec(shown)?.[1] ?? 0);
  const named = hop.response?.setCookies?.filter((cookie) => cookie.name === name) ?? [];
  return named.find((cookie) => cookie.length === length) ?? named[0];
}

function describeSetCookie(shown: string, context: HeaderContext): string | undefined {
  const { hop, exchange, language } = context;
  const cookie = cookieOf(shown, context);
  if (!cookie || !hop.response) return undefined;
  const refused = refusedCookies(hop.response, readSite(exchange, hop), exchange.jar).find((each) => each.cookie === cookie);
  if (refused) return `The browser refuses it: ${refused.rules.map((rule) => refusalWords[rule]).join('; ')}.`;
  if (cookie.removes) return `It takes the cookie ${code(cookie.name)} away.`;
  const until =
    cookie.expiresAt === undefined ? 'It lasts until the browser closes.' : `It lasts until ${writeTime(cookie.expiresAt, language)}.`;
  const secure = cookie.secure ? '`Secure`: over https only.' : 'Without `Secure`: over plain http as well.';
  const script = cookie.httpOnly ? '`HttpOnly`: scripts cannot read it.' : 'Scripts of the page can read it.';
  const where = cookie.domain === undefined ? 'It goes to this host alone.' : `It goes to ${code(cookie.domain)} and all hosts under it.`;
  return [sameSiteWords[cookie.sameSite], secure, script, where, until].join(' ');
}

export const cookies: Entries = {
  cookie: {
    what: 'The cookies that the browser sent along.',
    spec: draft('4.2'),
    means: (_, { hop, facts }) => {
      const sent = hop.request?.cookies;
      if (!sent) return undefined;
      const twice = facts.hop === hop ? (facts.cookies?.duplicated ?? []) : [];
      const withheld = facts.hop === hop ? (facts.cookies?.withheld.length ?? 0) : 0;
      return [
        `${sent.length} ${sent.length === 1 ? 'cookie' : 'cookies'}, ${hop.request?.cookieHeaderLength} characters.`,
        ...twice.map(({ name, times }) => `${code(name)} is there ${times} times: most servers take the first.`),
        ...(withheld > 0 ? [`${withheld} more stayed behind; why is in the tab Cookies.`] : []),
      ].join(' ');
    },
  },
  'set-cookie': { what: 'Asks the browser to keep a cookie, or to take one away.', spec: draft('4.1'), means: describeSetCookie },
  'clear-site-data': {
    what: 'Asks the browser to throw away what it keeps of this site.',
    spec: { name: 'Clear Site Data §3.1', address: 'https://www.w3.org/TR/clear-site-data/#header' },
    means: (shown) =>
      sayAll(
        readDirectives(shown.replaceAll('"', '')).map(({ name }) => ({ name, value: '' })),
        {
          '*': () => 'All of it: whoever was signed in is signed out.',
          cookies: () => 'The cookies of the whole domain: whoever was signed in is signed out.',
          storage: () => 'What its pages and workers stored, tokens among it.',
          cache: () => 'What is in the cache.',
          executioncontexts: () => 'Its open pages are loaded anew.',
        },
      ),
  },
};
