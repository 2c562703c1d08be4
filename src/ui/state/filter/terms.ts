/** A filter's text → its terms: `shop.example status:401 -method:options "two words" /re[gx]/`. */

import { fieldOf, nearestField } from './fields.ts';

export interface Term {
  /** In the text: from its minus to its end. */
  readonly from: number;
  readonly to: number;
  /** Begins with a minus: what fits it is left out. */
  readonly negated: boolean;
  /** As written before the colon, in lower case; undefined for free text. */
  readonly field: string | undefined;
  /** Without quotes and slashes. */
  readonly value: string;
  /** Where the value begins in the text, with its quote or slash. */
  readonly valueFrom: number;
  readonly form: 'word' | 'quoted' | 'regex';
}

/** Never throws; whatever is written is some term. */
export function readTerms(text: string): Term[] {
  const terms: Term[] = [];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at >= text.length) return terms;
    const term = readTerm(text, at);
    terms.push(term);
    at = term.to;
  }
}

/** A field's name ends at a colon. No address has one there but before `//` and before a port. */
const fieldName = /^([a-z][a-z-]*):(?!\/\/)/i;
const port = /^[a-z][a-z-]*:\d{2,5}(?:[/\s]|$)/i;

function readFieldName(text: string): RegExpExecArray | null {
  const name = fieldName.exec(text);
  const isKnown = fieldOf(name?.[1]?.toLowerCase() ?? '') !== undefined || nearestField(name?.[1]?.toLowerCase() ?? '') !== undefined;
  return isKnown || !port.test(text) ? name : null;
}

function readTerm(text: string, from: number): Term {
  const negated = text[from] === '-';
  const start = negated ? from + 1 : from;
  const name = readFieldName(text.slice(start));
  const valueFrom = start + (name?.[0].length ?? 0);
  return { from, negated, field: name?.[1]?.toLowerCase(), valueFrom, ...readValue(text, valueFrom) };
}

function readValue(text: string, from: number): Pick<Term, 'to' | 'value' | 'form'> {
  const opener = text[from];
  if (opener === '"') return readTo(text, from, /"/g, 'quoted');
  // A path begins with a slash as well: it is a pattern where another slash ends the word.
  if (opener === '/' && /^\/(?:\\.|[^\\/\s])(?:\\.|[^\\/])*\/(?=\s|$)/.test(text.slice(from)))
    return readTo(text, from, /(?<!\\)\/(?=\s|$)/g, 'regex');
  const value = /^\S*/.exec(text.slice(from))?.[0] ?? '';
  return { to: from + value.length, value, form: 'word' };
}

function readTo(text: string, from: number, closer: RegExp, form: 'quoted' | 'regex'): Pick<Term, 'to' | 'value' | 'form'> {
  closer.lastIndex = from + 1;
  const end = closer.exec(text)?.index;
  return end === undefined
    ? { to: text.length, value: text.slice(from + 1), form }
    : { to: end + 1, value: text.slice(from + 1, end), form };
}
