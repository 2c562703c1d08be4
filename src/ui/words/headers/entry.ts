/** What a dictionary of headers is made of. */

import type { Exchange, Hop } from '../../../engine/exchange.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import type { Template } from '../../../engine/words.ts';
import type { Language } from '../../../report/words.ts';

/** Where it is written, and how that place is called. */
export interface Spec {
  readonly name: string;
  readonly address: string;
}

/** What a value may be held against. */
export interface HeaderContext {
  readonly side: 'request' | 'response';
  readonly exchange: Exchange;
  readonly hop: Hop;
  /** With what came before it. */
  readonly facts: Facts;
  readonly language: Language;
}

export interface HeaderEntry {
  /** What it is, in one sentence. */
  readonly what: Template;
  readonly spec?: Spec | undefined;
  /** Most of its values say nothing of a sign-in: it is marked only where this one does. */
  readonly quiet?: boolean;
  /** What this value means, as far as it may be shown; undefined where it says no more than that. */
  readonly means?: (shown: string, context: HeaderContext) => Template | undefined;
}

/** By the header's name in lower case. */
export type Entries = Readonly<Record<string, HeaderEntry>>;

export const rfc = (number: number, section: string): Spec => ({
  name: `RFC ${number} §${section}`,
  address: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

/** RFC 6265bis, which is a draft still. */
export const cookies = (section: string): Spec => ({
  name: `RFC 6265bis §${section}`,
  address: `https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-${section}`,
});

export const fetchStandard = (anchor: string): Spec => ({ name: 'Fetch Standard', address: `https://fetch.spec.whatwg.org/#${anchor}` });

/** Verbatim in a template. */
export const code = (value: string): string => `\`${value.replaceAll('`', '’')}\``;

/** By the first entry of a table whose key is the value, in lower case. */
export const byValue =
  (meanings: Readonly<Record<string, Template>>, other?: (shown: string) => Template | undefined) =>
  (shown: string): Template | undefined => {
    const value = shown.trim().toLowerCase();
    return Object.hasOwn(meanings, value) ? meanings[value] : other?.(shown);
  };
