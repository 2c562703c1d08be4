// @ts-check
/** Something between the caller and the server, or the server itself. */

import { mint, mintGood } from '../tokens.mjs';

/** A Bearer header with a good token, which no server of this file looks at. @param {import('../types.ts').Site} site */
const withToken = (site) => ({ authorization: `Bearer ${mint(site)}` });

/** @type {import('../types.ts').CaseSource[]} */
export const between = [
  {
    id: 'cached-401',
    family: 'between',
    title: 'A 401 that a cache kept',
    cause: 'cached-failure',
    says: 'The answer is an hour old: a cache on the way gave it, not the server.',
    fixedBy: 'reload',
    go: () => ({ to: 'shop', path: '/dashboard', status: 401 }),
    routes: {
      'shop /dashboard': ({ headers }) =>
        headers['cache-control'] === 'no-cache'
          ? { html: '<h1>Dashboard</h1>', headers: { 'X-Cache': 'MISS' } }
          : { status: 401, headers: { Age: '3600', 'X-Cache': 'HIT' }, html: '<h1>Unauthorized</h1>' },
    },
  },
  {
    id: 'firewall',
    family: 'between',
    title: 'A firewall that answers instead of the shop',
    cause: 'firewall-blocked',
    says: 'A network rule refused this address; the shop never saw the request.',
    go: () => ({ to: 'shop', path: '/', status: 403 }),
    routes: {
      'shop /': {
        status: 403,
        headers: { 'CF-Ray': '8f1e2d3c4b5a6978-FRA', 'CF-Mitigated': 'challenge' },
        html: '<title>Attention Required!</title><h1>Sorry, you have been blocked</h1><p>Your IP address is not allowed.</p>',
      },
    },
  },
  {
    id: 'network-sign-in',
    family: 'between',
    title: 'A network with a sign-in page of its own (511)',
    cause: 'network-sign-in-required',
    says: 'The network wants you to sign in first: a hotel’s or a train’s page.',
    go: () => ({ to: 'shop', path: '/hotel', status: 511 }),
    routes: { 'shop /hotel': { status: 511, html: '<title>Network Authentication Required</title><h1>Welcome aboard</h1>' } },
  },
  {
    id: 'proxy',
    family: 'between',
    title: 'A proxy that wants a sign-in (407)',
    cause: 'proxy-authentication-required',
    says: 'The proxy on the way wants a sign-in, not the shop.',
    // Without a proxy, Chromium ends a 407 in ERR_UNEXPECTED_PROXY_AUTH and shows it to nobody.
    byHand: 'Open it in Firefox: Chromium hides a 407 where no proxy is set.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/orders', status: 407 }],
    routes: {
      'api /v1/orders': {
        status: 407,
        headers: { 'Proxy-Authenticate': 'Basic realm="Company proxy"' },
        text: 'Proxy Authentication Required',
      },
    },
  },
  {
    id: 'header-dropped',
    family: 'between',
    title: 'A gateway that drops the header',
    cause: 'authorization-not-forwarded',
    hidden: { what: 'the answer’s body', first: 'token-rejected' },
    says: 'The header left the browser; the answer says that it is missing.',
    asks: (site) => [{ how: 'fetch', to: 'api', path: '/wp-json/orders', headers: withToken(site), status: 401 }],
    routes: {
      'api /wp-json/orders': {
        status: 401,
        headers: { Server: 'Apache/2.4.62 (Unix)', 'X-Powered-By': 'PHP/8.3.11' },
        json: { code: 'jwt_auth_no_auth_header', message: 'Authorization header not found.', data: { status: 403 } },
      },
    },
  },
  {
    id: 'refresh-race',
    family: 'between',
    title: 'A request that was overtaken by a renewal',
    cause: 'refresh-race',
    says: 'The token had just been renewed; this request still carried the old one.',
    asks: (site) => {
      const old = `Bearer ${mint(site, { issued: -62, expires: -2 })}`;
      const renewed = `Bearer ${mintGood(site)}`;
      /** @type {import('../types.ts').Ask[]} */
      const asks = [
        {
          how: 'fetch',
          to: 'api',
          path: '/oauth/token',
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'grant_type=refresh_token&refresh_token=rt_81',
          status: 200,
        },
        { how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: renewed }, status: 200 },
        { how: 'fetch', to: 'api', path: '/v1/basket', headers: { authorization: old }, status: 401 },
        { how: 'fetch', to: 'api', path: '/v1/basket', headers: { authorization: renewed }, status: 200 },
      ];
      return asks;
    },
    routes: {
      'api /oauth/token': ({ site }) => ({
        json: { access_token: mintGood(site), token_type: 'Bearer', expires_in: 3600 },
      }),
      'api /v1/orders': { json: { orders: [] } },
      'api /v1/basket': ({ hasGoodToken }) =>
        hasGoodToken
          ? { json: { basket: [] } }
          : {
              status: 401,
              headers: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' },
              json: { error: 'invalid_token' },
            },
    },
  },
  {
    id: 'wrong-stage',
    family: 'between',
    title: 'A path that this API does not have',
    cause: 'wrong-url',
    says: 'The same token is good elsewhere at this host: the address lacks its stage.',
    asks: (site) => [
      { how: 'fetch', to: 'api', path: '/prod/orders', headers: withToken(site), status: 200 },
      { how: 'fetch', to: 'api', path: '/orders', headers: withToken(site), status: 403 },
    ],
    routes: {
      'api /prod/orders': { json: { orders: [] } },
      'api /orders': {
        status: 403,
        headers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
        json: { message: 'Missing Authentication Token' },
      },
    },
  },
  {
    id: 'server-fault',
    family: 'between',
    title: 'A server that cannot check anyone’s token',
    cause: 'server-fault',
    hidden: { what: 'the answer’s body', first: 'token-rejected' },
    says: 'The server could not reach its own sign-in service; your token may be quite right.',
    asks: (site) => [{ how: 'fetch', to: 'api', path: '/v1/orders', headers: withToken(site), status: 401 }],
    routes: {
      'api /v1/orders': { status: 401, json: { error: 'Unable to fetch JWKS: upstream connect error or disconnect before headers' } },
    },
  },
];

/** @type {import('../types.ts').CaseSource[]} */
export const harmless = [
  {
    id: 'answered-prompt',
    family: 'harmless',
    title: 'A 401 that the browser answers by itself',
    cause: undefined,
    says: 'Nothing failed: the name and password of the address were taken, and the page is there.',
    go: () => ({ to: 'shop', path: '/staging', userinfo: 'ada:lovelace', status: 401 }),
    routes: {
      'shop /staging': ({ headers }) =>
        headers['authorization'] === undefined
          ? { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Staging"' }, html: '<h1>401 Authorization Required</h1>' }
          : { html: '<h1>Welcome to staging</h1>' },
    },
  },
  {
    id: 'not-found',
    family: 'harmless',
    title: 'A page that is not there (404)',
    cause: undefined,
    says: 'Not a sign-in failure: this page does not exist.',
    go: () => ({ to: 'shop', path: '/no-such-page', status: 404 }),
    routes: { 'shop /no-such-page': { status: 404, html: '<h1>Not Found</h1>' } },
  },
  {
    id: 'server-error',
    family: 'harmless',
    title: 'A server that breaks (500)',
    cause: undefined,
    says: 'Not a sign-in failure: the server broke.',
    go: () => ({ to: 'shop', path: '/broken', status: 500 }),
    routes: { 'shop /broken': { status: 500, html: '<h1>Internal Server Error</h1>' } },
  },
  {
    id: 'unreachable',
    family: 'harmless',
    title: 'A server that hangs up',
    cause: undefined,
    says: 'Not a sign-in failure: no answer came at all.',
    go: () => ({ to: 'shop', path: '/nobody', status: 0 }),
    routes: { 'shop /nobody': { hangUp: true } },
  },
  {
    id: 'everything-works',
    family: 'harmless',
    title: 'A page where everything works',
    cause: undefined,
    says: 'Nothing failed here.',
    asks: (site) => [{ how: 'fetch', to: 'api', path: '/v1/orders', headers: withToken(site), status: 200 }],
    routes: { 'api /v1/orders': { json: { orders: [] } } },
  },
];
