/**
 * What is read of one entry of a HAR file (HAR 1.2, and what browsers and proxies add to it). Only what no exchange can be without is
 * demanded; anything else that is not as it should be counts as left out.
 */

import * as v from 'valibot';
import type { Meaning } from '../engine/facts/said.ts';
import { maskWords } from '../engine/mask.ts';

/** Left out where it is absent, null or of another kind. */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.fallback(v.optional(schema), undefined));

/** Items that cannot be read are left out of the list, and not the list with them. */
const listOf = <Schema extends v.GenericSchema>(item: Schema) =>
  maybe(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items.flatMap((each): v.InferOutput<Schema>[] => {
          const read = v.safeParse(item, each);
          return read.success ? [read.output] : [];
        }),
      ),
    ),
  );

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const number = v.pipe(v.union([v.number(), v.pipe(v.string(), v.decimal())]), v.transform(Number), v.finite());

/** Headers and the like, by hand: they are most of what a file has. What is no name and value is left out. */
const fields = maybe(
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.flatMap((item) => readField(item) ?? [])),
  ),
);

interface Field {
  readonly name: string;
  readonly value: string;
}

function readField(item: unknown): Field | undefined {
  if (typeof item !== 'object' || item === null || !('name' in item) || typeof item.name !== 'string') return undefined;
  const value = 'value' in item ? item.value : '';
  return { name: item.name, value: typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '' };
}

/** See `long-texts.ts`. */
const bodyText = maybe(v.union([v.string(), v.object({ setAside: v.number() })]));

const CookieField = v.object({
  name: v.string(),
  value: v.optional(v.fallback(text, ''), ''),
  path: maybe(v.string()),
  domain: maybe(v.string()),
  expires: maybe(v.string()),
  httpOnly: maybe(v.boolean()),
  secure: maybe(v.boolean()),
  sameSite: maybe(v.string()),
});

/** A cookie of the browser's jar; see `RawJarCookie`. */
const JarCookie = v.object({
  name: v.string(),
  value: v.string(),
  domain: v.string(),
  hostOnly: v.optional(v.fallback(v.boolean(), false), false),
  path: v.optional(v.fallback(v.string(), '/'), '/'),
  secure: v.optional(v.fallback(v.boolean(), false), false),
  httpOnly: v.optional(v.fallback(v.boolean(), false), false),
  sameSite: v.optional(v.fallback(v.picklist(['no_restriction', 'lax', 'strict', 'unspecified']), 'unspecified'), 'unspecified'),
  session: v.optional(v.fallback(v.boolean(), false), false),
  expirationDate: maybe(number),
  storeId: maybe(text),
  partitionKey: maybe(v.object({ topLevelSite: maybe(v.string()), hasCrossSiteAncestor: maybe(v.boolean()) })),
});

/** Words as `observe()` would let them through, whatever a file says. */
const shortText = v.pipe(
  v.string(),
  v.transform((value) => maskWords(value.slice(0, 200))),
);

/** What why401 itself wrote beside what HAR has a place for (`write/format.ts`). */
const Mark = v.object({
  exchange: v.string(),
  hop: v.number(),
  hops: v.number(),
  observer: v.picklist(['chromium', 'firefox', 'har']),
  outcome: v.variant('kind', [
    v.object({ kind: v.literal('completed') }),
    v.object({ kind: v.literal('error'), error: v.string() }),
    v.object({ kind: v.literal('unfinished') }),
  ]),
  incognito: v.optional(v.fallback(v.boolean(), false), false),
  storeId: maybe(v.string()),
  initiator: maybe(v.nullable(v.string())),
  jarLeftOut: maybe(v.number()),
  said: listOf(
    v.object({
      // What no cause asks for is heard by none.
      meaning: v.custom<Meaning>((value) => typeof value === 'string'),
      where: v.picklist(['challenge', 'header', 'body', 'redirect']),
      field: shortText,
      quote: shortText,
      isCode: v.boolean(),
    }),
  ),
  seen: v.optional(v.fallback(v.array(v.picklist(['request', 'response'])), []), []),
});

const Entry = v.object({
  startedDateTime: maybe(text),
  time: maybe(number),
  timings: maybe(v.object({ receive: maybe(number) })),
  pageref: maybe(text),
  request: v.object({
    method: v.optional(v.fallback(v.string(), 'GET'), 'GET'),
    url: v.string(),
    headers: fields,
    cookies: listOf(CookieField),
    postData: maybe(v.object({ mimeType: maybe(v.string()), text: bodyText, params: fields })),
    _pageHeaders: fields,
  }),
  response: maybe(
    v.object({
      status: maybe(number),
      headers: fields,
      cookies: listOf(CookieField),
      content: maybe(
        v.object({
          mimeType: maybe(v.string()),
          text: bodyText,
          encoding: maybe(v.string()),
          _file: maybe(v.string()),
        }),
      ),
      redirectURL: maybe(v.string()),
      _error: maybe(v.string()),
      _failureText: maybe(v.string()),
      _serviceWorkerResponseSource: maybe(v.string()),
      _fetchedViaServiceWorker: maybe(v.boolean()),
      _deliveredHeaders: fields,
    }),
  ),
  _resourceType: maybe(v.string()),
  _initiator: maybe(v.object({ type: maybe(v.string()), url: maybe(v.string()) })),
  /** Chrome: `disk`, `memory` … */
  _fromCache: maybe(v.union([v.string(), v.boolean()])),
  /** Safari: `Network Load`, `Disk Cache` … */
  _fetchType: maybe(v.string()),
  /** Null: not known, whatever is known of the whole file's. */
  _cookieJar: maybe(v.nullable(v.array(JarCookie))),
  _why401: maybe(Mark),
});

const Page = v.object({ id: text, title: maybe(v.string()) });

export type Entry = v.InferOutput<typeof Entry>;
export type EntryResponse = NonNullable<Entry['response']>;
export type CookieField = v.InferOutput<typeof CookieField>;
export type Mark = v.InferOutput<typeof Mark>;
type JarCookie = v.InferOutput<typeof JarCookie>;
type Page = v.InferOutput<typeof Page>;

/** The entry, or what is wrong with it in words that name the field. */
export function readEntry(value: unknown): Entry | string {
  const read = v.safeParse(Entry, value);
  if (!read.success) return `${v.getDotPath(read.issues[0]) ?? 'it'} is not what a HAR entry has there`;
  return URL.canParse(read.output.request.url) ? read.output : 'request.url is not an address';
}

const words = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => JSON.stringify(value)),
  ),
  '',
);

const Log = v.object({
  log: v.object({
    entries: v.array(v.unknown()),
    pages: v.optional(listOf(Page), []),
    _cookieJar: listOf(JarCookie),
    creator: words,
    browser: words,
    comment: words,
  }),
});

/** What a file says beside its entries. */
export interface Log {
  readonly entries: readonly unknown[];
  readonly pages: readonly Page[];
  readonly jar: readonly JarCookie[] | undefined;
  /** Of the tools that wrote it. */
  readonly words: readonly string[];
}

/** Undefined where it is no HAR. */
export function readLog(value: unknown): Log | undefined {
  const read = v.safeParse(Log, value);
  if (!read.success) return undefined;
  const { entries, pages = [], _cookieJar, creator, browser, comment } = read.output.log;
  return { entries, pages, jar: _cookieJar, words: [creator, browser, comment] };
}
