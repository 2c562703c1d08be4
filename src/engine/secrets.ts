/** The secrets of one request, for the moment in which its answer is read: a server may echo them. */

import type { HeaderList } from './exchange.ts';
import { splitCookieHeader } from './facts/cookies.ts';
import { kindOfField, kindOfHeader, kindOfParameter } from './facts/credential-places.ts';
import { type Field, isPlainField } from './facts/form.ts';
import { readsAsWords } from './facts/reads-as-words.ts';
import { percentDecode } from './percent.ts';

const MAX_SECRETS = 300;
/** A longer one is recognised by its beginning. In characters. */
const MAX_LENGTH = 4096;

/** Longest first, so that one that holds another goes as a whole; as sent and percent-decoded. */
export function collectSecrets(url: string, headers: HeaderList, fields: readonly Field[]): readonly string[] {
  const values = [
    ...headers.flatMap(({ name, value }) => secretsOfHeader(name.toLowerCase(), value)),
    ...secretsOfUrl(url),
    ...fields.filter(mayBeSecret).map(({ value }) => value),
  ];
  const all = new Set(values.flatMap((value) => [value, percentDecode(value)]).map((value) => value.slice(0, MAX_LENGTH)));
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

/** Ordinary words of a form are the server's words too, unless the field's name says what they are. */
const mayBeSecret = (field: Field): boolean =>
  !isPlainField(field) &&
  (kindOfField(field.name) !== undefined || /user|login|mail|name|phone/i.test(field.name) || !readsAsWords(field.value));

/** The value, its parts, and of Basic the user and the password as well. */
function secretsOfAuthorization(value: string): string[] {
  const parts = value.split(/[\s,="]+/, 50).filter((part) => part.length > 11 && !readsAsWords(part));
  const [, encoded = ''] = /^basic\s+(\S+)$/i.exec(value) ?? [];
  const pair = decodeBase64(encoded);
  return [value, value.replace(/^\S+\s+/, ''), ...parts, pair, ...pair.split(/:(.*)/s)];
}

function secretsOfUrl(url: string): string[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const userinfo = /^[^/?#]*\/\/([^/?#@]*)@/.exec(url)?.[1] ?? '';
  const fragment = /#(.*)$/s.exec(url)?.[1] ?? '';
  return [...userinfo.split(':'), ...query.split('&', MAX_SECRETS).flatMap(secretOfPair), fragment];
}

function secretOfPair(pair: string): string[] {
  const equals = pair.indexOf('=');
  const value = pair.slice(equals + 1);
  const named = equals > 0 && kindOfParameter(pair.slice(0, equals))?.sure;
  return named || (value.length > 11 && !readsAsWords(value)) ? [value] : [];
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
