/**
 * What may be shown, by allow list: header values that are known to hold no secret, addresses without what could be one, and for all
 * else a length and at most four characters.
 */

import type { Header, HeaderList, MaskedHeader } from './exchange.ts';
import { isKnownScheme } from './facts/schemes.ts';
import { percentDecode } from './percent.ts';

/** Shorter values show none of their characters. */
const MIN_LENGTH_TO_SHOW = 12;

/** `eyJh… (812)`; `… (6)` for a short value; '' for ''. */
export function maskSecret(value: string): string {
  if (value === '') return '';
  const head = value.length < MIN_LENGTH_TO_SHOW ? '' : value.slice(0, 4).replace(/[^\x21-\x7e]/g, '');
  return `${head}… (${value.length})`;
}

/** A shorter run is no secret, but an address of mail. In characters. */
const LEAST_SECRET = 16;

/** Runs that are no words: what a secret looks like in a path or a text. */
export function looksSecret(word: string): boolean {
  if (word.length < LEAST_SECRET) return word.includes('@');
  if (/^eyJ/.test(word) || word.includes('@')) return true;
  if (/^[0-9a-f-]{20,}$/i.test(word) && /\d/.test(word)) return true;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(word)).length;
  return kinds === 3 || (kinds === 2 && /\d/.test(word) && word.length >= 20) || word.length > 64;
}

/** Query parameters of the standards whose values are words of a closed kind (RFC 6749, OpenID Connect Core, CORS). */
const plainParameters = new Set([
  ...[
    'prompt',
    'response_type',
    'response_mode',
    'code_challenge_method',
    'grant_type',
    'error',
    'error_code',
    'display',
    'max_age',
    'ui_locales',
  ],
  ...['acr_values', 'scope', 'format', 'lang', 'locale', 'page', 'limit', 'offset', 'sort', 'order', 'version', 'api-version', 'v'],
]);
/** Times of signed links: they say when the link ends, and open nothing. */
const signedLinkTimes = /^(x-(amz|goog|oss)-(date|expires|algorithm|signedheaders)|expires|se|st|sv|q-sign-time)$/i;

/** `1773735260;1773738860`: from when until when. */
const spanOfTime = /^1\d{9};1\d{9}$/;

/** Of fields packed into one parameter, the one that says when it ends: `st=…~exp=1773735260~hmac=…`. */
const packedEnd = /(?:^|~)(exp=1\d{9})~/;

/** `2026-03-17T08:14:20Z` */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,7})?Z$/;

/** Words and short numbers, no more: `openid profile`, `20260317T081420Z`. */
const plainValue = /^[a-z0-9_:. +-]{0,80}$/i;

/**
 * An address without userinfo, fragment, query values and secrets in its path. Broken and relative addresses are treated in the same
 * way; `data:`, `blob:` and `javascript:` are named and cut.
 */
export function safeUrl(url: string): string {
  const opaque = /^(data|blob|javascript|about|filesystem):/i.exec(url);
  if (opaque) return url === 'about:blank' ? url : `${opaque[0].toLowerCase()}…`;
  const [beforeFragment = '', ...fragment] = url.slice(0, 8192).split('#');
  const [address = '', ...query] = beforeFragment.split('?');
  return safeAddress(address) + (query.length > 0 ? `?${safeQuery(query.join('?'))}` : '') + (fragment.length > 0 ? '#…' : '');
}

function safeAddress(address: string): string {
  const match = /^([a-z][a-z0-9+.-]*:)?(\/\/)([^/\\]*)(.*)$/is.exec(address);
  if (!match) return safePath(address);
  const [, scheme = '', slashes = '', authority = '', path = ''] = match;
  return scheme.toLowerCase() + slashes + (authority.split('@').at(-1) ?? '') + safePath(path);
}

const safePath = (path: string): string =>
  path
    .split('/')
    .map((segment) => (segment.split(';').some((part) => looksSecret(percentDecode(part))) ? '…' : segment.replace(/;.*$/s, ';…')))
    .join('/');

function safeQuery(query: string): string {
  return query
    .split('&')
    .slice(0, 100)
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      if (rest.length === 0) return looksLikeName(name) && name.length <= 20 ? name : '…';
      const value = percentDecode(rest.join('='));
      const isWord = plainParameters.has(name.toLowerCase()) || signedLinkTimes.test(name);
      const isTime = signedLinkTimes.test(name) && (isoTime.test(value) || spanOfTime.test(value));
      const end = looksLikeName(name) && value.includes('~hmac=') ? packedEnd.exec(value)?.[1] : undefined;
      if (end !== undefined) return `${name}=…~${end}~…`;
      const plain = isTime || (isWord && plainValue.test(value) && !value.split(/[ +]/).some(looksSecret));
      return `${looksLikeName(name) ? name : '…'}=${plain ? rest.join('=') : value === '' ? '' : '…'}`;
    })
    .join('&');
}

const looksLikeName = (name: string): boolean => /^[a-z_$][\w.$[\]%:-]{0,60}$/i.test(name) && !looksSecret(percentDecode(name));

/** Header fields whose values are of a closed kind and hold nothing of the caller's. */
const plainHeaders = new Set([
  ...['x-amzn-errortype', 'x-seraph-loginreason', 'x-authentication-denied-reason', 'x-ms-error-code', 'sb-error-code'],
  ...[
    'accept',
    'accept-charset',
    'accept-encoding',
    'accept-language',
    'accept-ranges',
    'age',
    'allow',
    'alt-svc',
    'cache-control',
    'connection',
  ],
  ...[
    'content-encoding',
    'content-language',
    'content-length',
    'content-type',
    'cross-origin-embedder-policy',
    'cross-origin-opener-policy',
  ],
  ...['cross-origin-resource-policy', 'date', 'dnt', 'expires', 'host', 'keep-alive', 'last-modified', 'origin', 'pragma', 'priority'],
  ...[
    'proxy-connection',
    'range',
    'referrer-policy',
    'retry-after',
    'x-retry-after',
    'save-data',
    'server',
    'strict-transport-security',
    'te',
    'trailer',
  ],
  ...['transfer-encoding', 'upgrade', 'upgrade-insecure-requests', 'user-agent', 'vary', 'via', 'x-cache', 'x-content-type-options'],
  ...['x-frame-options', 'x-powered-by', 'x-requested-with', 'x-xss-protection', 'clear-site-data', 'cf-mitigated', 'cf-cache-status'],
  ...['x-github-sso', 'x-oauth-scopes', 'x-accepted-oauth-scopes', 'sec-websocket-version', 'sec-websocket-extensions'],
]);
const plainFamilies = /^(access-control-|sec-ch-|sec-fetch-|(?:x-|[a-z]{2,20}-){0,2}rate-?limit)/;
const addresses = new Set(['location', 'content-location', 'referer', 'refresh']);

/** Beyond these a header is no longer read by anybody. */
const MAX_NAME = 256;
const MAX_PAIRS = 1000;

/** One entry for each header, in the same order. */
export const maskHeaders = (headers: HeaderList): MaskedHeader[] => headers.map(maskHeader);

function maskHeader({ name, value }: Header): MaskedHeader {
  const shown = shownValue(name.toLowerCase(), value);
  return { name: name.slice(0, MAX_NAME), shown, masked: shown !== value };
}

/** What firewalls and caches say of an answer: `X-Cache`, `CF-Cache-Status`. */
const plainOfEdges =
  /^(?:(?:[a-z]+-){0,3}cache(?:-status|-hits)?|x-varnish|cf-chl-bypass|x-amzn-waf-action|x-vercel-mitigated|x-dd-b|x-squid-error)$/;

function shownValue(name: string, value: string): string {
  if (name === 'www-authenticate' || name === 'proxy-authenticate') return maskWords(value.slice(0, 4096));
  if (name === 'authorization' || name === 'proxy-authorization') return maskAuthorization(value);
  if (name === 'cookie') return value.split(';', MAX_PAIRS).map(maskPair).join('; ');
  if (name === 'set-cookie') return maskSetCookie(value);
  if (addresses.has(name)) return safeUrl(value);
  if (plainHeaders.has(name) || plainFamilies.test(name) || plainOfEdges.test(name)) return maskWords(value.slice(0, 2048));
  return maskSecret(value);
}

/** The scheme is shown only where it is one: a bare key has none, and its first word would be the secret. */
function maskAuthorization(value: string): string {
  const [first = '', ...rest] = value.trim().split(/\s+/);
  return rest.length > 0 && isKnownScheme(first) ? `${first} ${maskSecret(rest.join(' '))}` : maskSecret(value);
}

function maskPair(pair: string): string {
  const at = pair.indexOf('=');
  return at < 0 ? maskSecret(pair.trim()) : `${maskName(pair.slice(0, at).trim())}=${maskSecret(pair.slice(at + 1).trim())}`;
}

const maskName = (name: string): string => (looksSecret(name) && !/[_.-]/.test(name) ? maskSecret(name) : name);

const cookieAttribute = /^(expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)\b/i;

function maskSetCookie(value: string): string {
  const [pair = '', ...attributes] = value.split(';');
  return [
    maskPair(pair),
    ...attributes.map((each) => each.trim()).map((each) => (cookieAttribute.test(each) ? maskWords(each) : '…')),
  ].join('; ');
}

/** Words that look like secrets are masked, all else stays. */
export const maskWords = (text: string): string => (text.length < LEAST_SECRET && !text.includes('@') ? text : maskEach(text));

const maskEach = (text: string): string =>
  text.replace(/[^\s"'=,;()<>[\]{}]+/g, (word) => (looksSecret(word) && !/[/]/.test(word) ? maskSecret(word) : word));

/** Shorter ones would be found in any word. In characters. */
const MIN_ECHO = 6;

/** The secrets that would be recognised in an answer. */
export const echoable = (secrets: readonly string[]): readonly string[] => secrets.filter(({ length }) => length >= MIN_ECHO);

/** A text that may echo the request's own secrets, all of them `echoable`: those, and what looks like one, are masked. */
export const maskEcho = (text: string, secrets: readonly string[]): string =>
  maskWords(secrets.reduce((masked, secret) => (masked.includes(secret) ? masked.replaceAll(secret, '…') : masked), text));
