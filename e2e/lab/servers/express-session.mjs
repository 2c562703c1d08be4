// @ts-check
/** express-session: a session in the server's memory, gone when the server starts anew. */

import express from 'express';
import session from 'express-session';

/** @type {import('../types.ts').RealServer} */
export const expressSession = {
  name: 'express-session',
  app() {
    const app = express();
    const store = new session.MemoryStore();
    app.use(session({ store, secret: 'lab', resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } }));
    app.post('/sign-in', (/** @type {any} */ request, /** @type {any} */ response) => {
      request.session.user = 'ada';
      response.sendStatus(204);
    });
    app.post('/restart', (/** @type {any} */ _request, /** @type {any} */ response) => {
      store.clear(() => response.sendStatus(204));
    });
    app.get('/account', (/** @type {any} */ request, /** @type {any} */ response) => {
      if (request.session.user) response.json({ user: request.session.user });
      else response.sendStatus(401);
    });
    return app;
  },
  cases: [
    {
      id: 'express-session',
      family: 'real',
      title: 'express-session: the server was started anew',
      cause: 'session-expired',
      says: 'The same cookie was good a moment ago; the server does not know it any more.',
      asks: () => [
        { how: 'fetch', to: 'real', path: '/sign-in', method: 'POST', credentials: 'include', status: 204 },
        { how: 'fetch', to: 'real', path: '/account', credentials: 'include', status: 200 },
        { how: 'fetch', to: 'real', path: '/restart', method: 'POST', status: 204 },
        { how: 'fetch', to: 'real', path: '/account', credentials: 'include', status: 401 },
      ],
    },
    {
      id: 'express-session-none',
      family: 'real',
      title: 'express-session: never signed in',
      cause: 'no-credentials',
      says: 'No session cookie was sent, and none is there.',
      asks: () => [{ how: 'fetch', to: 'real', path: '/account', credentials: 'include', status: 401 }],
    },
  ],
};
