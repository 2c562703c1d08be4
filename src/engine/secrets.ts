/** The secrets of one request, for the moment in which its answer is read: a server may echo them. */

import type { HeaderList } from './exchange.ts';
import { splitCookieHeader } from './facts/cookies.ts';
import { kindOfHeader } from './facts/credential-places.ts';
import type { Field } from './facts/form.ts';
import { isPlainField } from './facts/form.ts';

const MAX_SECRETS = 300;
/** A longer one is recognised by its beginning. In characters. */
const MAX_LENGTH = 4096;

/** Longest first, so that one that holds another goes as a whole; as sent and percent-decoded. */
export function collectSecrets(url: string, headers: HeaderList, fields: readonly Field[]): readonly string[] {
  const values = [
    ...headers.flatMap(({ name, value }) => secretsOfHeader(name.toLowerCase(), value)),
    ...secretsOfUrl(url),
    ...fields.filter((field) => !isPlainField(field)).map(({ value }) => value),
  ];
  const all = new Set(values.flatMap((value) => [value, decode(value)]).map((value) => value.slice(0, MAX_LENGTH)));
  return [...all]
    .filter((value) => value.length > 3)
    .sort((a, b) => b.length - a.length)
    .slice(0, MAX_SECRETS);
}

function secretsOfHeader(name: string, value: string): string[] {
  if (name === 'cookie') return splitCookieHeader(value).map((pair) => pair.value);
  if (name === 'authorization' || name === 'proxy-authorization') return secretsOfAuthorization(value);
  if (name === 'referer') return secretsOfUrl(value);
  return kindOfHeader(name) === undefined ? [] : [value];
}

/** The value, its parts, and of Basic the user and the password as well. */
function secretsOfAuthorization(value: string): string[] {
  const parts = value.split(/[\s,="]+/, 50).filter((part) => part.length > 11);
  const [, encoded = ''] = /^basic\s+(\S+)$/i.exec(value) ?? [];
  const pair = decodeBase64(encoded);
  return [value, ...parts, pair, ...pair.split(/:(.*)/s)];
}

function secretsOfUrl(url: string): string[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const userinfo = /^[^/?#]*\/\/([^/?#@]*)@/.exec(url)?.[1] ?? '';
  const fragment = /#(.*)$/s.exec(url)?.[1] ?? '';
  return [
    ...userinfo.split(':'),
    ...query
      .split('&', MAX_SECRETS)
      .map((pair) => pair.slice(pair.indexOf('=') + 1))
      .filter((part) => part.length > 11),
    fragment,
  ];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
