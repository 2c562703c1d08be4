// @ts-check
/** A session that the server does not know any more, and forms that do not fit theirs. */

/** @typedef {import('../types.ts').CaseSource} CaseSource @typedef {import('../types.ts').Route} Route */

/** A cookie of a session that was ended on the server. */
const GONE = [{ on: /** @type {const} */ ('shop'), set: ['sid=9b2e61c04fd8e7a3; Path=/; HttpOnly; SameSite=Lax'] }];
const has = (/** @type {import('../types.ts').Asked} */ { cookies }) => cookies.some(([name]) => name === 'sid');
const ORDERS_PAGE = { html: '<h1>Your orders</h1><p>One Difference Engine, on its way.</p>' };

/** Leads to the sign-in page and back. @type {Route} */
const orLogin = ({ signedIn, url }) =>
  signedIn ? ORDERS_PAGE : { status: 302, headers: { Location: `/login?return_to=${encodeURIComponent(url.pathname)}` } };

/** The anti-forgery token that a page gets when it is loaded anew. */
const FRESH = 'ZnJlc2ggYXMgYSBkYWlzeQ';

/** @type {CaseSource[]} */
export const session = [
  {
    id: 'session-api',
    family: 'session',
    title: 'A session that the server has ended',
    cause: 'session-expired',
    confidence: 'certain',
    says: 'The session cookie went out; the server does not know that session any more.',
    fixedBy: 'clear-cookies',
    signIn: 'session',
    cookies: GONE,
    asks: () => [{ how: 'fetch', to: 'shop', path: '/api/basket', status: 401 }],
    routes: {
      'shop /api/basket': (asked) =>
        asked.signedIn || !has(asked)
          ? { json: { basket: [] } }
          : { status: 401, json: { error: 'session_expired', message: 'Your session has expired. Please log in again.' } },
    },
  },
  {
    id: 'session-page',
    family: 'session',
    title: 'A page that refuses the old cookie, and would do without one',
    cause: 'session-expired',
    says: 'The session cookie went out and was refused; without it the page is open to all.',
    fixedBy: 'clear-cookies',
    cookies: GONE,
    go: () => ({ to: 'shop', path: '/catalogue', status: 401 }),
    routes: {
      'shop /catalogue': (asked) =>
        has(asked)
          ? { status: 401, html: '<h1>Session invalid</h1><p>Your session is no longer valid.</p>' }
          : { html: '<h1>Catalogue</h1>' },
    },
  },
  {
    id: 'session-redirect',
    family: 'session',
    title: 'A page that leads to the sign-in page',
    cause: 'session-expired',
    says: 'The cookie went out, and the answer was the sign-in page: the session is over.',
    fixedBy: 'sign-in-again',
    signIn: 'session',
    cookies: GONE,
    go: () => ({ to: 'shop', path: '/orders', status: 302 }),
    routes: { 'shop /orders': orLogin },
  },
  {
    id: 'session-fetch-redirect',
    family: 'session',
    title: 'A script that gets the sign-in page instead of its answer',
    cause: 'session-expired',
    says: 'The script asked for orders and was led to the sign-in page: a 200 that is none.',
    fixedBy: 'sign-in-again',
    signIn: 'session',
    cookies: GONE,
    asks: () => [{ how: 'fetch', to: 'shop', path: '/orders.json', status: 302 }],
    routes: { 'shop /orders.json': orLogin },
  },
  {
    id: 'session-440',
    family: 'session',
    title: 'A session that has timed out (440)',
    cause: 'session-expired',
    confidence: 'certain',
    says: '440 is how this server says that the session has timed out.',
    cookies: GONE,
    asks: () => [{ how: 'fetch', to: 'shop', path: '/owa/mail', status: 440 }],
    routes: { 'shop /owa/mail': { status: 440, text: 'Login Timeout' } },
  },
  {
    id: 'session-flow',
    family: 'session',
    title: 'A shop that works until you end its sessions',
    cause: 'session-expired',
    says: 'The session is over: sign in again, and you are back at your orders.',
    fixedBy: 'sign-in-again',
    signIn: 'session',
    byHand: 'Sign in, see your orders, press “End all sessions”, and reload.',
    go: () => ({ to: 'shop', path: '/orders', status: 302 }),
    routes: {
      'shop /orders': (asked) =>
        asked.signedIn
          ? { html: `${ORDERS_PAGE.html}<form method="post" action="/end-all-sessions"><button>End all sessions</button></form>` }
          : { status: 302, headers: { Location: '/login?return_to=%2Forders' } },
    },
  },
  {
    id: 'csrf-419',
    family: 'session',
    title: 'A form that stood open too long (419)',
    cause: 'csrf-rejected',
    says: 'The form’s anti-forgery token no longer fits the session. Load the page anew and send it again.',
    fixedBy: 'reload',
    cookies: [{ on: 'shop', set: ['laravel_session=eyJpdiI6Ijk4; Path=/; HttpOnly; SameSite=Lax'] }],
    asks: (_site, views) => [
      {
        how: 'fetch',
        to: 'shop',
        path: '/profile',
        method: 'POST',
        headers: { 'x-csrf-token': views > 1 ? FRESH : 'Zm9ybSBvZiB5ZXN0ZXJkYXk' },
        body: 'name=Ada',
        status: 419,
      },
    ],
    routes: {
      'shop /profile': ({ headers }) =>
        headers['x-csrf-token'] === FRESH ? { json: { saved: true } } : { status: 419, json: { message: 'CSRF token mismatch.' } },
    },
  },
  {
    id: 'csrf-403',
    family: 'session',
    title: 'A form without its anti-forgery token',
    cause: 'csrf-rejected',
    says: 'The form was sent without the token that the server had put into its page.',
    cookies: [{ on: 'shop', set: ['sessionid=k2j4h5g6; Path=/; HttpOnly; SameSite=Lax', 'csrftoken=Zx81Kq; Path=/; SameSite=Lax'] }],
    go: () => ({ to: 'shop', path: '/checkout', form: { order: '1842' }, status: 403 }),
    routes: {
      'shop /checkout': {
        status: 403,
        html: '<title>403 Forbidden</title><h1>Forbidden <small>(403)</small></h1><p>CSRF verification failed. Request aborted.</p>',
      },
    },
  },
  {
    id: 'csrf-header',
    family: 'session',
    title: 'A script that sends a wrong anti-forgery header',
    cause: 'csrf-rejected',
    confidence: 'certain',
    says: 'The header of the answer asks for a new anti-forgery token.',
    cookies: [{ on: 'shop', set: ['sid=9b2e61c04fd8e7a4; Path=/; HttpOnly; SameSite=Lax'] }],
    asks: () => [
      {
        how: 'fetch',
        to: 'shop',
        path: '/sap/orders',
        method: 'POST',
        headers: { 'x-csrf-token': 'undefined' },
        body: 'order=1842',
        status: 403,
      },
    ],
    routes: { 'shop /sap/orders': { status: 403, headers: { 'X-CSRF-Token': 'Required' }, text: 'CSRF token validation failed' } },
  },
];
