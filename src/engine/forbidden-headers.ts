/** Fetch §2.2.2: what no script of a page may set. */

const forbidden = new Set([
  ...['accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method'],
  ...['connection', 'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive', 'origin', 'referer'],
  ...['set-cookie', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via'],
]);

/** `name` in lower case. */
export const isForbiddenHeader = (name: string): boolean => forbidden.has(name) || /^(?:proxy-|sec-)/.test(name);
