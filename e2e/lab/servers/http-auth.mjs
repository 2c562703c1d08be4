// @ts-check
/** http-auth: Basic and Digest (RFC 7617, RFC 7616). */

import { createHash } from 'node:crypto';
import auth from 'http-auth';
import { basic, mint } from '../tokens.mjs';

const REALM = 'Archive';
const md5 = (/** @type {string} */ text) => createHash('md5').update(text).digest('hex');

/** @type {import('../types.ts').RealServer} */
export const httpAuth = {
  name: 'http-auth',
  app() {
    const granted = (/** @type {any} */ request, /** @type {any} */ response) => {
      if (!request.url.startsWith('/basic/board') || request.user === 'grace') return response.end('The archive.');
      response.writeHead(403).end('For the board alone.');
    };
    const byPassword = auth
      .basic({ realm: REALM }, (/** @type {string} */ name, /** @type {string} */ password, /** @type {(ok: boolean) => void} */ answer) =>
        answer((name === 'ada' && password === 'lovelace') || (name === 'grace' && password === 'hopper')),
      )
      .check(granted);
    const byDigest = auth
      .digest({ realm: REALM }, (/** @type {string} */ name, /** @type {(hash?: string) => void} */ answer) =>
        name === 'ada' ? answer(md5(`ada:${REALM}:lovelace`)) : answer(),
      )
      .check(granted);
    return (request, response) => (request.url?.startsWith('/digest') ? byDigest : byPassword)(request, response);
  },
  cases: [
    {
      id: 'http-auth-page',
      family: 'real',
      title: 'http-auth: a page behind a password',
      cause: 'no-credentials',
      says: 'Cancel the prompt: no user name and password were seen to go out.',
      go: () => ({ to: 'real', path: '/basic', status: 401 }),
    },
    {
      id: 'http-auth-wrong',
      family: 'real',
      title: 'http-auth: a wrong password',
      cause: 'wrong-password',
      says: 'A password was sent, and the server asked again.',
      asks: () => [{ how: 'fetch', to: 'real', path: '/basic', headers: { authorization: basic('ada', 'babbage') }, status: 401 }],
    },
    {
      id: 'http-auth-bearer',
      family: 'real',
      title: 'http-auth: a token where a password is wanted',
      cause: 'scheme-mismatch',
      says: 'The server asks for Basic; the request used Bearer.',
      asks: (site) => [{ how: 'fetch', to: 'real', path: '/basic', headers: { authorization: `Bearer ${mint(site)}` }, status: 401 }],
    },
    {
      id: 'http-auth-digest',
      family: 'real',
      title: 'http-auth: Basic where Digest is wanted',
      cause: 'scheme-mismatch',
      says: 'The server asks for Digest; the request used Basic.',
      asks: () => [{ how: 'fetch', to: 'real', path: '/digest', headers: { authorization: basic('ada', 'lovelace') }, status: 401 }],
    },
    {
      id: 'http-auth-digest-page',
      family: 'real',
      title: 'http-auth: a page behind Digest',
      cause: 'no-credentials',
      says: 'Cancel the prompt: no user name and password were seen to go out.',
      go: () => ({ to: 'real', path: '/digest', status: 401 }),
    },
  ],
};
