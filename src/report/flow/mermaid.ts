/** What led to a failure as Mermaid's `sequenceDiagram`, for an issue or a page that draws it. */

import type { FlowWords } from './words.ts';

/** With a line end at its end. */
export function writeMermaid({ parties, steps }: FlowWords): string {
  const lines = [
    'sequenceDiagram',
    '  participant B as Browser',
    ...parties.map(({ name, role }, index) => `  participant P${index} as ${plain(role === '' ? name : `${name} (${role})`)}`),
    ...steps.flatMap(({ to, gap, role, request, times, carried, answer, brought, mark }) => [
      ...(gap === '' ? [] : [`  Note over B: ${plain(gap)}`]),
      `  B->>P${to}: ${plain(join(join(request, ' ', times && `(${times})`), ', ', [role, carried].filter(Boolean).join(', ')))}`,
      `  P${to}${mark === '' ? '-->>' : '--x'}B: ${plain(join(join(answer, ', ', brought), ', ', mark))}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const join = (first: string, between: string, second: string): string => (second === '' ? first : first + between + second);

/**
 * Everything but letters, digits and harmless marks by its number: `;` ends a line for Mermaid, `#` begins a comment, `%%` too, and
 * what is HTML is drawn as such. `end` closes a block, and before `style` and `classDef` it leaves numbers as they are.
 */
const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} _./,()=?*…-]/gu, numbered)
    .replace(/\b(?:end|style|classdef)/gi, (word) => numbered(word[0] ?? '') + word.slice(1));

const numbered = (char: string): string => (/\s|\p{Cc}/u.test(char) ? ' ' : `#${char.codePointAt(0)};`);
