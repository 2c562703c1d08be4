/** The line that a developer changes, as it must be for this failure. Names, hosts and origins are its own, values never. */

import type { Verdict } from '../../../engine/diagnose.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import type { Template } from '../../../engine/words.ts';

export interface Line {
  /** What it is and where it belongs, without parameters. */
  readonly what: Template;
  readonly language: 'javascript' | 'http' | 'nginx' | 'apache' | 'url';
  readonly code: string;
}

/** None where nothing can be said that is right for this failure. */
export type WriteLines = (verdict: Verdict, facts: Facts) => readonly Line[];

/** RFC 9110 §5.6.2: names of methods, headers and cookies. What is none could break out of the line. */
export const isToken = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]{1,120}$/.test(text);

/** An origin as browsers send it, of plain letters: `https://shop.example:8443`. */
export const isOrigin = (text: string): boolean => /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.test(text);

/** In single quotes, for JavaScript. */
export const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '')}'`;
