/**
 * A HAR file of any size, read as it comes in: the parser holds one entry at a time. What cannot be read costs what it is and no more:
 * one bad entry is one warning, and of a file that breaks off, all before the break was read.
 */

import type { RawJarCookie } from '../engine/exchange.ts';
import type { BodyOptions } from './bodies.ts';
import { createChains, type HarExchange } from './chain.ts';
import type { Encoding } from './encoding.ts';
import { readEntry, readLog } from './entry.ts';
import { type HarHop, readHop } from './hop.ts';
import { type LeftOut, watchSanitising } from './left-out.ts';
import { createLongTexts, type LongTexts } from './long-texts.ts';
import type { Place, Span } from './place.ts';
import { createEntryScanner, type ScanFault } from './scan.ts';

export interface HarEvents {
  /** In the order in which the exchanges end; a redirect that nothing follows comes last. */
  onExchange(exchange: HarExchange): void;
  onWarning(warning: string): void;
  /** Where in the file the entry of this index stands, whether it can be read or not. */
  onSpan?(entry: number, span: Span): void;
}

/** Why a file could not be read to its end. */
export interface HarProblem {
  /** A sentence that names the place. */
  readonly message: string;
  /** Undefined where no one place is at fault. */
  readonly at: Place | undefined;
}

/** What is known at the end of the file. */
export interface HarEnd {
  readonly problem: HarProblem | undefined;
  /** How many entries there were, readable or not. */
  readonly entries: number;
  readonly jar: readonly RawJarCookie[] | undefined;
  /** Address of each page, by its id. */
  readonly pages: ReadonlyMap<string, string>;
  /** Of every exchange. */
  readonly leftOut: readonly LeftOut[];
}

export interface HarReader {
  /** What comes is not looked at any more. */
  readonly isBroken: boolean;
  /** UTF-8, cut anywhere. */
  write(chunk: Uint8Array): void;
  end(): HarEnd;
}

export function createHarReader({ onExchange, onWarning, onSpan }: HarEvents, options: BodyOptions = { bodies: true }): HarReader {
  const pages = new Map<string, string>();
  const sanitising = watchSanitising();
  const redacted = new Set<LeftOut>();
  const chains = createChains((exchange) => {
    for (const kind of exchange.leftOut) redacted.add(kind);
    onExchange(exchange);
  });
  let entries = 0;
  let bodiesElsewhere = 0;
  let lastTime = 0;

  const readOne = (index: number, value: unknown, long: LongTexts): void => {
    entries = Math.max(entries, index + 1);
    const entry = readEntry(value);
    if (typeof entry === 'string') {
      onWarning(`Entry ${index} was left out: ${entry}.`);
      return;
    }
    const { content } = entry.response ?? {};
    if (content?._file !== undefined && content.text === undefined) bodiesElsewhere++;
    const hop = readHop(entry, lastTime, options, long);
    lastTime = hop.hop.startedAt;
    rememberPage(hop);
    if (hop.hop.response) sanitising.see(hop.hop);
    chains.add(index, hop);
  };

  /** A page is its first document, where its title is no address. */
  const rememberPage = ({ pageref, resourceType, hop }: HarHop): void => {
    if (pageref !== undefined && resourceType === 'main_frame' && !pages.has(pageref)) pages.set(pageref, hop.url);
  };

  const scanner = createEntryScanner((index, value, long, span) => {
    onSpan?.(index, span);
    readOne(index, value, long);
  });
  return {
    get isBroken() {
      return scanner.isBroken;
    },
    write: scanner.write,
    end() {
      const scanned = scanner.end();
      const log = scanned.fault ? undefined : readLog(scanned.rest);
      for (const [index, value] of log?.entries.entries() ?? []) if (!isPlaceholder(value)) readOne(index, value, none);
      chains.end();
      for (const { id, title } of log?.pages ?? [])
        if (title !== undefined && /^https?:/i.test(title) && URL.canParse(title)) pages.set(id, title);
      for (const words of log?.words ?? []) sanitising.hear(words);
      const leftOut = sanitising.leftOut();
      const stripped = leftOut.length > 0 ? leftOut : [...redacted];
      if (stripped.length > 0) onWarning(`The export was stripped of ${names(stripped)}: what of them was sent cannot be told.`);
      if (bodiesElsewhere > 0) onWarning(`${bodiesElsewhere} bodies lie in files of their own beside the HAR, and were not read.`);
      if (log && entries === 0) onWarning('The file has no entries.');
      const problem = scanned.fault ? describe(scanned.fault) : log ? undefined : notHar;
      return { problem, entries, jar: log?.jar, pages, leftOut };
    },
  };
}

const none = createLongTexts();

/** An object or a list was read when it came. */
const isPlaceholder = (value: unknown): boolean => typeof value === 'object' && value !== null;

const notHar: HarProblem = { message: 'This is JSON, but no HAR: it has no "log.entries".', at: undefined };

const words: Record<LeftOut, string> = { cookies: 'cookies', authorization: 'Authorization headers' };
const names = (leftOut: readonly LeftOut[]): string => leftOut.map((kind) => words[kind]).join(' and ');

const encoded: Record<Encoding, string> = {
  gzip: 'This is a gzip file: unpack it, and open the HAR file that is in it.',
  zip: 'This is a ZIP file: unpack it, and open the HAR file that is in it.',
  'utf-16': 'This text is in UTF-16, and a HAR file is in UTF-8: save it anew in UTF-8.',
};

function describe(fault: ScanFault): HarProblem {
  if (fault.kind === 'encoded') return { message: encoded[fault.encoding], at: undefined };
  const { kind, place: at, found } = fault;
  const where = `line ${at.line}, column ${at.column} (octet ${at.offset})`;
  switch (kind) {
    case 'empty':
      return { message: 'The file is empty.', at: undefined };
    case 'cut off':
      return { message: `The file is cut off: it ends at ${where} in the middle of the JSON.`, at };
    case 'too large':
      return { message: `Up to ${where}, no end of the entry was found: is this a HAR file?`, at };
    case 'broken':
      return { message: `This is not JSON at ${where}: ${JSON.stringify(found)} may not stand there.`, at };
  }
}
