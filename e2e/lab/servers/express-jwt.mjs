// @ts-check
/** express-jwt: tokens are checked well, and its 401 names no way to sign in (no WWW-Authenticate). */

import express from 'express';
import { expressjwt } from 'express-jwt';
import { mint, SIGNING_KEY } from '../tokens.mjs';

/** @typedef {import('../types.ts').CaseSource} CaseSource @typedef {import('../types.ts').Site} Site */

/**
 * @param {Pick<CaseSource, 'id' | 'title' | 'cause' | 'hidden' | 'confidence' | 'says'>} words
 * @param {(site: Site) => Record<string, string>} headers
 * @returns {CaseSource}
 */
const asking = (words, headers) => ({
  ...words,
  family: 'real',
  asks: (site) => [{ how: 'fetch', to: 'real', path: '/orders', headers: headers(site), status: 401 }],
});

/** @param {Parameters<typeof mint>[1]} wanted */
const token = (wanted) => (/** @type {Site} */ site) => ({
  authorization: `Bearer ${mint(site, { ...wanted, claims: { aud: 'orders', ...wanted?.claims } })}`,
});

/** @type {import('../types.ts').RealServer} */
export const expressJwt = {
  name: 'express-jwt',
  app() {
    const app = express();
    app.use(expressjwt({ secret: SIGNING_KEY, algorithms: ['HS256'], audience: 'orders' }));
    app.get('/orders', (/** @type {any} */ _request, /** @type {any} */ response) => response.json({ orders: [] }));
    app.use((/** @type {any} */ error, /** @type {any} */ _request, /** @type {any} */ response, /** @type {any} */ _next) =>
      response.status(error.status ?? 500).json({ code: error.code, message: error.message }),
    );
    return app;
  },
  cases: [
    asking(
      { id: 'express-jwt-none', title: 'express-jwt: no token', cause: 'no-credentials', says: 'No token was sent; the body says so.' },
      () => ({}),
    ),
    asking(
      {
        id: 'express-jwt-expired',
        title: 'express-jwt: a token that has run out',
        cause: 'token-expired',
        confidence: 'certain',
        says: 'The token’s exp lies before the server’s clock.',
      },
      token({ issued: -90, expires: -30 }),
    ),
    asking(
      {
        id: 'express-jwt-signature',
        title: 'express-jwt: another key',
        cause: 'token-signature-invalid',
        hidden: { what: 'the answer’s body', first: 'token-rejected' },
        says: 'The signature does not check out.',
      },
      token({ key: 'another key' }),
    ),
    asking(
      {
        id: 'express-jwt-audience',
        title: 'express-jwt: another audience',
        cause: 'token-wrong-audience',
        hidden: { what: 'the answer’s body', first: 'token-rejected' },
        says: 'The token is for another API.',
      },
      token({ claims: { aud: 'billing' } }),
    ),
    asking(
      {
        id: 'express-jwt-malformed',
        title: 'express-jwt: no JWT at all',
        cause: 'malformed-credential',
        hidden: { what: 'the answer’s body', first: 'token-rejected' },
        says: 'What stands after Bearer is no JWT.',
      },
      () => ({ authorization: 'Bearer abc.def' }),
    ),
    asking(
      {
        id: 'express-jwt-scheme',
        title: 'express-jwt: the word Token instead of Bearer',
        cause: 'scheme-mismatch',
        hidden: { what: 'the answer’s body', first: 'token-rejected' },
        says: 'The server reads “Authorization: Bearer [token]”; the request said Token.',
      },
      (site) => ({ authorization: `Token ${mint(site)}` }),
    ),
  ],
};
