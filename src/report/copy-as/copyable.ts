/** A failed request as text that can be copied: its secrets as placeholders to fill in, named by what they are. */

import type { Hop, MaskedHeader, SentRequest } from '../../engine/exchange.ts';
import { kindOfField, kindOfHeader } from '../../engine/facts/credential-places.ts';
import { isKnownScheme } from '../../engine/facts/schemes.ts';
import { headerValue } from '../../engine/headers.ts';
import { type CopiedRequest, toCopied } from './request.ts';

/** A value that is not in the masked copy. */
export interface Hidden {
  readonly kind: 'token' | 'password' | 'key' | 'cookie' | 'value';
  /** `url`, `body`, or the header's name in lower case. */
  readonly at: string;
}

export interface Copyable {
  readonly request: CopiedRequest;
  readonly hidden: readonly Hidden[];
  /** What of it was not captured. */
  readonly lacks: readonly ('headers' | 'some-headers' | 'body')[];
}

type Hide = (kind: Hidden['kind'], name: string) => string;

export function maskedCopy({ method, url, userinfo, request }: Hop): Copyable {
  const hidden: Hidden[] = [];
  const hideAt =
    (at: string): Hide =>
    (kind, name) => {
      hidden.push({ kind, at });
      return `<${name}>`;
    };
  const sent = request?.headers ?? [];
  const headers = sent.map((header) => ({ name: header.name, value: writeHeader(header, hideAt(header.name.toLowerCase())) }));
  const ofAddress = userinfo && headerValue(headers, 'authorization') === undefined;
  const basic = ofAddress ? [{ name: 'Authorization', value: writeAuthorization('Basic ', hideAt('authorization')) }] : [];
  const body = request?.form && writeBody(request.form, headerValue(headers, 'content-type') ?? '', hideAt('body'));
  const copied = toCopied({ method, url: writeUrl(url, hideAt('url')), headers: [...headers, ...basic], body });
  const kept = new Set(['url', 'body', ...copied.headers.map(({ name }) => name.toLowerCase())]);
  return {
    request: copied,
    hidden: hidden.filter(({ at }) => kept.has(at)),
    lacks: [
      ...(sent.length === 0 ? (['headers'] as const) : []),
      ...((request?.headersLeftOut ?? 0) > 0 ? (['some-headers'] as const) : []),
      ...(body === undefined && carriesBody(method) ? (['body'] as const) : []),
    ],
  };
}

/** With its secrets; a password is never kept, so that its place stays open. */
export function wholeCopy({ method, url, headers = [], body }: SentRequest): Copyable {
  const hidden: Hidden[] = [];
  const text = body?.text.replace(/(?:%E2%80%A2)+|•+/g, () => {
    hidden.push({ kind: 'password', at: 'body' });
    return '<password>';
  });
  return {
    request: toCopied({ method, url, headers, body: text }),
    hidden,
    lacks: [
      ...(headers.length === 0 ? (['headers'] as const) : []),
      ...(text === undefined && carriesBody(method) ? (['body'] as const) : []),
    ],
  };
}

const carriesBody = (method: string): boolean => /^(?:POST|PUT|PATCH)$/i.test(method);

function writeHeader({ name, shown, masked }: MaskedHeader, hide: Hide): string {
  const lower = name.toLowerCase();
  if (!masked) return shown;
  if (lower === 'authorization') return writeAuthorization(shown, hide);
  if (lower === 'cookie')
    return shown
      .split('; ')
      .map((pair) => writeCookie(pair, hide))
      .join('; ');
  if (lower === 'referer') return writeUrl(shown, hide);
  return hide(kindOfHeader(lower) === undefined ? 'value' : 'key', lower);
}

/** `shown` begins with the scheme where there is one. */
function writeAuthorization(shown: string, hide: Hide): string {
  const scheme = /^([\w-]+) /.exec(shown)?.[1] ?? '';
  if (!isKnownScheme(scheme)) return hide('key', 'credentials');
  const lower = scheme.toLowerCase();
  if (lower === 'basic') return `${scheme} ${hide('password', 'user:password in base64')}`;
  return `${scheme} ${hide('token', lower === 'bearer' || lower === 'dpop' ? 'access token' : 'credentials')}`;
}

/** A name may be masked as well, and a value empty. */
function writeCookie(pair: string, hide: Hide): string {
  const at = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, at));
  const shown = pair.slice(at + 1);
  if (at < 0 || isMask(name)) return hide('cookie', 'cookie');
  return `${name}=${shown === '' ? '' : hide('cookie', name)}`;
}

const isMask = (text: string): boolean => text.includes('…');

/** Without its fragment, which is never sent. */
function writeUrl(url: string, hide: Hide): string {
  const [address = '', ...query] = (url.split('#')[0] ?? '').split('?');
  const path = address.replace(/…/g, () => hide('value', 'hidden'));
  const pairs = query
    .join('?')
    .split('&')
    .map((pair) => writeParameter(pair, hide));
  return query.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

function writeParameter(pair: string, hide: Hide): string {
  const at = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, at));
  if (!isMask(pair)) return pair;
  return at < 0 || isMask(name) ? hide('value', 'hidden') : `${name}=${hide('value', name)}`;
}

/** The fields that were seen; where they were nested, what they were nested in is not known. */
function writeBody(form: Readonly<Record<string, string>>, contentType: string, hide: Hide): string {
  const fields = Object.entries(form);
  const write = ([name, shown]: readonly [string, string]): string => (isMask(shown) ? hide(kindOf(name), name) : shown);
  if (/urlencoded/i.test(contentType)) return fields.map((field) => `${encodeURIComponent(field[0])}=${encodeBut(write(field))}`).join('&');
  const isFlat = fields.every(([name]) => !name.includes('['));
  if (/json/i.test(contentType) && isFlat) return JSON.stringify(Object.fromEntries(fields.map((field) => [field[0], write(field)])));
  return hide('value', 'body');
}

function kindOf(field: string): Hidden['kind'] {
  const kind = kindOfField(field);
  if (kind === 'password') return 'password';
  if (kind === 'api-key') return 'key';
  return kind === undefined || kind === 'other' ? 'value' : 'token';
}

/** A place to fill in stays as it is. */
const encodeBut = (value: string): string => (value.startsWith('<') ? value : encodeURIComponent(value));
