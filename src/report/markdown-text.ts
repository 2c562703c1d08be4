/** Text in Markdown, of which none is read as Markdown or HTML. */

import { oneLine } from './one-line.ts';
import type { Part } from './words.ts';

export const writeParts = (all: readonly Part[]): string =>
  all.map(({ kind, text }) => (kind === 'quote' ? `“${plain(text)}”` : kind === 'code' ? code(text) : plain(text))).join('');

/** On one line; all that Markdown or HTML reads is escaped. */
export const plain = (text: string): string =>
  oneLine(text).replace(/[\\`*_[\]<>&|#~!]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : `\\${char}`));

/** A code span with as many backticks as its text does not hold (CommonMark §6.1). */
export function code(text: string): string {
  const line = oneLine(text).trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return line === '' ? '' : `${fence}${pad}${line}${pad}${fence}`;
}
