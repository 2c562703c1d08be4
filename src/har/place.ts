/** Where in a stream of octets something was found, as an editor names it. */

export interface Place {
  /** In octets, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in octets. */
  readonly column: number;
}

/** Octets of a stream, from 0; the one at `end` is not among them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const beginning: Place = { offset: 0, line: 1, column: 1 };

const LINE_END = 0x0a;

/** The place behind these octets, the first of which stands at `start`. */
export function walk(octets: Uint8Array, start: Place): Place {
  let { line } = start;
  let lineStart = 1 - start.column;
  for (let at = octets.indexOf(LINE_END); at >= 0; at = octets.indexOf(LINE_END, at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { offset: start.offset + octets.length, line, column: octets.length - lineStart + 1 };
}
