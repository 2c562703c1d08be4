/** What a response's body is and says, without its text. */

import { MAX_BODY, type RawBody } from '../exchange.ts';
import { readJson } from './json-texts.ts';
import { readMarkup } from './markup-texts.ts';
import { codesInProse } from './prose-codes.ts';
import { listen, type Said } from './said.ts';
import { isPlainCode, plainWords } from './vocabulary.ts';

export interface BodyObserved {
  readonly form: 'empty' | 'json' | 'problem' | 'xml' | 'html' | 'form' | 'text' | 'binary';
  /** Values of fields that carry a code (`error`, `code`, `__type` …), in the order they stand; identifiers and short numbers only. */
  readonly codes: readonly { readonly field: string; readonly code: string }[];
  /** HTML: the title, words on the allow list only. */
  readonly title: string | undefined;
  /** HTML: has a password field. */
  readonly signInForm: boolean;
  /** JSON: names of the top-level fields that are common words; without those that say that all is well (`error: null`). */
  readonly fields: readonly string[];
}

/** One text that a body says about the failure, with the name of what it stands in. */
export interface BodyText {
  readonly field: string;
  readonly text: string;
}

/** What is read of a body before it is listened to: still with secrets. */
export interface BodyTexts {
  readonly texts: readonly BodyText[];
  readonly title?: string | undefined;
  readonly signInForm?: boolean;
  readonly fields?: readonly string[];
}

const MAX_SAID = 40;
const MAX_CODES = 20;

/** The whole body at once: its form, its codes, and what it says. Linear; never throws; nothing of its text stays but plain words. */
export function observeBody(body: RawBody): { body: BodyObserved; said: Said[] } {
  const text = body.text.slice(0, MAX_BODY);
  const form = formOf(text, body.mimeType.toLowerCase());
  const { texts, title, signInForm = false, fields = [] } = readTexts(form, text);
  return {
    body: {
      form,
      codes: texts.flatMap(readCodes).slice(0, MAX_CODES),
      title: title === undefined ? undefined : plainWords(title),
      signInForm,
      fields: fields.filter(isPlainName),
    },
    said: uniqueSaid(texts.flatMap((each) => listen('body', plainField(each.field), withoutPackage(each.text)))).slice(0, MAX_SAID),
  };
}

/** By the text's own beginning, and what its type says of it. */
export function formOf(text: string, mimeType: string): BodyObserved['form'] {
  const start = text.slice(0, 1000).trimStart();
  if (start === '') return 'empty';
  if (mimeType.includes('problem+json')) return 'problem';
  if (/^(?:\)\]\}'[,\n]*\s*)?[{[]/.test(start)) return 'json';
  if (/^<(?:!doctype\s+html|html|head|body|title|h\d|p|div|center|form|meta|script|!--)/i.test(start)) return 'html';
  if (/^<[?a-z]/i.test(start)) return mimeType.includes('html') && !start.startsWith('<?xml') ? 'html' : 'xml';
  if (mimeType.includes('html')) return 'html';
  if (mimeType.includes('urlencoded') || /^[\w.%+-]{1,60}=[^\s&]*(?:&[\w.%+-]{1,60}=[^\s&]*)*$/.test(start)) return 'form';
  return isBinary(start) ? 'binary' : 'text';
}

/** Characters that no text has. */
const isBinary = (text: string): boolean => [...text].filter((char) => char < '\t' || char === '\ufffd').length > text.length / 50;

function readTexts(form: BodyObserved['form'], text: string): BodyTexts {
  switch (form) {
    case 'json':
    case 'problem':
      return readJson(text);
    case 'xml':
    case 'html':
      return readMarkup(text, form);
    case 'form':
      return { texts: [...new URLSearchParams(text.slice(0, 4000))].slice(0, 50).map(([field, value]) => ({ field, text: value })) };
    case 'text':
      return { texts: [{ field: '', text: text.slice(0, 2000) }] };
    default:
      return { texts: [] };
  }
}

/** Names under which codes are given, ends of names of them. */
const codeField =
  /(?:^|[_.-])(?:code|errors?|(?:sub)?type|suberror|reason|status|name|id|category|exception|fault|key|message)$|code$|Code$|error$|Error$|Type$|Id$|^__type$/;

function readCodes({ field, text }: BodyText): { field: string; code: string }[] {
  const name = plainField(field);
  const code = withoutPackage(text.trim())
    .replace(/^[\w.]*#/, '')
    .replace(/:https?:.*$/, '');
  if (codeField.test(field) && isCode(code) && (!isName(field) || /[_.:/-]|\w[A-Z]/.test(code))) return [{ field: name, code }];
  return codesInProse(text).flatMap((found) => (isPlainCode(found) ? [{ field: name, code: found }] : []));
}

/** `org.springframework.security.access.AccessDeniedException` → `AccessDeniedException`: where a class lives says nothing. */
const withoutPackage = (text: string): string => text.replace(/^(?:[a-z]\w*\.){2,8}(?=[A-Z]\w*$)/, '');

/** What holds sentences too: there, a single word is none. */
const isName = (field: string): boolean => /^(?:message|name|id|key)$/i.test(field);

const isCode = (text: string): boolean => /^(?:[A-Za-z][\w.:/\\-]*|-?\d{1,6})$/.test(text) && isPlainCode(text);

const plainField = (field: string): string => (isPlainName(field) ? field : '…');

/** A plain code, also between the marks of serialisers: `__type`, `$type`, `@code`. */
const isPlainName = (field: string): boolean => isPlainCode(field.replace(/^(?:_{1,2}|[$@])|_{1,2}$/g, ''));

function uniqueSaid(said: readonly Said[]): Said[] {
  const seen = new Set<string>();
  return said.filter(({ meaning, isCode }) => {
    const key = `${meaning} ${isCode}`;
    return !seen.has(key) && seen.add(key);
  });
}
