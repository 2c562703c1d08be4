/** A value that is a list of directives (`no-store, max-age=60`), in words. */

import type { Template } from '../../../engine/words.ts';

export interface Directive {
  /** In lower case. */
  readonly name: string;
  /** Without quotation marks; '' where there is none. */
  readonly value: string;
}

export const readDirectives = (shown: string, separator: ',' | ';' = ','): readonly Directive[] =>
  shown
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0
        ? { name: part.toLowerCase(), value: '' }
        : { name: part.slice(0, at).trim().toLowerCase(), value: part.slice(at + 1).replace(/^\s*"?|"?\s*$/g, '') };
    });

/** Seconds as people say them: `60` → `1 minute`. */
export function saySeconds(seconds: number): string {
  const [unit, length] = (
    [
      ['day', 86_400],
      ['hour', 3600],
      ['minute', 60],
    ] as const
  ).find(([, length]) => seconds >= length) ?? ['second', 1];
  const n = Math.round((seconds / length) * 10) / 10;
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** The sentences of all directives that have one, joined. */
export function sayAll(
  directives: readonly Directive[],
  sayings: Readonly<Record<string, (value: string) => Template | undefined>>,
): Template | undefined {
  const said = directives.flatMap(({ name, value }) => (Object.hasOwn(sayings, name) ? (sayings[name]?.(value) ?? []) : []));
  return said.length === 0 ? undefined : said.join(' ');
}
