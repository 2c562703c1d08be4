/**
 * A HAR file of any size, read as it comes in: the parser holds one entry at a time. What cannot be read costs what it is and no more:
 * one bad entry is one warning, and of a file that breaks off, all before the break was read.
 */

import { JSONParser } from '@streamparser/json';
import type { RawJarCookie } from '../engine/exchange.ts';
import type { BodyOptions } from './bodies.ts';
import { createChains, type HarExchange } from './chain.ts';
import { readEntry, readJarCookie, readPage } from './entry.ts';
import { type HarHop, readHop } from './hop.ts';
import { type LeftOut, watchSanitising } from './left-out.ts';
import { keepPlace, type Place } from './place.ts';

export interface HarEvents {
  /** In the order in which the exchanges end; a redirect that nothing follows comes last. */
  onExchange(exchange: HarExchange): void;
  onWarning(warning: string): void;
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
  /** Of every exchange. */
  readonly leftOut: readonly LeftOut[];
}

export interface HarReader {
  /** UTF-8, cut anywhere. */
  write(chunk: Uint8Array): void;
  end(): HarEnd;
}

/** Longer strings than this are decoded piece by piece. In octets. */
const STRING_BUFFER = 65_536;

const paths = [
  '$.log.entries.*',
  '$.log._cookieJar.*',
  '$.log.pages.*',
  '$.log.creator',
  '$.log.browser',
  '$.log.version',
  '$.log.comment',
];

export function createHarReader({ onExchange, onWarning }: HarEvents, options: BodyOptions = { bodies: true }): HarReader {
  const pages = new Map<string, string>();
  const sanitising = watchSanitising();
  const redacted = new Set<LeftOut>();
  const chains = createChains(
    (exchange) => {
      for (const kind of exchange.leftOut) redacted.add(kind);
      onExchange(exchange);
    },
    (pageref) => pages.get(pageref ?? ''),
  );
  let entries = 0;
  let hasLog = false;
  let bodiesElsewhere = 0;
  let lastTime = Number.NaN;
  let jar: RawJarCookie[] | undefined;

  const readOne = (index: number, value: unknown): void => {
    const entry = readEntry(value);
    if (typeof entry === 'string') {
      onWarning(`Entry ${index} was left out: ${entry}.`);
      return;
    }
    const { content } = entry.response ?? {};
    if (content?._file !== undefined && content.text === undefined) bodiesElsewhere++;
    const hop = readHop(entry, lastTime, options);
    lastTime = hop.hop.startedAt;
    rememberPage(hop);
    if (hop.hop.response) sanitising.see(hop.hop);
    chains.add(index, hop);
  };

  /** Chromium titles a page by its address; for others, the page is its first document. */
  const rememberPage = ({ pageref, resourceType, hop }: HarHop): void => {
    if (pageref !== undefined && resourceType === 'main_frame' && !pages.has(pageref)) pages.set(pageref, hop.url);
  };

  const json = readJson((field, key, value) => {
    hasLog = true;
    if (field === 'entries') {
      entries++;
      readOne(Number(key), value);
    } else if (field === '_cookieJar') {
      const cookie = readJarCookie(value);
      jar = [...(jar ?? []), ...(cookie ? [cookie] : [])];
    } else if (field === 'pages') {
      const page = readPage(value);
      if (page?.title !== undefined && /^https?:/i.test(page.title) && URL.canParse(page.title)) pages.set(page.id, page.title);
    } else sanitising.hear(JSON.stringify(value) ?? '');
  });

  return {
    write: json.write,
    end() {
      const problem = json.end() ?? (hasLog ? undefined : notHar);
      chains.end();
      const leftOut = sanitising.leftOut();
      const stripped = leftOut.length > 0 ? leftOut : [...redacted];
      if (stripped.length > 0) onWarning(`The export was stripped of ${names(stripped)}: what of them was sent cannot be told.`);
      if (bodiesElsewhere > 0) onWarning(`${bodiesElsewhere} bodies lie in files of their own beside the HAR, and were not read.`);
      if (hasLog && entries === 0 && !problem) onWarning('The file has no entries.');
      return { problem, entries, jar, leftOut };
    },
  };
}

const notHar: HarProblem = { message: 'This is JSON, but no HAR: it has no "log.entries".', at: undefined };

const words: Record<LeftOut, string> = { cookies: 'cookies', authorization: 'Authorization headers' };
const names = (leftOut: readonly LeftOut[]): string => leftOut.map((kind) => words[kind]).join(' and ');

/** `onValue` gets the name of the field in `log`, and the value or, for a list, each of its items with its index. */
function readJson(onValue: (field: unknown, key: unknown, value: unknown) => void): {
  write(chunk: Uint8Array): void;
  end(): HarProblem | undefined;
} {
  const place = keepPlace();
  const parser = new JSONParser({ paths, keepStack: false, stringBufferSize: STRING_BUFFER });
  let problem: HarProblem | undefined;
  let token = 0;
  let begun = false;
  parser.onToken = ({ offset }) => {
    token = offset;
  };
  parser.onValue = ({ key, value, stack }) => onValue(stack.length > 2 ? stack[2]?.key : key, key, value);
  parser.onError = ({ message }) => {
    // The tokenizer names the octet; the parser behind it does not, and stands at the last token.
    const [, octet] = /absolute position "(\d+)"/.exec(message) ?? [];
    // Of a text that stands in the wrong place nothing is said: it may be a secret.
    const [, found] = /^Unexpected (?:[A-Z_]+ \()?"(.)"/s.exec(message) ?? [];
    problem ??= broken(place.at(octet === undefined ? token : Number(octet)), found);
  };
  return {
    write(chunk) {
      if (problem) return;
      place.begin(chunk);
      begun ||= chunk.length > 0;
      parser.write(chunk);
    },
    end() {
      if (!begun) return { message: 'The file is empty.', at: undefined };
      if (problem) return problem;
      parser.onError = () => {
        const at = place.end();
        problem = { message: `The file is cut off: it ends at ${spell(at)} in the middle of the JSON.`, at };
      };
      if (!parser.isEnded) parser.end();
      return problem;
    },
  };
}

function broken(at: Place, found: string | undefined): HarProblem {
  const what = found === undefined ? '' : `: ${JSON.stringify(found)} is not expected there`;
  return { message: `${at.offset === 0 ? 'This is not JSON' : 'The JSON is broken'} at ${spell(at)}${what}.`, at };
}

const spell = ({ offset, line, column }: Place): string => `line ${line}, column ${column} (octet ${offset})`;
