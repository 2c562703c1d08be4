/** What of a request is copied: what the browser adds by itself is left out, so that the copy says what was meant. */

import type { HeaderList } from '../../engine/exchange.ts';
import { headerValue } from '../../engine/headers.ts';

export interface CopiedRequest {
  readonly method: string;
  /** Absolute, without userinfo and fragment; printable ASCII alone. */
  readonly url: string;
  /** Each name once. */
  readonly headers: HeaderList;
  readonly body?: string | undefined;
}

const browsersOwn = new Set([
  ...['accept-encoding', 'connection', 'content-length', 'host', 'keep-alive', 'priority', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'upgrade-insecure-requests', 'x-client-data'],
]);

/** RFC 9110 §5.6.2; a pseudo-header of HTTP/2 is none. */
const token = /^[!#$%&'*+.^_`|~\w-]+$/;

const isCopied = (name: string): boolean => token.test(name) && !browsersOwn.has(name.toLowerCase()) && !/^(?:proxy-|sec-)/i.test(name);

/** The request in the form in which it is copied. */
export function toCopied({ method, url, headers, body }: CopiedRequest): CopiedRequest {
  const [, scheme = '', userinfo, rest = ''] = /^([a-z]+:\/\/)(?:([^/?#@]*)@)?([^#]*)/i.exec(url) ?? [];
  const copied = headers
    .filter(({ name }) => isCopied(name))
    .map(({ name, value }) => ({ name, value: wellFormed(value.replace(/^[ \t]+|[ \t]+$/g, '')) }));
  const basic = userinfo && headerValue(copied, 'authorization') === undefined ? [{ name: 'Authorization', value: toBasic(userinfo) }] : [];
  return {
    method,
    // A WebSocket begins as a request of HTTP (RFC 6455 §4.1).
    url: scheme.toLowerCase().replace(/^ws/, 'http') + wellFormed(rest).replace(/[^\x21-\x7e]/gu, encodeURIComponent),
    headers: merge([...copied, ...basic]),
    body: body === undefined ? undefined : wellFormed(body),
  };
}

/** Half of a pair of surrogates has no octets: what every encoder puts in its place. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** What a browser makes of `user:password@` in an address (RFC 7617). */
function toBasic(userinfo: string): string {
  const pair = userinfo.includes(':') ? userinfo : `${userinfo}:`;
  return `Basic ${btoa(toOctets(decode(pair)))}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** UTF-8, one character for each octet. */
export const toOctets = (text: string): string =>
  encodeURIComponent(text).replace(/%([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Repeated fields as one (RFC 9110 §5.3; of Cookie, RFC 9113 §8.2.3). */
function merge(headers: HeaderList): HeaderList {
  const byName = new Map<string, { name: string; value: string }>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const before = byName.get(key);
    byName.set(key, before ? { ...before, value: before.value + (key === 'cookie' ? '; ' : ', ') + value } : { name, value });
  }
  return [...byName.values()];
}

/** Why nobody can send it, in a sentence; undefined where it can be sent. */
export function problemOf({ method, url, headers, body = '' }: CopiedRequest): string | undefined {
  if (!token.test(method)) return 'Its method is none of HTTP.';
  if (!/^https?:\/\/[^/?#]/.test(url)) return 'Its address is none of http or https.';
  const broken = headers.find(({ value }) => /[\0\r\n]/.test(value));
  if (broken) return `Its header ${broken.name} has a line end in it, which no header may have.`;
  if (body.includes('\0')) return 'Its body has a NUL character in it, which no command line can hold.';
  return undefined;
}

/**
 * Where a terminal reads a character as a key: it obeys it while the command is pasted, whatever the quotes around it. Even a tab asks an
 * interactive bash to complete a name. Line ends may stand between quotes.
 */
export function problemInTerminal({ headers, body = '' }: CopiedRequest): string | undefined {
  const header = headers.find(({ value }) => keys.test(value));
  if (header) return `Its header ${header.name} has a control character in it, which a terminal would obey.`;
  return keys.test(body) ? 'Its body has a control character in it, which a terminal would obey.' : undefined;
}

const keys = /(?!\n)\p{Cc}/u;
