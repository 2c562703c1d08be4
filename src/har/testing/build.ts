/** HAR files for tests: one entry by default, and what a test names instead. */

import type { HarExchange } from '../chain.ts';
import type { HarEnd } from '../parse.ts';
import { createHarReader } from '../parse.ts';

type Json = Readonly<Record<string, unknown>>;

const named = (fields: Readonly<Record<string, string>>) => Object.entries(fields).map(([name, value]) => ({ name, value }));

/** Headers by name; what a test gives beside them goes into `request`, `response` and the entry as it is. */
export interface EntryParts {
  readonly url?: string;
  readonly method?: string;
  readonly sent?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly received?: Readonly<Record<string, string>>;
  /** Seconds after the first moment. */
  readonly at?: number;
  readonly request?: Json;
  readonly response?: Json;
  readonly content?: Json;
  readonly entry?: Json;
}

const START = Date.UTC(2026, 2, 17, 8, 0, 0);

export function entry(parts: EntryParts = {}): Json {
  const { url = 'https://api.shop.example/orders', method = 'GET', sent = {}, status = 401, received = {}, at = 0 } = parts;
  return {
    startedDateTime: new Date(START + at * 1000).toISOString(),
    time: 120,
    timings: { send: 0, wait: 100, receive: 20 },
    pageref: 'page_1',
    request: { method, url, httpVersion: 'HTTP/1.1', headers: named(sent), cookies: [], queryString: [], ...parts.request },
    response: {
      status,
      statusText: '',
      headers: named(received),
      cookies: [],
      content: { size: 0, ...parts.content },
      redirectURL: '',
      ...parts.response,
    },
    cache: {},
    ...parts.entry,
  };
}

export const har = (entries: readonly unknown[], log: Json = {}): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, ...log, entries } });

export interface ReadResult extends HarEnd {
  readonly exchanges: readonly HarExchange[];
  readonly warnings: readonly string[];
}

/** Reads a file given as text, cut into pieces of so many octets. */
export function read(text: string, options?: { bodies: boolean }, pieceLength = 7): ReadResult {
  const exchanges: HarExchange[] = [];
  const warnings: string[] = [];
  const reader = createHarReader(
    { onExchange: (exchange) => exchanges.push(exchange), onWarning: (warning) => warnings.push(warning) },
    options,
  );
  const octets = new TextEncoder().encode(text);
  for (let at = 0; at < octets.length; at += pieceLength) reader.write(octets.subarray(at, at + pieceLength));
  return { ...reader.end(), exchanges, warnings };
}
