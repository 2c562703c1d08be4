/** A string between single quotes, as JavaScript and Python both read it: printable ASCII alone, so that nothing in it can hide. */

/** `beyond` writes a code point over 0xFF. */
export const literal = (text: string, beyond: (code: number) => string): string =>
  `'${text.replace(/[^\x20-\x7e]|['\\]/gu, (char) => escapeChar(char, beyond))}'`;

function escapeChar(char: string, beyond: (code: number) => string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === "'" || char === '\\') return `\\${char}`;
  if (char === '\n') return '\\n';
  return code > 0xff ? beyond(code) : `\\x${code.toString(16).padStart(2, '0')}`;
}
