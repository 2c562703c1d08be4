/**
 * What PowerShell would read in a text, by its language specification: comments (§2.2.3) and verbatim strings (§2.3.5.2), whose quotes are
 * any of five characters, two of which in a row stand for one.
 */

const quotes = "'\u2018\u2019\u201a\u201b";

export interface Read {
  /** The text with each string as `S`. */
  readonly skeleton: string;
  /** What the strings say, in their order. */
  readonly strings: readonly string[];
}

export function readPowerShell(text: string): Read {
  let skeleton = '';
  const strings: string[] = [];
  const chars = [...text];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    if (char === '#') {
      while (at + 1 < chars.length && chars[at + 1] !== '\n') at++;
    } else if (quotes.includes(char)) {
      let string = '';
      for (at++; at < chars.length; at++) {
        const inside = chars[at] ?? '';
        if (quotes.includes(inside)) {
          if (!quotes.includes(chars[at + 1] ?? '\n')) break;
          at++;
        }
        string += chars[at] ?? '';
      }
      if (at >= chars.length) throw new Error('a string has no end');
      strings.push(string);
      skeleton += 'S';
    } else skeleton += char;
  }
  return { skeleton, strings };
}
