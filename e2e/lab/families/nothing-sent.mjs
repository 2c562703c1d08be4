// @ts-check
/** Nothing was sent that says who is asking. */

import { mint } from '../tokens.mjs';

/** @type {import('../types.ts').CaseSource[]} */
export const nothingSent = [
  {
    id: 'no-token',
    family: 'nothing-sent',
    title: 'A page asks its API without a token',
    cause: 'no-credentials',
    says: 'The request carried nothing that says who is asking; the server wants a Bearer token.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/orders', status: 401 }],
    routes: {
      'api /v1/orders': {
        status: 401,
        headers: { 'WWW-Authenticate': 'Bearer realm="orders"' },
        json: { error: 'unauthorized', message: 'Authentication required' },
      },
    },
  },
  {
    id: 'no-token-no-challenge',
    family: 'nothing-sent',
    title: 'The same, and the server does not say what it wants',
    cause: 'no-credentials',
    says: 'Nothing was sent. That the answer names no way to sign in is the server’s slip, not the cause.',
    asks: () => [{ how: 'fetch', to: 'shop', path: '/api/orders', status: 401 }],
    routes: { 'shop /api/orders': { status: 401, json: { message: 'No authorization token was found' } } },
  },
  {
    id: 'page-without-sign-in',
    family: 'nothing-sent',
    title: 'A page opened without being signed in',
    cause: 'no-credentials',
    says: 'You are not signed in here: no cookie, no header.',
    fixedBy: 'sign-in-again',
    signIn: 'session',
    go: () => ({ to: 'shop', path: '/account', status: 401 }),
    routes: {
      'shop /account': ({ signedIn }) =>
        signedIn
          ? { html: '<h1>Your account</h1><p>Signed in as Ada.</p>' }
          : { status: 401, html: '<h1>Sign-in required</h1><p>Please <a href="/login">sign in</a> to see your account.</p>' },
    },
  },
  {
    id: 'password-prompt',
    family: 'nothing-sent',
    title: 'A page behind the browser’s own password prompt',
    cause: 'no-credentials',
    says: 'No user name and password were seen to go out (cancel the prompt). A saved password may have gone out unseen.',
    go: () => ({ to: 'shop', path: '/staging', status: 401 }),
    routes: {
      'shop /staging': {
        status: 401,
        headers: { 'WWW-Authenticate': 'Basic realm="Staging", charset="UTF-8"' },
        html: '<h1>401 Authorization Required</h1>',
      },
    },
  },
  {
    id: 'hidden-401',
    family: 'nothing-sent',
    title: 'A 401 that the page may not read',
    cause: 'no-credentials',
    says: 'The page’s script saw only “Failed to fetch”; behind it stands a 401 without CORS headers.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/stock', status: 401 }],
    routes: {
      'api /v1/stock': {
        status: 401,
        headers: { 'WWW-Authenticate': 'Bearer' },
        json: { message: 'Missing bearer token' },
        cors: false,
      },
    },
  },
  {
    id: 'websocket',
    family: 'nothing-sent',
    title: 'A WebSocket whose handshake is refused',
    cause: 'no-credentials',
    says: 'The handshake was answered with 401; the page’s script learns nothing of it.',
    asks: () => [{ how: 'websocket', to: 'api', path: '/live', status: 401 }],
    routes: { 'api /live': { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="live"' }, json: { message: 'Missing token' } } },
  },
  {
    id: 'image',
    family: 'nothing-sent',
    title: 'An image that needs a sign-in',
    cause: 'no-credentials',
    says: 'The picture stays empty: an image cannot carry a token, and no cookie was there.',
    asks: () => [{ how: 'image', to: 'api', path: '/avatars/7.png', status: 401 }],
    routes: {
      'api /avatars/7.png': { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, json: { message: 'Unauthenticated.' }, cors: false },
    },
  },
  {
    id: 'frame',
    family: 'nothing-sent',
    title: 'A frame of another site that needs a sign-in',
    cause: 'no-credentials',
    says: 'The frame, not the page around it, was refused.',
    asks: () => [{ how: 'frame', to: 'api', path: '/widgets/orders', status: 401 }],
    routes: { 'api /widgets/orders': { status: 401, html: '<h1>Please log in</h1><p>You must be logged in to view this widget.</p>' } },
  },
  {
    id: 'sent-to-sign-in',
    family: 'nothing-sent',
    title: 'A page that sends you round to a sign-in service',
    cause: 'no-credentials',
    says: 'Three redirects end at a sign-in page: nothing was sent that the shop knows.',
    go: () => ({ to: 'shop', path: '/reports/2026', status: 302 }),
    routes: {
      'shop /reports/2026': ({ site }) => ({ status: 302, headers: { Location: `${site.shop}/sso/start?return_to=%2Freports%2F2026` } }),
      'shop /sso/start': ({ site }) => ({
        status: 302,
        headers: {
          Location: `${site.id}/authorize?response_type=code&client_id=reports&scope=openid&state=k3v9&redirect_uri=${encodeURIComponent(`${site.shop}/sso/callback`)}`,
        },
      }),
      'id /authorize': ({ site }) => ({ status: 302, headers: { Location: `${site.id}/login?request=k3v9` } }),
      'id /login': { html: signInService() },
    },
  },
  {
    id: 'api-key-missing',
    family: 'nothing-sent',
    title: 'An API that wants a key gets none',
    cause: 'api-key-missing',
    says: 'The service wants an API key and none was sent.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/weather', status: 401 }],
    routes: { 'api /weather': { status: 401, headers: { 'WWW-Authenticate': 'Key' }, json: { message: 'No API key found in request' } } },
  },
  {
    id: 'authorization-lost',
    family: 'nothing-sent',
    title: 'A redirect to another host loses the token',
    cause: 'authorization-lost-on-redirect',
    says: 'The first hop carried the Authorization header; the hop to the other host did not.',
    asks: (site) => [
      { how: 'fetch', to: 'shop', path: '/api/orders', status: 307, endsIn: 401, headers: { authorization: `Bearer ${mint(site)}` } },
    ],
    routes: {
      'shop /api/orders': ({ site }) => ({ status: 307, headers: { Location: `${site.api}/v2/orders` } }),
      'api /v2/orders': { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, json: { message: 'Authorization header is missing' } },
    },
  },
  {
    id: 'silent-renewal',
    family: 'nothing-sent',
    title: 'A hidden frame that should renew the sign-in',
    cause: 'silent-sign-in-blocked',
    says: 'The sign-in service saw no cookie of its own, so it could not renew the sign-in without a page.',
    asks: (site) => [
      {
        how: 'frame',
        to: 'id',
        path: `/authorize?response_type=code&client_id=shop&scope=openid&prompt=none&state=h7&redirect_uri=${encodeURIComponent(`${site.shop}/renewed`)}`,
        status: 302,
      },
    ],
    routes: {
      'id /authorize': ({ site }) => ({ status: 302, headers: { Location: `${site.shop}/renewed?error=login_required&state=h7` } }),
      'shop /renewed': { html: '<p>Nobody is signed in.</p>' },
    },
  },
  {
    id: 'preflight-401',
    family: 'nothing-sent',
    title: 'A preflight that is asked to sign in',
    cause: 'preflight-rejected',
    says: 'The browser’s question before the request was answered with 401. Such questions never carry a sign-in.',
    asks: (site) => [
      {
        how: 'fetch',
        to: 'api',
        path: '/v1/me',
        method: 'PUT',
        headers: { authorization: `Bearer ${mint(site)}`, 'content-type': 'application/json' },
        body: '{"name":"Ada"}',
        status: 401,
        preflight: true,
      },
    ],
    routes: {
      'OPTIONS api /v1/me': {
        status: 401,
        headers: { 'WWW-Authenticate': 'Bearer' },
        json: { message: 'Full authentication is required to access this resource' },
        cors: false,
      },
      'api /v1/me': { json: { name: 'Ada' } },
    },
  },
  {
    id: 'preflight-403',
    family: 'nothing-sent',
    title: 'A preflight from a page that is not on the list',
    cause: 'preflight-rejected',
    says: 'The server does not allow pages of this site to ask: the origin is not on its list.',
    asks: (site) => [
      { how: 'fetch', to: 'api', path: '/v1/me', headers: { authorization: `Bearer ${mint(site)}` }, status: 403, preflight: true },
    ],
    routes: {
      'OPTIONS api /v1/me': { status: 403, text: 'Invalid CORS request', cors: false },
      'api /v1/me': { json: { name: 'Ada' } },
    },
  },
];

function signInService() {
  return `<h1>Sign in to continue to Reports</h1>
<form method="post"><p><label>Email <input name="email" type="email" autocomplete="username"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p><button>Sign in</button></form>`;
}
