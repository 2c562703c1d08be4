/** One written value → the credential that was meant, and what is wrong with how it was written. */

import type { CredentialFlaw, CredentialKind } from './credentials.ts';
import { readJwt } from './jwt.ts';
import { readKeyFormat } from './key-formats.ts';
import { isStrippedOut, readPlaceholder } from './placeholder.ts';
import { isKnownScheme, kindOfScheme } from './schemes.ts';

/** A credential before its value is let go. */
export interface Read {
  readonly kind: CredentialKind;
  readonly scheme: string | undefined;
  readonly value: string;
  readonly flaws: ReadonlySet<CredentialFlaw>;
}

/** `credentials = auth-scheme [ 1*SP ( token68 / #auth-param ) ]` (RFC 9110 §11.4), and what programs make of it. */
export function readAuthorization(written: string, repeated: boolean): Read {
  const flaws = new Set<CredentialFlaw>(repeated ? ['two-values-joined'] : []);
  const text = withoutName(unquote(clean(written, flaws), flaws), flaws);
  if (isStrippedOut(text) || readPlaceholder(text) !== undefined)
    return { kind: 'other', scheme: undefined, value: text, flaws: new Set() };

  const { scheme, rest } = splitScheme(text, flaws);
  if (scheme === undefined) {
    if (text !== '') flaws.add('no-scheme');
    return { kind: kindWithoutScheme(rest), scheme: undefined, value: checkValue(rest, 'bearer', flaws), flaws };
  }
  const value = unquote(withoutDoubled(rest, scheme, flaws), flaws);
  const kind = refineKind(kindOfScheme(scheme), value);
  return { kind, scheme, value: checkValue(value, kind, flaws), flaws };
}

/** A value that stands alone in a header, a query or a subprotocol; it may bring a scheme along (`X-Auth-Token: Bearer …`). */
export function readBare(written: string, kind: CredentialKind): Read {
  const flaws = new Set<CredentialFlaw>();
  const text = unquote(clean(written, flaws), flaws);
  const [first = '', ...others] = text.split(' ', 3);
  const scheme = others.length === 1 && isKnownScheme(first) ? first : undefined;
  return { kind, scheme, value: scheme ? text.slice(scheme.length).trim() : text, flaws };
}

/** `Authorization: Bearer …` as the value, header name and all. */
function withoutName(text: string, flaws: Set<CredentialFlaw>): string {
  const name = /^(?:proxy-)?authorization:\s*/i.exec(text)?.[0];
  if (name === undefined) return text;
  flaws.add('colon-after-scheme');
  return text.slice(name.length);
}

/** Splits the scheme off, also where a colon or an encoded blank stands between. */
function splitScheme(text: string, flaws: Set<CredentialFlaw>): { scheme: string | undefined; rest: string } {
  const end = text.search(/\s/);
  const first = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end).trim();
  const bare = first.replace(/:$/, '');
  if (first !== bare) {
    flaws.add('colon-after-scheme');
  }
  if (isKnownScheme(bare)) return { scheme: bare, rest };
  const glued = /^([a-z]{3,12})(%20|:)(.+)$/i.exec(text);
  if (glued && isKnownScheme(glued[1] ?? '')) {
    flaws.add(glued[2] === ':' ? 'colon-after-scheme' : 'percent-encoded');
    return { scheme: glued[1], rest: glued[3] ?? '' };
  }
  const run = /^bearer(?=eyJ)/i.exec(text);
  if (run) {
    flaws.add('no-scheme');
    return { scheme: run[0], rest: text.slice(run[0].length) };
  }
  const isScheme = rest !== '' && /^[A-Za-z][\w.+-]*$/.test(bare) && readJwt(bare) === undefined && readKeyFormat(bare) === undefined;
  return isScheme && bare.length <= 40 ? { scheme: bare, rest } : { scheme: undefined, rest: text };
}

/** `Bearer Bearer x`, `Bearer Basic x`: a scheme where the value should begin. `Bearer token` is an example's text instead. */
function withoutDoubled(rest: string, scheme: string, flaws: Set<CredentialFlaw>): string {
  let value = rest;
  for (let depth = 0; depth < 4; depth++) {
    const [first = '', ...others] = value.split(' ', 2);
    const again = first.replace(/:$/, '');
    if (!isKnownScheme(again) || (others.length === 0 && again.toLowerCase() !== scheme.toLowerCase())) break;
    flaws.add('doubled-scheme');
    value = value.slice(first.length).trim();
  }
  return value;
}

/** The product's scheme says less than the value: NTLM goes under Negotiate, OAuth 1 under the name that OAuth 2 drafts used. */
function refineKind(kind: CredentialKind, value: string): CredentialKind {
  if (kind === 'negotiate' && value.startsWith('TlRMTVNTUA')) return 'ntlm';
  if (kind === 'token' && value.includes('oauth_signature')) return 'signature';
  return kind;
}

function kindWithoutScheme(value: string): CredentialKind {
  if (readKeyFormat(value)) return 'api-key';
  return readJwt(value) ? 'token' : 'other';
}

/** Schemes whose credentials are one value; the others have parameters, in which blanks, quotes and commas belong. */
const oneValue = new Set<CredentialKind>(['basic', 'bearer', 'dpop', 'negotiate', 'ntlm', 'api-key', 'token']);

/** Notes what is wrong with a value and gives it back as it was meant. */
function checkValue(value: string, kind: CredentialKind, flaws: Set<CredentialFlaw>): string {
  if (!oneValue.has(kind) || /^[\w-]+ ?= ?"/.test(value)) {
    if (/, ?(?:bearer|basic) /i.test(value)) flaws.add('two-values-joined');
    return value;
  }
  const comma = value.indexOf(',');
  if (comma > 0 && comma < value.length - 1) {
    flaws.add('two-values-joined');
    return checkValue(value.slice(0, comma).trim(), kind, flaws);
  }
  if (/\s/.test(value)) flaws.add('space-inside');
  if (/[.,;:]$/.test(value) || (value.endsWith('=') && readJwt(value) !== undefined)) flaws.add('trailing-punctuation');
  if (/%[\da-f]{2}/i.test(value)) flaws.add('percent-encoded');
  if (kind === 'basic' && value !== '') checkBasic(value, flaws);
  return withoutPunctuation(value);
}

/** In one pass: a pattern would begin anew at each of a million semicolons. */
function withoutPunctuation(value: string): string {
  let end = value.length;
  while (end > 0 && ',;:'.includes(value[end - 1] ?? ' ')) end--;
  return value.slice(0, end);
}

function checkBasic(value: string, flaws: Set<CredentialFlaw>): void {
  const account = decodeBasic(value);
  if (account === undefined) flaws.add('basic-not-base64');
  else if (!account.hasColon) flaws.add('basic-without-colon');
}

export interface Account {
  readonly user: string;
  readonly password: string;
  readonly hasColon: boolean;
}

/** `user-id ":" password`, in base64 (RFC 7617 §2). */
export function decodeBasic(value: string): Account | undefined {
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(value)) return undefined;
  try {
    const pair = atob(value);
    const colon = pair.indexOf(':');
    return { user: colon < 0 ? pair : pair.slice(0, colon), password: colon < 0 ? '' : pair.slice(colon + 1), hasColon: colon >= 0 };
  } catch {
    return undefined;
  }
}

/** Without line ends and characters that nobody sees; a browser lets none of them through, a file or a program may. */
function clean(text: string, flaws: Set<CredentialFlaw>): string {
  const oneLine = text.replace(/(?:\r|\n|\\r|\\n|%0d|%0a)/gi, ' ');
  if (oneLine !== text) flaws.add('line-end-inside');
  const visible = [...oneLine].filter(isVisible).join('');
  if (visible !== oneLine) flaws.add('invisible-character');
  return visible.trim();
}

/** Not a control character, a no-break space, of zero width, nor what is left of one when UTF-8 is read as Latin-1. */
function isVisible(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09;
  return code < 0x7f || (code > 0xa0 && code !== 0xad && !(code >= 0x200b && code <= 0x200f) && code !== 0x2060 && code !== 0xfeff);
}

const quotes = '"\'`\u201c\u201d\u2018\u2019';

/** Around the whole, or at one end alone; in `name="value"` they belong. */
function unquote(text: string, flaws: Set<CredentialFlaw>): string {
  const opens = quotes.includes(text[0] ?? ' ');
  const closes = quotes.includes(text.at(-1) ?? ' ') && (opens || [...quotes].every((quote) => !text.slice(0, -1).includes(quote)));
  if (!opens && !closes) return text;
  flaws.add('quoted');
  return text.slice(opens ? 1 : 0, closes && text.length > 1 ? -1 : undefined).trim();
}
