/**
 * Cuts a HAR file into its entries while it comes in. Only brackets and the ends of strings are looked at here; each entry goes to
 * `JSON.parse`, and so does the rest of the file. Long texts, which are most of a file, are set aside as octets, and become a string
 * only where somebody wants to read them. So it takes less than `JSON.parse` alone, and the file is never held whole.
 */

import { type Encoding, readEncoding } from './encoding.ts';
import { findFault } from './fault.ts';
import { createLongTexts, type LongTexts } from './long-texts.ts';
import { createPieces, type Located } from './pieces.ts';
import { beginning, type Place, type Span, walk } from './place.ts';

export interface EntryScanner {
  /** What comes is not looked at any more. */
  readonly isBroken: boolean;
  /** UTF-8, cut anywhere; the chunk must not change afterwards. Nothing more is read after a fault. */
  write(chunk: Uint8Array): void;
  end(): ScanEnd;
}

/** The file without its entries: `{}` stands for each that is an object or a list, and others stay as they are. */
export type ScanEnd = { readonly rest: unknown; readonly fault?: undefined } | { readonly fault: ScanFault };

export type ScanFault = { readonly place: Place } & (
  | {
      readonly kind: 'empty' | 'broken' | 'cut off' | 'too large';
      /** The character that may not stand there. */
      readonly found?: string | undefined;
    }
  /** No JSON in UTF-8, but it might hold some. */
  | { readonly kind: 'encoded'; readonly encoding: Encoding }
);

/** A longer string is read as null: no server says in so many words that a sign-in failed. In octets. */
const MAX_STRING = 4_194_304;
/** Of one entry, and of the rest of the file. In octets. */
const MAX_SIZE = 67_108_864;
/** The longest name that is looked for. In octets. */
const MAX_WORD = 16;

const LINE_END = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NULL = encoder.encode('null');
const PLACEHOLDER = encoder.encode('{}');

/** Of `{"log": {"entries": [{`: how many brackets are open before each. */
const IN_FILE = 1;
const IN_LOG = 2;
const IN_ENTRIES = 3;

/** `onEntry` gets each entry that is an object or a list, with its index, the texts that were set aside from it, and where it stands. */
export function createEntryScanner(onEntry: (index: number, value: unknown, long: LongTexts, span: Span) => void): EntryScanner {
  const rest = createPieces({ copy: true });
  const entry = createPieces({ copy: false });
  let fault: ScanFault | undefined;
  /** Of what is not collected yet. */
  let place = beginning;
  /** How many line ends were met outside of strings (within one there is none, RFC 8259 §7), and the offset behind the last. */
  let lineEnds = 0;
  let lineStart = 0;
  let depth = 0;
  let index = 0;
  let inLog = false;
  let inEntries = false;
  let inEntry = false;
  /** Offset of the entry that we are in. */
  let entryStart = 0;
  /** The last string outside of entries: a name, if a bracket follows it. */
  let word = '';
  let long = createLongTexts();
  const string = createStringEnd();
  /** Of the string that the last chunk ended in: its octets so far, and those of the entry before it. */
  let stringLength = 0;
  let sizeBefore = 0;

  const parse = ({ text, placeOf }: Located): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      const at = findFault(text);
      fault = at < text.length ? { kind: 'broken', place: placeOf(at), found: text[at] } : { kind: 'cut off', place: placeOf(at) };
      return undefined;
    }
  };

  const endEntry = (): void => {
    inEntry = false;
    const value = parse(entry.take());
    const texts = long;
    long = createLongTexts();
    if (fault) return;
    rest.add(PLACEHOLDER, place);
    onEntry(index, value, texts, { start: entryStart, end: place.offset });
  };

  /** A bracket opens outside of entries; true where an entry begins with it. */
  const opensEntry = (isList: boolean): boolean => {
    if (inEntries && depth === IN_ENTRIES) return true;
    if (depth === IN_FILE) inLog = !isList && word === 'log';
    else if (depth === IN_LOG && inLog && isList && word === 'entries') {
      inEntries = true;
      index = 0;
    }
    return false;
  };

  return {
    get isBroken() {
      return fault !== undefined;
    },

    write(chunk) {
      if (fault) return;
      let at = 0;
      /** What is not collected yet. */
      let from = 0;
      /** Of the string that we are in; -1 where it began in an earlier chunk. */
      let stringStart = -1;
      const { offset } = place;
      /** Over what was looked at octet by octet. */
      const skipTo = (end: number): void => {
        place = { offset: offset + end, line: 1 + lineEnds, column: offset + end - lineStart + 1 };
        from = end;
      };
      /** Over a string that nobody parses: what may not stand in it is counted all the same. */
      const passTo = (end: number): void => {
        place = walk(chunk.subarray(from, end), place);
        lineEnds = place.line - 1;
        lineStart = place.offset - place.column + 1;
        from = end;
      };
      const collect = (end: number): void => {
        (inEntry ? entry : rest).add(chunk.subarray(from, end), place);
        skipTo(end);
      };

      if (place.offset === 0) {
        fault = checkBeginning(chunk);
        if (BYTE_ORDER_MARK.every((octet, index) => chunk[index] === octet)) at = BYTE_ORDER_MARK.length;
        skipTo(at);
      }
      while (at < chunk.length && !fault) {
        if (string.within) {
          at = string.findEnd(chunk, at);
          if (string.within) break;
          if (!inEntry) word += decodeShort(chunk, stringStart + 1, at - 1);
          else if (stringLength + at - Math.max(stringStart, 0) > MAX_STRING) {
            if (stringStart < 0) entry.cutTo(sizeBefore);
            else collect(stringStart);
            entry.add(NULL, place);
            passTo(at);
          } else if (stringStart >= 0 && long.wants(chunk, stringStart, at)) {
            collect(stringStart);
            entry.add(long.setAside(chunk.subarray(stringStart, at)), place);
            passTo(at);
          }
          continue;
        }
        at = nextMark(chunk, at);
        const octet = chunk[at++];
        if (octet === QUOTE) {
          string.begin();
          stringStart = at - 1;
          stringLength = 0;
          word = '';
        } else if (octet === OPEN_OBJECT || octet === OPEN_LIST) {
          if (!inEntry && opensEntry(octet === OPEN_LIST)) {
            collect(at - 1);
            entryStart = place.offset;
            inEntry = true;
          }
          depth++;
        } else if (octet === CLOSE_OBJECT || octet === CLOSE_LIST) {
          depth--;
          if (inEntry && depth === IN_ENTRIES) {
            collect(at);
            endEntry();
          } else if (depth < IN_ENTRIES) inEntries = false;
        } else if (octet === LINE_END) {
          lineEnds++;
          lineStart = offset + at;
        } else if (octet === COMMA && inEntries && depth === IN_ENTRIES) index++;
      }

      if (string.within) {
        if (inEntry && stringStart >= 0) {
          collect(stringStart);
          sizeBefore = entry.size;
        }
        if (!inEntry) word += decodeShort(chunk, stringStart + 1, chunk.length);
        stringLength += chunk.length - Math.max(stringStart, 0);
      }
      collect(chunk.length);
      if (string.within && inEntry && stringLength > MAX_STRING) entry.cutTo(sizeBefore);
      if (entry.size > MAX_SIZE || rest.size > MAX_SIZE) fault ??= { kind: 'too large', place };
    },

    end() {
      if (fault) return { fault };
      if (!inEntry && rest.size === 0) return { fault: { kind: 'empty', place } };
      const value = parse((inEntry ? entry : rest).take());
      return fault ? { fault } : { rest: value };
    },
  };
}

const marks = new Uint8Array(256);
for (const mark of [LINE_END, QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT]) marks[mark] = 1;

/** Index of the next octet that is looked at, or the length of the chunk. */
function nextMark(chunk: Uint8Array, start: number): number {
  const { length } = chunk;
  let at = start;
  while (at < length && marks[chunk[at] as number] === 0) at++;
  return at;
}

/** Finds the quotation mark that ends a string, over the ends of chunks. */
interface StringEnd {
  readonly within: boolean;
  begin(): void;
  /** Index behind the string, or the length of the chunk, from an index within the string. */
  findEnd(chunk: Uint8Array, start: number): number;
}

function createStringEnd(): StringEnd {
  let within = false;
  /** The chunk ended behind a backslash, so its next octet is not what it seems. */
  let escaped = false;
  return {
    get within() {
      return within;
    },
    begin() {
      within = true;
    },
    findEnd(chunk, start) {
      let from = start + (escaped ? 1 : 0);
      escaped = false;
      while (true) {
        const quote = chunk.indexOf(QUOTE, from);
        const end = quote < 0 ? chunk.length : quote;
        let backslashes = 0;
        while (end - backslashes > from && chunk[end - backslashes - 1] === BACKSLASH) backslashes++;
        const isEscaped = backslashes % 2 === 1;
        if (quote < 0) {
          escaped = isEscaped;
          return chunk.length;
        }
        from = quote + 1;
        if (isEscaped) continue;
        within = false;
        return from;
      }
    },
  };
}

const decodeShort = (chunk: Uint8Array, start: number, end: number): string =>
  decoder.decode(chunk.subarray(start, Math.min(end, start + MAX_WORD)));

/** What is plainly no JSON is not read to its end. */
function checkBeginning(chunk: Uint8Array): ScanFault | undefined {
  const encoding = readEncoding(chunk);
  if (encoding) return { kind: 'encoded', place: beginning, encoding };
  const text = decoder.decode(chunk.subarray(0, 1024));
  const at = text.search(/[^ \t\r\n]/);
  const found = text[at];
  if (found === undefined || /[{["\d\-tfn]/.test(found)) return undefined;
  return { kind: 'broken', place: walk(chunk.subarray(0, encoder.encode(text.slice(0, at)).length), beginning), found };
}
