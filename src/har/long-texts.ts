/** Texts of an entry that are long, and set aside while it is read: most are pictures and scripts, which nobody asks for. */

/** In place of a text that was set aside; read it with `LongTexts.read`. */
export interface SetAside {
  readonly setAside: number;
}

export interface LongTexts {
  /** Is this string, quotation marks and all, a long one named `text`? Only its name in the same chunk is seen. */
  wants(chunk: Uint8Array, start: number, end: number): boolean;
  /** What stands for it in the entry, as JSON. The octets are those of the string, with its quotation marks. */
  setAside(octets: Uint8Array): Uint8Array;
  /** Undefined where it is no JSON string after all, or was never set aside; a text that was not stays as it is. */
  read(text: string | SetAside): string | undefined;
}

/** Shorter ones are not worth it. In octets. */
const LEAST_LENGTH = 2048;

const COLON = 0x3a;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** As HAR 1.2 names the text of a body. */
const NAME = encoder.encode('"text"');

export function createLongTexts(): LongTexts {
  const texts: Uint8Array[] = [];
  return {
    wants: (chunk, start, end) => end - start >= LEAST_LENGTH && isNamedText(chunk, start),
    setAside(octets) {
      texts.push(octets);
      return encoder.encode(JSON.stringify({ setAside: texts.length - 1 } satisfies SetAside));
    },
    read(text) {
      if (typeof text === 'string') return text;
      try {
        const read: unknown = JSON.parse(decoder.decode(texts[text.setAside]));
        return typeof read === 'string' ? read : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isNamedText(chunk: Uint8Array, start: number): boolean {
  const colon = beforeSpace(chunk, start);
  if (chunk[colon] !== COLON) return false;
  const first = beforeSpace(chunk, colon) - NAME.length + 1;
  return NAME.every((octet, index) => chunk[first + index] === octet);
}

/** Index of the last octet before this one that is no space. */
function beforeSpace(chunk: Uint8Array, end: number): number {
  let at = end - 1;
  while (isSpace(chunk[at])) at--;
  return at;
}

const isSpace = (octet: number | undefined): boolean => octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09;
