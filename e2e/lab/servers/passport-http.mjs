// @ts-check
/** passport-http on express: Basic and Digest, as many applications have them. */

import express from 'express';
import passport from 'passport';
import { BasicStrategy, DigestStrategy } from 'passport-http';
import { basic } from '../tokens.mjs';

/** @type {import('../types.ts').RealServer} */
export const passportHttp = {
  name: 'passport-http',
  app() {
    const app = express();
    const passports = new passport.Passport();
    passports.use(
      new BasicStrategy((/** @type {string} */ name, /** @type {string} */ password, /** @type {any} */ done) =>
        done(null, name === 'ada' && password === 'lovelace' ? { name } : false),
      ),
    );
    passports.use(
      new DigestStrategy({ qop: 'auth' }, (/** @type {string} */ name, /** @type {any} */ done) =>
        name === 'ada' ? done(null, { name }, 'lovelace') : done(null, false),
      ),
    );
    const orders = (/** @type {any} */ _request, /** @type {any} */ response) => response.json({ orders: [] });
    app.get('/basic', passports.authenticate('basic', { session: false }), orders);
    app.get('/digest', passports.authenticate('digest', { session: false }), orders);
    return app;
  },
  cases: [
    {
      id: 'passport-basic-wrong',
      family: 'real',
      title: 'passport-http: a wrong password',
      cause: 'wrong-password',
      says: 'A password was sent, and the server asked again.',
      asks: () => [{ how: 'fetch', to: 'real', path: '/basic', headers: { authorization: basic('ada', 'babbage') }, status: 401 }],
    },
    {
      id: 'passport-basic-none',
      family: 'real',
      title: 'passport-http: no password',
      cause: 'no-credentials',
      says: 'No user name and password were seen to go out.',
      asks: () => [{ how: 'fetch', to: 'real', path: '/basic', status: 401 }],
    },
    {
      id: 'passport-digest-wrong',
      family: 'real',
      title: 'passport-http: a Digest answer to a wrong password',
      cause: 'wrong-password',
      says: 'A Digest answer was sent, and the server asked again, with no word of an old nonce.',
      asks: () => [
        {
          how: 'fetch',
          to: 'real',
          path: '/digest',
          headers: {
            authorization:
              'Digest username="ada", realm="Users", nonce="a1b2c3d4", uri="/digest", response="0123456789abcdef0123456789abcdef", qop=auth, nc=00000001, cnonce="0a4f113b"',
          },
          status: 401,
        },
      ],
    },
  ],
};
