// @ts-check
/** The cookie is there, or should be, and did not go out. */

const SIGNED_OUT = { status: 401, json: { error: 'unauthenticated', message: 'You are not signed in.' } };
const ORDERS = { json: { orders: [{ id: 1, item: 'Difference engine' }] } };

/** Signed in where a session cookie of any value came along. @type {import('../types.ts').Route} */
const ordersForASession = ({ cookies }) => (cookies.some(([name]) => name === 'sid') ? ORDERS : SIGNED_OUT);

/** The same as a page. @type {import('../types.ts').Route} */
const pageForASession = ({ cookies }) =>
  cookies.some(([name]) => name === 'sid')
    ? { html: '<h1>Your account</h1><p>Signed in as Ada.</p>' }
    : { status: 401, html: '<h1>You are not signed in</h1><p>Please sign in to see your account.</p>' };

/** About 10 KB in pieces, as an application leaves them that starts a sign-in anew with each failure. */
const PILED_UP = Array.from({ length: 6 }, (_, i) => `oidc.state.${i}=${`s${i}tate`.repeat(280)}; Path=/; SameSite=Lax; Max-Age=3600`);

/** @type {import('../types.ts').CaseSource[]} */
export const cookies = [
  {
    id: 'same-site-fetch',
    family: 'cookies',
    title: 'SameSite=Strict, and a page of another site asks',
    cause: 'cookie-not-sent',
    reason: 'same-site',
    says: 'The session cookie is in the browser; SameSite=Strict keeps it from requests of other sites.',
    cookies: [{ on: 'api', set: ['sid=4f1d9c2e7a60; Path=/; HttpOnly; SameSite=Strict'] }],
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/orders', credentials: 'include', status: 401 }],
    routes: { 'api /v1/orders': ordersForASession },
  },
  {
    id: 'same-site-link',
    family: 'cookies',
    title: 'SameSite=Strict, and a link from another site',
    cause: 'cookie-not-sent',
    reason: 'same-site',
    says: 'You came from another site, so the Strict session cookie stayed behind.',
    cookies: [{ on: 'shop', set: ['sid=4f1d9c2e7a61; Path=/; HttpOnly; SameSite=Strict'] }],
    from: 'id',
    go: () => ({ to: 'shop', path: '/account', status: 401 }),
    routes: { 'shop /account': pageForASession },
  },
  {
    id: 'same-site-form',
    family: 'cookies',
    title: 'SameSite=Lax, and a form sent from another site',
    cause: 'cookie-not-sent',
    reason: 'same-site',
    says: 'A Lax cookie goes with links, not with a form that is sent by POST from another site.',
    cookies: [{ on: 'shop', set: ['sid=4f1d9c2e7a62; Path=/; HttpOnly; SameSite=Lax'] }],
    from: 'id',
    go: () => ({ to: 'shop', path: '/payment/return', form: { payment: 'ok', order: '1842' }, status: 401 }),
    routes: { 'shop /payment/return': pageForASession },
  },
  {
    id: 'third-party',
    family: 'cookies',
    title: 'A third-party cookie that the browser blocks',
    cause: 'cookie-not-sent',
    reason: 'third-party-blocked',
    says: 'The cookie may go to other sites (SameSite=None; Secure); the browser blocks third-party cookies.',
    cookies: [{ on: 'api', set: ['sid=4f1d9c2e7a63; Path=/; HttpOnly; SameSite=None; Secure'] }],
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/orders', credentials: 'include', status: 401 }],
    routes: { 'api /v1/orders': ordersForASession },
  },
  {
    id: 'path',
    family: 'cookies',
    title: 'A cookie for another path',
    cause: 'cookie-not-sent',
    reason: 'path',
    says: 'The session cookie is for /admin only; the request went to /api.',
    cookies: [{ on: 'shop', set: ['sid=4f1d9c2e7a64; Path=/admin; HttpOnly; SameSite=Lax'] }],
    asks: () => [{ how: 'fetch', to: 'shop', path: '/api/orders', status: 401 }],
    routes: { 'shop /api/orders': ordersForASession },
  },
  {
    id: 'domain',
    family: 'cookies',
    title: 'A cookie for the neighbouring host',
    cause: 'cookie-not-sent',
    reason: 'domain',
    says: 'The session cookie is for the shop’s own host; the request went to pay., and no Domain lets it.',
    cookies: [{ on: 'shop', set: ['sid=4f1d9c2e7a65; Path=/; HttpOnly; SameSite=Lax'] }],
    asks: () => [{ how: 'fetch', to: 'pay', path: '/api/cards', credentials: 'include', status: 401 }],
    routes: { 'pay /api/cards': ordersForASession },
  },
  {
    id: 'domain-page',
    family: 'cookies',
    title: 'A page at the neighbouring host',
    cause: 'cookie-not-sent',
    reason: 'domain',
    says: 'The session cookie is for the shop’s own host; the address in the bar is that of pay., and no Domain lets it go there.',
    fixedBy: 'open-address',
    cookies: [{ on: 'shop', set: ['sid=4f1d9c2e7a74; Path=/; HttpOnly; SameSite=Lax'] }],
    go: () => ({ to: 'pay', path: '/account?tab=orders', status: 401 }),
    routes: { 'pay /account': pageForASession, 'shop /account': pageForASession },
  },
  {
    id: 'credentials-mode',
    family: 'cookies',
    title: 'A script that asks another host without credentials',
    cause: 'cookie-not-sent',
    reason: 'credentials-mode',
    says: 'The cookie fits; the script’s fetch did not say credentials: "include".',
    cookies: [{ on: 'pay', set: ['sid=4f1d9c2e7a66; Path=/; HttpOnly; SameSite=Lax'] }],
    asks: () => [{ how: 'fetch', to: 'pay', path: '/api/cards', status: 401 }],
    routes: { 'pay /api/cards': ordersForASession },
  },
  {
    id: 'partitioned',
    family: 'cookies',
    title: 'A cookie that was set inside another site',
    cause: 'cookie-not-sent',
    reason: 'partitioned',
    says: 'The cookie was set while embedded in the shop, and is kept for that place alone.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/embedded/sign-in', credentials: 'include', status: 200 }],
    go: () => ({ to: 'api', path: '/account', status: 401 }),
    routes: {
      'api /embedded/sign-in': {
        headers: { 'Set-Cookie': 'sid=4f1d9c2e7a67; Path=/; HttpOnly; SameSite=None; Secure; Partitioned' },
        json: { signedIn: true },
      },
      'api /account': pageForASession,
    },
  },
  {
    id: 'secure-over-http',
    family: 'cookies',
    title: 'A Secure cookie, and a page without https',
    cause: 'cookie-not-sent',
    reason: 'secure-over-http',
    says: 'The session cookie is Secure; the address begins with http.',
    // Browsers trust *.localhost and send Secure cookies there over http, and take none from a plain http host.
    byHand: 'Needs a Secure cookie that only https can set: the browser tests put it there.',
    plant: { name: 'sid', value: '4f1d9c2e7a68', role: 'plain', secure: true },
    go: () => ({ to: 'plain', path: '/account', status: 401 }),
    routes: { 'plain /account': pageForASession },
  },
  {
    id: 'cookie-refused',
    family: 'cookies',
    title: 'A session cookie that the browser refuses to keep',
    cause: 'cookie-rejected',
    says: 'The server set its cookie with SameSite=None and without Secure, so the browser threw it away.',
    asks: () => [
      { how: 'fetch', to: 'shop', path: '/api/login', method: 'POST', body: 'user=ada', status: 200 },
      { how: 'fetch', to: 'shop', path: '/api/orders', status: 401 },
    ],
    routes: {
      'shop /api/login': { headers: { 'Set-Cookie': 'sid=4f1d9c2e7a69; Path=/; HttpOnly; SameSite=None' }, json: { user: 'ada' } },
      'shop /api/orders': ordersForASession,
    },
  },
  {
    id: 'cookie-refused-domain',
    family: 'cookies',
    title: 'A session cookie for a domain that is not its own',
    cause: 'cookie-rejected',
    says: 'The server set its cookie for another domain, so the browser threw it away.',
    asks: () => [
      { how: 'fetch', to: 'shop', path: '/api/login', method: 'POST', body: 'user=ada', status: 200 },
      { how: 'fetch', to: 'shop', path: '/api/orders', status: 401 },
    ],
    routes: {
      'shop /api/login': ({ site }) => ({
        headers: { 'Set-Cookie': `sid=4f1d9c2e7a70; Domain=${new URL(site.id).hostname}; Path=/; HttpOnly` },
        json: { user: 'ada' },
      }),
      'shop /api/orders': ordersForASession,
    },
  },
  {
    id: 'cookie-gone',
    family: 'cookies',
    title: 'A session cookie that the site itself takes away',
    cause: 'cookie-gone',
    says: 'Earlier requests carried the cookie; the site removed it, and this one had none.',
    fixedBy: 'sign-in-again',
    signIn: 'session',
    cookies: [{ on: 'shop', set: ['sid=4f1d9c2e7a71; Path=/; HttpOnly; SameSite=Lax'] }],
    asks: () => [
      { how: 'fetch', to: 'shop', path: '/api/orders', status: 200 },
      { how: 'fetch', to: 'shop', path: '/api/heartbeat', method: 'POST', status: 204 },
      { how: 'fetch', to: 'shop', path: '/api/orders', status: 401 },
    ],
    routes: {
      'shop /api/heartbeat': ({ signedIn }) => ({
        status: 204,
        ...(signedIn ? {} : { headers: { 'Set-Cookie': 'sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax' } }),
      }),
      'shop /api/orders': ordersForASession,
    },
  },
  {
    id: 'two-cookies',
    family: 'cookies',
    title: 'Two cookies of one name, the old one first',
    cause: 'cookie-duplicated',
    says: 'Two cookies named sid went out; the older, with the longer path, shadows the good one.',
    fixedBy: 'delete-cookies',
    cookies: [
      { on: 'shop', set: ['sid=0ld0ld0ld0ld; Path=/api; HttpOnly; SameSite=Lax', 'sid=g00dg00dg00d; Path=/; HttpOnly; SameSite=Lax'] },
    ],
    asks: () => [{ how: 'fetch', to: 'shop', path: '/api/basket', status: 401 }],
    routes: {
      'shop /api/basket': ({ cookies }) =>
        cookies.find(([name]) => name === 'sid')?.[1] === '0ld0ld0ld0ld'
          ? { status: 401, json: { error: 'session_not_found', message: 'Unknown session.' } }
          : { json: { basket: [] } },
    },
  },
  {
    id: 'too-many-cookies',
    family: 'cookies',
    title: 'Cookies that have piled up (431)',
    cause: 'cookies-too-large',
    says: 'The cookies of this site have grown beyond what the server takes.',
    fixedBy: 'clear-cookies',
    cookies: [{ on: 'shop', set: PILED_UP }],
    asks: () => [{ how: 'fetch', to: 'shop', path: '/api/orders', status: 431 }],
    routes: {
      'shop /api/orders': ({ headers }) =>
        (headers['cookie']?.length ?? 0) > 8192
          ? { status: 431, html: '<h1>Request Header Fields Too Large</h1><p>Bad message: Request Header Fields Too Large</p>' }
          : ORDERS,
    },
  },
  {
    id: 'too-many-cookies-page',
    family: 'cookies',
    title: 'Cookies that have piled up, on a page (400)',
    cause: 'cookies-too-large',
    says: 'The cookies of this site have grown beyond what the server takes.',
    fixedBy: 'clear-cookies',
    cookies: [{ on: 'shop', set: PILED_UP }],
    go: () => ({ to: 'shop', path: '/account', status: 400 }),
    routes: {
      'shop /account': ({ headers }) =>
        (headers['cookie']?.length ?? 0) > 8192
          ? { status: 400, html: '<h1>400 Bad Request</h1><p>Request Header Or Cookie Too Large</p>' }
          : { html: '<h1>Welcome to the shop</h1>' },
    },
  },
];
