// @ts-check
/** What was sent is not well formed, or not what the server reads. */

import { basic, mint } from '../tokens.mjs';

/** @typedef {import('../types.ts').CaseSource} CaseSource */

const INVALID_TOKEN = {
  status: 401,
  headers: { 'WWW-Authenticate': 'Bearer realm="orders", error="invalid_token"' },
  json: { error: 'invalid_token' },
};

/**
 * A case that asks the orders API once, with this Authorization.
 * @param {Omit<CaseSource, 'asks' | 'routes'> & {authorization: (site: import('../types.ts').Site) => string, answer?: import('../types.ts').Answer}} made
 * @returns {CaseSource}
 */
const sending = ({ authorization, answer = INVALID_TOKEN, ...rest }) => ({
  ...rest,
  asks: (site) => [{ how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: authorization(site) }, status: 401 }],
  routes: { 'api /v1/orders': answer },
});

/** @type {CaseSource[]} */
export const malformed = [
  sending({
    id: 'undefined-token',
    family: 'malformed',
    title: 'A script sends the token “undefined”',
    cause: 'placeholder-credential',
    confidence: 'certain',
    says: 'The header says “Bearer undefined”: the script had no token yet.',
    authorization: () => 'Bearer undefined',
  }),
  sending({
    id: 'null-token',
    family: 'malformed',
    title: 'A script sends the token “null”',
    cause: 'placeholder-credential',
    confidence: 'certain',
    says: 'The header says “Bearer null”: nothing was stored under that name.',
    authorization: () => 'Bearer null',
  }),
  sending({
    id: 'template-token',
    family: 'malformed',
    title: 'A template that nobody filled in',
    cause: 'placeholder-credential',
    confidence: 'certain',
    says: 'The header still holds {{access_token}}.',
    authorization: () => 'Bearer {{access_token}}',
  }),
  sending({
    id: 'object-token',
    family: 'malformed',
    title: 'A script sends an object where a text belongs',
    cause: 'placeholder-credential',
    confidence: 'certain',
    says: 'The header says “Bearer [object Object]”.',
    authorization: () => 'Bearer [object Object]',
  }),
  sending({
    id: 'sample-key',
    family: 'malformed',
    title: 'The key of the documentation’s example',
    cause: 'placeholder-credential',
    says: 'The header holds YOUR_API_KEY, as the documentation prints it.',
    authorization: () => 'Bearer YOUR_API_KEY',
    answer: { status: 401, json: { error: { message: 'Incorrect API key provided' } } },
  }),
  sending({
    id: 'empty-token',
    family: 'malformed',
    title: 'The word Bearer, and nothing after it',
    cause: 'placeholder-credential',
    says: 'A scheme was sent without a token.',
    authorization: () => 'Bearer',
    answer: {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_request"' },
      json: { message: 'Bad Authorization header' },
    },
  }),
  sending({
    id: 'bearer-bearer',
    family: 'malformed',
    title: 'The word Bearer twice',
    cause: 'malformed-credential',
    confidence: 'certain',
    says: 'The scheme stands twice: the stored token already began with it.',
    authorization: (site) => `Bearer Bearer ${mint(site)}`,
  }),
  sending({
    id: 'quoted-token',
    family: 'malformed',
    title: 'A token in quotation marks',
    cause: 'malformed-credential',
    confidence: 'certain',
    says: 'The quotation marks of the JSON text went out with the token.',
    authorization: (site) => `Bearer "${mint(site)}"`,
  }),
  sending({
    id: 'half-token',
    family: 'malformed',
    title: 'A token that was cut off',
    cause: 'malformed-credential',
    says: 'A JWT has three parts; this one has two.',
    authorization: (site) => `Bearer ${mint(site).split('.').slice(0, 2).join('.')}`,
    answer: { status: 401, json: { error: 'jwt malformed' } },
  }),
  sending({
    id: 'two-tokens',
    family: 'malformed',
    title: 'Two credentials in one header',
    cause: 'malformed-credential',
    confidence: 'certain',
    says: 'Two values were joined with a comma: two parts of the program each set one.',
    authorization: (site) => `${basic('ada', 'lovelace')}, Bearer ${mint(site)}`,
    answer: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, json: { message: 'Invalid Authorization header format' } },
  }),
  sending({
    id: 'bare-token',
    family: 'malformed',
    title: 'A token without a scheme',
    cause: 'malformed-credential',
    says: 'The token stands alone; “Bearer ” belongs before it.',
    authorization: (site) => mint(site),
    answer: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, json: { message: 'Format is Authorization: Bearer [token]' } },
  }),
  sending({
    id: 'plain-basic',
    family: 'malformed',
    title: 'A user name and password that were not encoded',
    cause: 'malformed-credential',
    confidence: 'certain',
    says: 'After Basic stands name:password as it is; it must be base64.',
    authorization: () => 'Basic ada:lovelace',
    answer: { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="orders"' }, text: 'Unauthorized' },
  }),
  sending({
    id: 'bearer-for-basic',
    family: 'wrong-method',
    title: 'A token for a server that wants a password',
    cause: 'scheme-mismatch',
    says: 'The server asks for Basic; the request used Bearer.',
    authorization: (site) => `Bearer ${mint(site)}`,
    answer: { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Registry"' }, text: 'Unauthorized' },
  }),
  sending({
    id: 'basic-for-bearer',
    family: 'wrong-method',
    title: 'A password for a server that wants a token',
    cause: 'scheme-mismatch',
    says: 'The server asks for Bearer; the request used Basic.',
    authorization: () => basic('ada', 'lovelace'),
    answer: { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="orders"' }, json: { message: 'Unauthorized' } },
  }),
  sending({
    id: 'token-for-bearer',
    family: 'wrong-method',
    title: 'The word Token where Bearer is wanted',
    cause: 'scheme-mismatch',
    says: 'The server asks for Bearer; the request said Token.',
    authorization: (site) => `Token ${mint(site)}`,
    answer: {
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer realm="api"' },
      json: { detail: 'Authentication credentials were not provided.' },
    },
  }),
  {
    id: 'key-in-query',
    family: 'wrong-method',
    title: 'A key in the address instead of the header',
    cause: 'credential-misplaced',
    hidden: { what: 'the answer’s body', first: 'api-key-rejected' },
    says: 'The key is there, in the query; the server reads it from the X-API-Key header.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/reports?api_key=wk_3f9a1c5b7d2e4f60', status: 401 }],
    routes: { 'api /v1/reports': { status: 401, json: { message: 'The API key must be sent in the X-API-Key header.' } } },
  },
  {
    id: 'windows-sign-in',
    family: 'wrong-method',
    title: 'A page that wants the Windows sign-in',
    cause: 'integrated-auth-unavailable',
    says: 'The server wants Negotiate (Kerberos), and the browser did not answer.',
    go: () => ({ to: 'shop', path: '/intranet', status: 401 }),
    routes: {
      'shop /intranet': {
        status: 401,
        headers: { 'WWW-Authenticate': 'Negotiate' },
        html: '<h1>401 - Unauthorized: Access is denied due to invalid credentials.</h1>',
      },
    },
  },
];
