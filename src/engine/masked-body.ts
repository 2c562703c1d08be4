/**
 * A body as it may be shown: its structure, names and lengths, and of its values what the allow lists let through; for all others their
 * length, `… (12)`. Of what a page sent along that is what `form.ts` shows, of an answer also the words in which it tells of the failure.
 */

import { MAX_BODY, type RawBody } from './exchange.ts';
import { formOf } from './facts/body.ts';
import { kindOfField } from './facts/credential-places.ts';
import { isPlainField, readFields } from './facts/form.ts';
import { namesError } from './facts/json-texts.ts';
import { isPlainCode, plainWords } from './facts/vocabulary.ts';
import { type JsonPath, type JsonTree, readJsonTree, textOfScalar, valueAt, writeJson } from './json-tree.ts';
import { looksSecret, maskEcho } from './mask.ts';
import { maskMarkup } from './masked-markup.ts';

export type MaskedBody =
  | { readonly kind: 'not-captured' }
  | { readonly kind: 'empty' }
  /** `length` in characters, as everywhere here. */
  | { readonly kind: 'binary'; readonly length: number }
  | ({ readonly kind: 'json'; readonly root: MaskedNode } & Extent)
  /** A form; each field is revealed by its place in the list. */
  | ({ readonly kind: 'fields'; readonly fields: readonly MaskedField[] } & Extent)
  /** `reading`: what of a page a reader sees, a line each. */
  | ({ readonly kind: 'markup'; readonly form: 'html' | 'xml'; readonly source: string; readonly reading: readonly string[] } & Extent)
  | ({ readonly kind: 'text'; readonly source: string } & Extent);

interface Extent {
  readonly length: number;
  /** It went on after what is kept of it. */
  readonly isCut: boolean;
}

export interface MaskedValue {
  readonly shown: string;
  /** True where `shown` is less than the value. */
  readonly masked: boolean;
}

export interface MaskedField extends MaskedValue {
  readonly name: string;
}

export type MaskedNode =
  | { readonly kind: 'object'; readonly entries: readonly { readonly name: string; readonly node: MaskedNode }[] }
  | { readonly kind: 'array'; readonly items: readonly MaskedNode[] }
  | ({ readonly kind: 'value'; readonly type: 'string' | 'number' | 'literal' | 'deep' } & MaskedValue);

export type BodySide = 'request' | 'response';

/** Of this much of a page or a text the words are shown. In characters. */
const MAX_TEXT = 20_000;

/** `secrets`: what the request carried, all of them `echoable`: a server may echo them. Never throws; linear. */
export function maskBody(body: RawBody | undefined, side: BodySide, secrets: readonly string[]): MaskedBody {
  if (body === undefined) return { kind: 'not-captured' };
  const { text } = body;
  const form = formOf(text, body.mimeType.toLowerCase());
  const extent = { length: text.length, isCut: text.length >= MAX_BODY };
  const tellsOf: Teller = side === 'request' ? () => undefined : (value) => maskEcho(value, secrets);
  if (form === 'empty') return { kind: 'empty' };
  if (form === 'json' || form === 'problem') {
    const read = readJsonTree(text);
    if (read) return { kind: 'json', root: maskTree(read.tree, tellsOf), ...extent, isCut: extent.isCut || read.isCut };
  }
  const fields = fieldsOf(body);
  if (fields) return { kind: 'fields', fields: fields.map((field) => maskField(field, tellsOf)), ...extent };
  if (form === 'binary') return { kind: 'binary', length: text.length };
  const shown = text.slice(0, MAX_TEXT);
  const isLonger = { ...extent, isCut: extent.isCut || text.length > MAX_TEXT };
  if (form === 'html' || form === 'xml') {
    const { source, reading } = maskMarkup(shown, form, (words) => maskProse(words, tellsOf));
    return { kind: 'markup', form, source, reading, ...isLonger };
  }
  const lines = shown.split('\n').map((line) => maskProse(line, tellsOf));
  return { kind: 'text', source: lines.join('\n'), ...isLonger };
}

/**
 * One value of it as it was, by its place: in JSON its path, in a form the field's index. Without a place the whole body, and where there
 * is no such value undefined.
 */
export function revealInBody(body: RawBody | undefined, path?: JsonPath): string | undefined {
  if (body === undefined || path === undefined) return body?.text;
  const tree = readJsonTree(body.text)?.tree;
  return tree ? revealInTree(tree, path) : fieldsOf(body)?.[path[0] ?? -1]?.value;
}

export function revealInTree(tree: JsonTree, path: JsonPath): string | undefined {
  const value = valueAt(tree, path);
  if (value === undefined) return undefined;
  return value.kind === 'scalar' ? textOfScalar(value.source) : writeJson(value);
}

const fieldsOf = (body: RawBody) =>
  /urlencoded|multipart\/form-data/i.test(body.mimeType) || formOf(body.text, '') === 'form'
    ? readFields(/multipart/i.test(body.mimeType) ? body : { ...body, mimeType: 'application/x-www-form-urlencoded' })
    : undefined;

/** What of a text that is the server's may be shown further; undefined where none of it is. */
type Teller = (value: string) => string | undefined;

/** Without a teller no word is shown: names, lengths, and what has one bit. */
export function maskTree(tree: JsonTree, tellsOf: Teller, field = '', inError = false): MaskedNode {
  if (tree.kind === 'scalar') return maskScalar(tree.source, field, inError, tellsOf);
  if (tree.kind === 'array') return { kind: 'array', items: tree.items.map((item) => maskTree(item, tellsOf, field, inError)) };
  return {
    kind: 'object',
    entries: tree.entries.map(({ name, value }) => ({
      name: maskName(name),
      node: maskTree(value, tellsOf, name, inError || namesErrorHolder(name)),
    })),
  };
}

/** What stands in it is about the failure, whatever it is called. */
const namesErrorHolder = (name: string): boolean => /^(?:errors?|fault|exception|problem)$/i.test(name);

function maskScalar(source: string, field: string, inError: boolean, tellsOf: Teller): MaskedNode {
  const first = source[0] ?? '';
  if (first === '{' || first === '[') return { kind: 'value', type: 'deep', ...hidden(source) };
  if (first !== '"' && !/[-\d]/.test(first)) return { kind: 'value', type: 'literal', shown: source, masked: false };
  const value = textOfScalar(source);
  const type = first === '"' ? 'string' : 'number';
  return { kind: 'value', type, ...maskNamed(field, value, inError, tellsOf) };
}

const maskField = (field: { readonly name: string; readonly value: string }, tellsOf: Teller): MaskedField => ({
  name: maskName(field.name),
  ...maskNamed(field.name, field.value, false, tellsOf),
});

/** What is known by the name it stands under. */
function maskNamed(name: string, value: string, inError: boolean, tellsOf: Teller): MaskedValue {
  if (value === '' || isPlainField({ name, value })) return { shown: value, masked: false };
  if (kindOfField(name) !== undefined && !/^code$/i.test(name)) return hidden(value);
  if (isOfPerson(name) || !(inError || namesError(name)) || (/name$/i.test(name) && !isCompound(value))) return hidden(value);
  const told = tellsOf(value);
  return told === undefined ? hidden(value) : maskText(value, told);
}

/** Whatever words it is made of. */
const isOfPerson = (name: string): boolean => /user|login|mail|phone|address|session|secret|token$/i.test(name);

/** `TokenExpiredError` is no person's name. */
const isCompound = (value: string): boolean => /[_.:/-]|\w[A-Z]/.test(value);

/** The words of a text that are the server's; with its length where some are left out. */
function maskText(value: string, told: string): MaskedValue {
  const words = withoutNumbers(plainWords(told));
  if (words === value) return { shown: value, masked: false };
  return /[^\s…]/.test(words) ? { shown: `${words} (${value.length})`, masked: true } : hidden(value);
}

/** A stretch of prose, in which lengths would be in the way. */
function maskProse(text: string, tellsOf: Teller): string {
  const told = tellsOf(text);
  if (told === undefined) return text.trim() === '' ? '' : `… (${text.trim().length})`;
  return withoutNumbers(plainWords(told, MAX_LINE));
}

/** In a sentence, a longer number than a status may be what somebody is to type in; a code alone is none. */
const withoutNumbers = (words: string): string => (words.includes(' ') ? words.replace(/\d{4,}/g, '…') : words);

/** In characters. */
const MAX_LINE = 1000;

const hidden = (value: string): MaskedValue => ({ shown: value === '' ? '' : `… (${value.length})`, masked: value !== '' });

/** A name says what stands behind it; one that reads as no name may be anybody's. */
function maskName(name: string): string {
  const bare = name.replace(/^[@$_]{1,2}/, '');
  const isName = /^[a-z][\w$.:/[\]-]{0,59}$/i.test(bare) && !bare.split(/[.:/[\]]/).some(looksSecret);
  return isName || /^\d{1,5}$/.test(name) || name === '' || isPlainCode(name) ? name : `… (${name.length})`;
}
