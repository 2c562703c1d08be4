import type { HeaderList } from '../exchange.ts';
import { isKnownScheme } from './schemes.ts';

/** What a server asks for: `WWW-Authenticate` and `Proxy-Authenticate` (RFC 9110 §11.6.1). */

/** What is wrong with a challenge, each with the character offset in the field it was found at. */
export interface ChallengeIssue {
  readonly code:
    | 'missing-scheme'
    | 'invalid-scheme'
    | 'missing-comma'
    | 'unterminated-quote'
    | 'unescaped-quote'
    | 'unquoted-value'
    | 'single-quotes'
    | 'missing-value'
    | 'duplicate-parameter'
    | 'space-around-equals'
    | 'token68-with-parameters'
    | 'stray-characters'
    | 'too-long';
  readonly at: number;
}

export interface Challenge {
  readonly field: 'www-authenticate' | 'proxy-authenticate';
  /** Lower case, as schemes are case-insensitive (RFC 9110 §11.1). */
  readonly scheme: string;
  readonly token68: string | null;
  /** Names in lower case, values unescaped. The first of a repeated name counts. */
  readonly params: Readonly<Record<string, string>>;
  readonly issues: readonly ChallengeIssue[];
}

/** Longer fields are read up to here, in characters. */
const MAX_LENGTH = 1_048_576;

const fields = ['www-authenticate', 'proxy-authenticate'] as const;

/**
 * Every challenge of a response, in order, over repeated fields and several in one field. Never throws; what is malformed is read as
 * far as it can be and named in `issues`. Linear in the length of the fields (RFC 9110 §11.3, §11.4, §11.6.1).
 */
export function parseChallenges(headers: HeaderList): Challenge[] {
  return headers.flatMap(({ name, value }) => {
    const field = fields.find((known) => known === name.toLowerCase());
    return field ? parseField(field, value) : [];
  });
}

/** A challenge while it is being read. */
interface Draft {
  readonly scheme: string;
  token68: string | null;
  readonly params: Map<string, string>;
  readonly issues: ChallengeIssue[];
}

/** tchar of RFC 9110 §5.6.2. */
const isTokenChar = (char: string | undefined): boolean => char !== undefined && /[!#$%&'*+\-.^_`|~0-9a-z]/i.test(char);
const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\r' || char === '\n';
const isToken68Char = (char: string | undefined): boolean => char !== undefined && /[-._~+/0-9a-z]/i.test(char);

/** Parameters whose name could be taken for a token68 when their value is missing (`Basic realm=`). */
const usualParameters = new Set([
  'realm',
  'charset',
  'error',
  'scope',
  'nonce',
  'qop',
  'title',
  'error_description',
  'algorithm',
  'opaque',
]);

function parseField(field: Challenge['field'], whole: string): Challenge[] {
  const text = whole.slice(0, MAX_LENGTH);
  const drafts: Draft[] = [];
  let at = 0;
  /** A comma (or the start) stands between here and what came before. */
  let separated = true;

  const current = (): Draft => {
    const last = drafts.at(-1);
    if (last) return last;
    const draft = begin('');
    draft.issues.push({ code: 'missing-scheme', at });
    return draft;
  };
  const begin = (scheme: string): Draft => {
    const draft: Draft = { scheme: scheme.toLowerCase(), token68: null, params: new Map(), issues: [] };
    drafts.push(draft);
    return draft;
  };
  const complain = (code: ChallengeIssue['code'], where: number): void => {
    const { issues } = current();
    if (issues.at(-1)?.code !== code) issues.push({ code, at: where });
  };

  while (at < text.length) {
    if (isSpace(text[at])) at += 1;
    else if (text[at] === ',') {
      separated = true;
      at += 1;
    } else if (text[at] === ';') {
      complain('stray-characters', at);
      separated = true;
      at += 1;
    } else if (text[at] === '"' && drafts.length > 0) {
      complain('stray-characters', at);
      readUnnamed();
    } else if (!isTokenChar(text[at])) {
      complain('stray-characters', at);
      at += 1;
    } else readElement();
  }
  return drafts.map(({ scheme, token68, params, issues }) => ({ field, scheme, token68, params: Object.fromEntries(params), issues }));

  /** One parameter, or a scheme with the token68 behind it. */
  function readElement(): void {
    const start = at;
    const end = skip(isTokenChar, start);
    const name = text.slice(start, end);
    const equals = skip(isSpace, end);
    if (text[equals] === '=') {
      if (!separated && drafts.at(-1)?.params.size) complain('missing-comma', start);
      if (drafts.at(-1)?.token68) complain('token68-with-parameters', start);
      if (equals > end || isSpace(text[equals + 1])) complain('space-around-equals', end);
      readParameter(name.toLowerCase(), start, skip(isSpace, equals + 1));
      separated = false;
      return;
    }
    if (!separated) complain('missing-comma', start);
    const draft = begin(name);
    if (!/^[a-z]/i.test(name)) draft.issues.push({ code: 'invalid-scheme', at: start });
    at = end;
    separated = true;
    readToken68(draft);
  }

  /** Only where nothing but a comma or the end follows: `realm="x"` begins like one too. */
  function readToken68(draft: Draft): void {
    const start = skip(isSpace, at);
    if (start === at) return;
    const letters = skip(isToken68Char, start);
    const end = skip((char) => char === '=', letters);
    const next = text[skip(isSpace, end)];
    if (letters === start || (next !== undefined && next !== ',')) return;
    if (end > letters && usualParameters.has(text.slice(start, letters).toLowerCase())) return;
    draft.token68 = text.slice(start, end);
    at = end;
    separated = false;
  }

  function readParameter(name: string, start: number, from: number): void {
    const draft = current();
    const { value, end } = readValue(from);
    if (draft.params.has(name)) complain('duplicate-parameter', start);
    else draft.params.set(name, value);
    at = end;
  }

  /** `OAuth "Realm" "invalid_token" "Why"`: strings without names are what parameters are for, a code and, last, a sentence. */
  function readUnnamed(): void {
    const close = text.indexOf('"', at + 1);
    const end = close < 0 ? text.length : close + 1;
    const value = text.slice(at + 1, close < 0 ? text.length : close);
    const { params } = current();
    params.set(/^[a-z]+(?:_[a-z]+)+$/.test(value) ? 'error' : 'error_description', value);
    at = end;
    separated = true;
  }

  function readValue(from: number): { value: string; end: number } {
    const first = text[from];
    if (first === '"') return readQuoted(from);
    if (first === "'") {
      complain('single-quotes', from);
      const close = text.indexOf("'", from + 1);
      return close < 0 ? readUnquoted(from) : { value: text.slice(from + 1, close), end: close + 1 };
    }
    if (first === undefined || first === ',') {
      complain('missing-value', from);
      return { value: '', end: from };
    }
    return readUnquoted(from);
  }

  /** quoted-string (RFC 9110 §5.6.4); a quotation mark that nothing separates from what follows belongs to the value. */
  function readQuoted(from: number): { value: string; end: number } {
    const parts: string[] = [];
    let index = from + 1;
    let begun = index;
    while (index < text.length) {
      const char = text[index];
      if (char === '\\' && index + 1 < text.length) {
        parts.push(text.slice(begun, index), text[index + 1] as string);
        index += 2;
        begun = index;
      } else if (char === '"' && endsHere(index + 1)) {
        parts.push(text.slice(begun, index));
        return { value: parts.join(''), end: index + 1 };
      } else {
        if (char === '"') complain('unescaped-quote', index);
        index += 1;
      }
    }
    complain('unterminated-quote', from);
    parts.push(text.slice(begun));
    return { value: parts.join(''), end: text.length };
  }

  /** Is what follows a closing quotation mark the end, a separator, or (its comma forgotten) the next parameter or scheme? */
  function endsHere(after: number): boolean {
    const next = skip(isSpace, after);
    const char = text[next];
    if (char === undefined || char === ',' || char === ';') return true;
    return next > after && (startsParameter(next) || startsScheme(next));
  }

  function startsParameter(from: number): boolean {
    const end = skip(isTokenChar, from);
    return end > from && text[skip(isSpace, end)] === '=';
  }

  function startsScheme(from: number): boolean {
    const end = skip(isTokenChar, from);
    return end > from && end - from < 40 && isKnownScheme(text.slice(from, end));
  }

  /** A known scheme and its first parameter: in a sentence, `token` alone is a word. */
  function startsChallenge(from: number): boolean {
    return startsScheme(from) && startsParameter(skip(isSpace, skip(isTokenChar, from)));
  }

  /** A token by the grammar; servers also send whole sentences, which end at a comma or before the next parameter. */
  function readUnquoted(from: number): { value: string; end: number } {
    let end = from;
    while (end < text.length && text[end] !== ',' && text[end] !== ';') {
      const next = isSpace(text[end]) ? skip(isSpace, end) : end;
      if (next > end && (next === text.length || startsParameter(next) || startsChallenge(next))) break;
      end = next > end ? next : end + 1;
    }
    const value = text.slice(from, end).trimEnd();
    if (skip(isTokenChar, from) < from + value.length) complain('unquoted-value', from);
    return { value, end };
  }

  function skip(belongs: (char: string | undefined) => boolean, from: number): number {
    let index = from;
    while (index < text.length && belongs(text[index])) index += 1;
    return index;
  }
}
