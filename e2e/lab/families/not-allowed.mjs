// @ts-check
/** The caller is known, and may not do this, or not now. */

import { mint } from '../tokens.mjs';

const SIGNED_IN = [{ on: /** @type {const} */ ('shop'), set: ['sid=known-ada-0001; Path=/; HttpOnly; SameSite=Lax'] }];

/** @type {import('../types.ts').CaseSource[]} */
export const notAllowed = [
  {
    id: 'permission-session',
    family: 'not-allowed',
    title: 'Signed in, but not as an administrator',
    cause: 'insufficient-permission',
    confidence: 'certain',
    says: 'The server knows you, and you may not do this.',
    cookies: SIGNED_IN,
    asks: () => [
      { how: 'fetch', to: 'shop', path: '/api/me', status: 200 },
      { how: 'fetch', to: 'shop', path: '/api/admin/users', status: 403 },
    ],
    routes: {
      'shop /api/me': { json: { user: 'ada', role: 'customer' } },
      'shop /api/admin/users': { status: 403, json: { error: 'forbidden', message: 'You do not have permission to perform this action.' } },
    },
  },
  {
    id: 'permission-page',
    family: 'not-allowed',
    title: 'A page for administrators',
    cause: 'insufficient-permission',
    says: 'You are signed in, and this page is not for you. Signing in again will not help.',
    cookies: SIGNED_IN,
    go: () => ({ to: 'shop', path: '/admin', status: 403 }),
    routes: { 'shop /admin': { status: 403, html: '<h1>Access denied</h1><p>This area is for administrators only.</p>' } },
  },
  {
    id: 'scope',
    family: 'not-allowed',
    title: 'A token without the scope',
    cause: 'insufficient-scope',
    confidence: 'certain',
    says: 'The token may read orders; this call needs orders:write.',
    asks: (site) => [
      {
        how: 'fetch',
        to: 'api',
        path: '/v1/orders',
        method: 'POST',
        headers: { authorization: `Bearer ${mint(site)}` },
        body: 'item=1',
        status: 403,
      },
    ],
    routes: {
      'api /v1/orders': {
        status: 403,
        headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' },
        json: { error: 'insufficient_scope' },
      },
    },
  },
  {
    id: 'step-up',
    family: 'not-allowed',
    title: 'A payment that wants a stronger sign-in',
    cause: 'step-up-required',
    confidence: 'certain',
    says: 'The server wants a second factor for this.',
    asks: (site) => [
      {
        how: 'fetch',
        to: 'api',
        path: '/v1/payouts',
        headers: { authorization: `Bearer ${mint(site, { claims: { acr: '1' } })}` },
        status: 401,
      },
    ],
    routes: {
      'api /v1/payouts': {
        status: 401,
        headers: {
          'WWW-Authenticate':
            'Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="mfa", max_age="300"',
        },
        json: { error: 'insufficient_user_authentication' },
      },
    },
  },
  {
    id: 'rate-limit',
    family: 'not-allowed',
    title: 'Too many tries',
    cause: 'rate-limited',
    confidence: 'certain',
    says: 'Not a wrong sign-in: too many requests. Wait a minute.',
    asks: (site) => [{ how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: `Bearer ${mint(site)}` }, status: 429 }],
    routes: {
      'api /v1/orders': {
        status: 429,
        headers: { 'Retry-After': '60', 'X-RateLimit-Remaining': '0' },
        json: { message: 'Too Many Attempts.' },
      },
    },
  },
  {
    id: 'account-blocked',
    family: 'not-allowed',
    title: 'An account that is locked',
    cause: 'account-blocked',
    hidden: { what: 'the answer’s body', first: 'wrong-password' },
    confidence: 'certain',
    says: 'The account itself is locked; no password will help until it is opened again.',
    asks: () => [
      {
        how: 'fetch',
        to: 'shop',
        path: '/api/login',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"email":"ada@shop.example","password":"lovelace"}',
        status: 403,
      },
    ],
    routes: { 'shop /api/login': { status: 403, json: { error: 'account_locked', message: 'Your account has been locked.' } } },
  },
];
