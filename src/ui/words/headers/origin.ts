/** Which site asks which: Origin, Referer, Fetch Metadata and CORS. */

import { shownHeader } from '../../../engine/facts/shown-header.ts';
import { readDirectives, saySeconds } from './directives.ts';
import { byValue, code, type Entries, fetchStandard, type HeaderContext, rfc, type Spec } from './entry.ts';

const metadata = (header: string): Spec => ({
  name: 'Fetch Metadata',
  address: `https://www.w3.org/TR/fetch-metadata/#${header}-header`,
});
const cors = (header: string): Spec => fetchStandard(`http-${header}`);

const originOf = ({ hop }: HeaderContext): string | undefined => shownHeader(hop.request?.headers, 'origin');

/** Chromium says with each such request whether it asked for cookies. */
const withCredentials = ({ hop }: HeaderContext): boolean =>
  (hop.request?.cookies?.length ?? 0) > 0 || shownHeader(hop.response?.headers, 'access-control-allow-credentials') === 'true';

function describeAllowOrigin(shown: string, context: HeaderContext): string | undefined {
  const origin = originOf(context);
  const value = shown.trim();
  if (value === '*')
    return withCredentials(context)
      ? 'Any site may read the answer, but not of a request with cookies: for those it must name the origin itself.'
      : 'Any site may read the answer, as long as it asks without cookies.';
  if (value.includes(',')) return 'Several origins: only one may stand here, so no page may read the answer.';
  if (origin === undefined) return `Pages of ${code(value)} may read the answer.`;
  if (value === origin) return 'It names the page that asked, so that page may read the answer.';
  if (value.replace(/\/$/, '') === origin) return 'It ends in a slash, which no origin does: the page that asked may not read the answer.';
  return `It names another origin than ${code(origin)}, which asked: that page may not read the answer.`;
}

const sites = {
  'same-origin': 'The page that asks is of the same origin.',
  'same-site': 'The page that asks is of the same site, on another host or port: cookies with SameSite go along.',
  'cross-site': 'Another site asks: cookies with SameSite=Strict or Lax stay behind, and third-party rules count.',
  none: 'The person asked, from the address bar or a bookmark.',
};

export const origin: Entries = {
  origin: {
    what: 'The origin of the page that asks; a server may answer some and refuse others.',
    spec: fetchStandard('origin-header'),
    means: byValue(
      {
        null: 'It has none to show: a sandboxed frame, a file, or a redirect through another site. Servers cannot tell it from any other.',
      },
      (shown) => `A page of ${code(shown)} asks.`,
    ),
  },
  referer: {
    what: 'The page that led here, as much of it as its policy lets be told.',
    spec: rfc(9110, '10.1.3'),
  },
  'sec-fetch-site': {
    what: 'How the page that asks is related to the site that is asked.',
    spec: metadata('sec-fetch-site'),
    means: byValue(sites),
  },
  'sec-fetch-mode': {
    what: 'In which way it is asked.',
    spec: metadata('sec-fetch-mode'),
    means: byValue({
      navigate: 'A page is opened.',
      cors: 'A script asks, and may read the answer if the server says so.',
      'no-cors': 'An element or a script asks that gets nothing to read: no Authorization can be set.',
      'same-origin': 'A script asks its own origin.',
      websocket: 'A WebSocket is opened.',
    }),
  },
  'sec-fetch-storage-access': {
    what: 'Whether a request from another site has its cookies.',
    spec: { name: 'Storage Access Headers', address: 'https://privacycg.github.io/storage-access-headers/' },
    means: byValue({
      none: 'The browser keeps all cookies from it.',
      inactive: 'The user allowed this site its cookies here, but the request did not ask for them.',
      active: 'It has its cookies.',
    }),
  },
  'access-control-request-method': {
    what: 'Before the request itself, the browser asks whether this method may be used.',
    spec: cors('access-control-request-method'),
    means: (shown) => `The page wants to send a ${code(shown)}.`,
  },
  'access-control-request-headers': {
    what: 'Before the request itself, the browser asks whether these headers may be sent.',
    spec: cors('access-control-request-headers'),
    means: (shown) =>
      readDirectives(shown).some(({ name }) => name === 'authorization')
        ? 'The answer must name `authorization`: `*` does not cover it.'
        : `The page wants to set ${code(shown)}.`,
  },
  'access-control-allow-origin': {
    what: 'Which site’s pages may read the answer.',
    spec: cors('access-control-allow-origin'),
    means: describeAllowOrigin,
  },
  'access-control-allow-credentials': {
    what: 'Whether a page of another origin may read an answer to a request with cookies.',
    spec: cors('access-control-allow-credentials'),
    means: (shown, { hop }) => {
      if (shown.trim() !== 'true') return 'Only `true` counts, in lower case: this is the same as no.';
      return shownHeader(hop.response?.headers, 'access-control-allow-origin') === '*'
        ? 'Yes, but with `Access-Control-Allow-Origin: *` beside it no page may.'
        : 'Yes.';
    },
  },
  'access-control-allow-headers': {
    what: 'Which headers a page of another origin may set.',
    spec: cors('access-control-allow-headers'),
    means: (shown, { hop }) => {
      const names = readDirectives(shown).map(({ name }) => name);
      const asked = readDirectives(shownHeader(hop.request?.headers, 'access-control-request-headers') ?? '').map(({ name }) => name);
      const missing = asked.filter((name) => !names.includes(name) && !(names.includes('*') && name !== 'authorization'));
      if (missing.length > 0) return `The page asked for ${missing.map(code).join(', ')} as well, and may not set that.`;
      if (!names.includes('*')) return undefined;
      return names.includes('authorization') ? undefined : 'Any header but `Authorization`, which must be named.';
    },
  },
  'access-control-allow-methods': { what: 'Which methods a page of another origin may use.', spec: cors('access-control-allow-methods') },
  'access-control-expose-headers': {
    what: 'Which of the answer’s headers a script of another origin may read.',
    spec: cors('access-control-expose-headers'),
  },
  'access-control-max-age': {
    what: 'How long the browser need not ask for permission again.',
    spec: cors('access-control-max-age'),
    means: (shown) => (/^\d+$/.test(shown) ? `For ${saySeconds(Number(shown))}, in Chromium no longer than 2 hours.` : undefined),
  },
  'access-control-allow-private-network': {
    what: 'Lets pages of the public web ask a server of a private network.',
    spec: { name: 'Private Network Access', address: 'https://wicg.github.io/private-network-access/' },
  },
  'cross-origin-resource-policy': {
    what: 'Which sites may load the answer as a picture, script or the like.',
    spec: fetchStandard('cross-origin-resource-policy-header'),
    means: byValue({
      'same-origin': 'Its own origin alone.',
      'same-site': 'Its own site alone.',
      'cross-origin': 'Any site.',
    }),
  },
  'x-requested-with': {
    what: 'Many frameworks set it on what scripts ask; servers then answer 401 where they would lead a page to the sign-in.',
  },
};
