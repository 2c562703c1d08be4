/**
 * What is read of one entry of a HAR file (HAR 1.2, and what browsers and proxies add to it). Only what no exchange can be without is
 * demanded; anything else that is not as it should be counts as left out.
 */

import * as v from 'valibot';

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

const Field = v.object({ name: v.string(), value: v.optional(v.fallback(text, ''), '') });

const CookieField = v.object({
  ...Field.entries,
  path: maybe(v.string()),
  domain: maybe(v.string()),
  expires: maybe(v.string()),
  httpOnly: maybe(v.boolean()),
  secure: maybe(v.boolean()),
  sameSite: maybe(v.string()),
});

const Entry = v.object({
  startedDateTime: maybe(text),
  time: maybe(number),
  timings: maybe(v.object({ receive: maybe(number) })),
  pageref: maybe(text),
  request: v.object({
    method: v.optional(v.fallback(v.string(), 'GET'), 'GET'),
    url: v.string(),
    headers: listOf(Field),
    cookies: listOf(CookieField),
    postData: maybe(v.object({ mimeType: maybe(v.string()), text: maybe(v.string()), params: listOf(Field) })),
    _pageHeaders: listOf(Field),
  }),
  response: maybe(
    v.object({
      status: maybe(number),
      headers: listOf(Field),
      cookies: listOf(CookieField),
      content: maybe(
        v.object({
          mimeType: maybe(v.string()),
          text: maybe(v.string()),
          encoding: maybe(v.string()),
          _file: maybe(v.string()),
        }),
      ),
      redirectURL: maybe(v.string()),
      _error: maybe(v.string()),
      _failureText: maybe(v.string()),
      _serviceWorkerResponseSource: maybe(v.string()),
    }),
  ),
  _resourceType: maybe(v.string()),
  _initiator: maybe(v.object({ type: maybe(v.string()), url: maybe(v.string()) })),
  /** Chrome: `disk`, `memory` … */
  _fromCache: maybe(v.union([v.string(), v.boolean()])),
  /** Safari: `Network Load`, `Disk Cache` … */
  _fetchType: maybe(v.string()),
});

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

const Page = v.object({ id: text, title: maybe(v.string()) });

export type Entry = v.InferOutput<typeof Entry>;
export type EntryResponse = NonNullable<Entry['response']>;
export type CookieField = v.InferOutput<typeof CookieField>;
export type JarCookie = v.InferOutput<typeof JarCookie>;
export type Page = v.InferOutput<typeof Page>;

/** The entry, or what is wrong with it in words that name the field. */
export function readEntry(value: unknown): Entry | string {
  const read = v.safeParse(Entry, value);
  if (!read.success) return `${v.getDotPath(read.issues[0]) ?? 'it'} is not what a HAR entry has there`;
  return URL.canParse(read.output.request.url) ? read.output : 'request.url is not an address';
}

/** Undefined where it is no cookie of a jar. */
export function readJarCookie(value: unknown): JarCookie | undefined {
  const read = v.safeParse(JarCookie, value);
  return read.success ? read.output : undefined;
}

/** Undefined where it is no page. */
export function readPage(value: unknown): Page | undefined {
  const read = v.safeParse(Page, value);
  return read.success ? read.output : undefined;
}
