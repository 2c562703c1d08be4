/** Headers that say who is asking, and those in which a server says how it wants to be told. */

import type { Credential } from '../../../engine/facts/credentials.ts';
import { credentialKindWords, placeholderWords } from '../credential-words.ts';
import { code, type Entries, type HeaderContext, type HeaderEntry, rfc } from './entry.ts';

/** The credential that this header carries. */
const credentialIn = ({ hop }: HeaderContext, name: string): Credential | undefined =>
  hop.request?.credentials?.find(({ place }) => place.in !== 'form' && place.in !== 'query' && place.name === name);

function describeCredential(name: string): (shown: string, context: HeaderContext) => string | undefined {
  return (_, context) => {
    const credential = credentialIn(context, name);
    if (!credential) return undefined;
    const { placeholder, keyFormat, jwt, length } = credential;
    if (placeholder === '') return 'It is empty: nobody is named.';
    if (placeholder !== undefined) return `Not a secret, but ${placeholderWords(placeholder)}: a variable that was not filled in.`;
    const size = `${length} characters`;
    if (jwt) return `${credentialKindWords(credential)}: a JSON Web Token of ${size}. Its parts are in the tab Token.`;
    return `${credentialKindWords(credential)} of ${size}${keyFormat === undefined ? '' : `; by its form a ${keyFormat}`}.`;
  };
}

const challenge =
  (field: 'www-authenticate' | 'proxy-authenticate') =>
  (_: string, { hop }: HeaderContext): string | undefined => {
    const asked = hop.response?.challenges?.filter((each) => each.field === field) ?? [];
    if (asked.length === 0) return undefined;
    const schemes = [...new Set(asked.map(({ scheme }) => code(scheme)))].join(' and ');
    const error = asked.find(({ params }) => params['error'] !== undefined)?.params['error'];
    const why = error === undefined ? 'it does not say what was wrong with what came' : `it says ${code(error)} of what came`;
    return `The server asks for ${schemes}; ${why}. Taken apart below.`;
  };

/** What carries a key or token under a name of its own. */
export const ownCredential = (name: string): HeaderEntry => ({
  what: 'A header of this service’s own that shows who is asking.',
  means: describeCredential(name),
});

export const antiForgery = (name: string): HeaderEntry => ({
  what: 'Proves that the site’s own page made the request, and not another site in its name (a CSRF token).',
  means: (_, { hop }) => {
    const token = hop.request?.antiForgery.find(({ place }) => place.in === 'header' && place.name === name);
    if (!token) return undefined;
    if (token.placeholder === '') return 'It is empty, so the server cannot take it.';
    if (token.placeholder !== undefined) return `It is ${code(token.placeholder)}: a variable that was not filled in.`;
    if (token.cookie === undefined) return 'There is no cookie of such a name beside it to compare it with.';
    return token.cookie.equal
      ? `It is the same as the cookie ${code(token.cookie.name)}, as it should be.`
      : `It is not the same as the cookie ${code(token.cookie.name)}: one of the two is old.`;
  },
});

export const credentials: Entries = {
  authorization: {
    what: 'Shows the server who is asking.',
    spec: rfc(9110, '11.6.2'),
    means: describeCredential('authorization'),
  },
  'proxy-authorization': {
    what: 'Shows the proxy who is asking; the server behind it never sees it.',
    spec: rfc(9110, '11.7.2'),
    means: describeCredential('proxy-authorization'),
  },
  dpop: {
    what: 'Proves, for this one request, that the sender holds the key that the token is bound to.',
    spec: rfc(9449, '4.2'),
    means: (_, { hop }) => {
      const bound = hop.request?.credentials?.some(({ jwt }) => jwt?.cnf === 'jkt');
      return bound === true ? 'The token beside it is bound to a key, so it needs this proof.' : undefined;
    },
  },
  'dpop-nonce': {
    what: 'A number that the next DPoP proof must contain.',
    spec: rfc(9449, '8.1'),
    means: () => 'A proof without it, or with an older one, is refused.',
  },
  'www-authenticate': {
    what: 'Says how the server wants to be shown who is asking, and what was wrong this time.',
    spec: rfc(9110, '11.6.1'),
    means: challenge('www-authenticate'),
  },
  'proxy-authenticate': {
    what: 'Says how the proxy wants to be shown who is asking.',
    spec: rfc(9110, '11.7.1'),
    means: challenge('proxy-authenticate'),
  },
  'authentication-info': {
    what: 'Tells, after it worked, what the next request should show.',
    spec: rfc(9110, '11.6.3'),
  },
  'sec-websocket-protocol': {
    what: 'Names the protocols that may be spoken over the connection; since a page cannot set headers there, some services put their token in it.',
    spec: rfc(6455, '11.3.4'),
    means: describeCredential('sec-websocket-protocol'),
  },
  'x-oauth-scopes': {
    what: 'What the token that was sent may do.',
    means: (shown) => (shown.trim() === '' ? 'It may do nothing but read what is public.' : `It may do ${code(shown)}.`),
  },
  'x-accepted-oauth-scopes': {
    what: 'What a token must be allowed for this request.',
    means: (shown) => (shown.trim() === '' ? 'Nothing in particular.' : `One of ${code(shown)}.`),
  },
};
