// @ts-check
/** HTTP, as far as the lab needs it. */

import { sitePage } from './pages.mjs';
import { isGood } from './tokens.mjs';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage @typedef {import('node:http').ServerResponse} ServerResponse */

const MOST_OF_A_BODY = 64 * 1024;

/** Resolves to the port. @param {import('node:http').Server} server @param {number} [port] @returns {Promise<number>} */
export function listen(server, port = 0) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
  });
}

/** Ends a server with all its connections. @param {import('node:http').Server} server @returns {Promise<void>} */
export function stop(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A request's body. @param {IncomingMessage} request @returns {Promise<string>} */
export async function receive(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) if (text.length < MOST_OF_A_BODY) text += chunk;
  return text;
}

/**
 * @param {IncomingMessage} request
 * @param {{sessions: ReadonlySet<string>, memory: Set<string>, site: import('./types.ts').Site}} known
 * @returns {import('./types.ts').Asked}
 */
export function readAsked(request, { sessions, memory, site }) {
  const cookies = (request.headers.cookie ?? '').split('; ').flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [/** @type {const} */ ([pair.slice(0, equals), pair.slice(equals + 1)])];
  });
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', site.shop),
    headers: /** @type {Record<string, string | undefined>} */ (request.headers),
    cookies,
    signedIn: cookies.some(([name, value]) => name === 'sid' && sessions.has(value)),
    hasGoodToken: isGood(request.headers.authorization ?? ''),
    memory,
    site,
  };
}

/**
 * Lets pages of other sites read the answer, with cookies. True where it was a preflight, which is answered with that.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
export function allowPages(request, response) {
  const { origin, 'access-control-request-method': method, 'access-control-request-headers': headers } = request.headers;
  if (origin === undefined) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Vary', 'Origin');
  if (request.method !== 'OPTIONS' || method === undefined) return false;
  response.setHeader('Access-Control-Allow-Methods', method);
  if (headers !== undefined) response.setHeader('Access-Control-Allow-Headers', headers);
  response.writeHead(204).end();
  return true;
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {import('./types.ts').Route} route
 * @param {import('./types.ts').Asked} asked
 */
export function reply(request, response, route, asked) {
  const answer = typeof route === 'function' ? route(asked) : route;
  if (answer.hangUp) return void request.socket.destroy();
  if (answer.cors !== false) allowPages(request, response);
  send(response, answer);
}

/** @param {ServerResponse} response @param {import('./types.ts').Answer} answer */
export function send(response, { status = 200, headers = {}, json, html, text }) {
  response.setHeader('Cache-Control', 'no-store');
  const [type, body] =
    json !== undefined
      ? ['application/json', JSON.stringify(json)]
      : html !== undefined
        ? ['text/html; charset=utf-8', html.startsWith('<!doctype') ? html : sitePage(html)]
        : ['text/plain; charset=utf-8', text];
  if (body !== undefined) response.setHeader('Content-Type', type);
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.writeHead(status).end(body);
}
