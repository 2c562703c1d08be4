/** The written files against HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/): what it demands is there and of its kind. */

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../scripts/scoring.mjs';
import type { Exchange, RawExchange } from '../../engine/exchange.ts';
import { createFingerprint } from '../../engine/fingerprint.ts';
import { observe } from '../../engine/observe.ts';
import { buildExchange, buildRaw, NOW } from '../../engine/testing/build.ts';
import { createHarReader } from '../parse.ts';
import { exportMasked, exportWhole } from './export.ts';

/** No field that is neither the format's nor begins with `_`, which it leaves to tools. */
const object = <Fields extends v.ObjectEntries>(fields: Fields) =>
  v.pipe(
    v.looseObject(fields),
    v.check((value) => Object.keys(value).every((name) => name in fields || name.startsWith('_')), 'has a field that HAR does not know'),
  );
const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);

/** The format's dates are those of ISO 8601 with a zone. */
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/));
const size = v.pipe(v.number(), v.integer(), v.minValue(-1));
/** -1: does not apply. */
const maybeTime = v.pipe(v.number(), v.minValue(-1));
const time = v.pipe(v.number(), v.minValue(0));
const comment = optional(v.string());
const nameValue = object({ name: v.string(), value: v.string(), comment });
const tool = object({ name: v.string(), version: v.string(), comment });
const cookie = object({
  ...{ name: v.string(), value: v.string(), path: optional(v.string()), domain: optional(v.string()), expires: optional(moment) },
  ...{ httpOnly: optional(v.boolean()), secure: optional(v.boolean()), comment },
});
const message = {
  httpVersion: v.string(),
  cookies: v.array(cookie),
  headers: v.array(nameValue),
  headersSize: size,
  bodySize: size,
  comment,
};
const param = object({
  name: v.string(),
  value: optional(v.string()),
  fileName: optional(v.string()),
  contentType: optional(v.string()),
  comment,
});
const entry = object({
  pageref: optional(v.string()),
  startedDateTime: moment,
  time,
  request: object({
    ...message,
    method: v.pipe(v.string(), v.nonEmpty()),
    url: v.pipe(v.string(), v.url()),
    queryString: v.array(nameValue),
    postData: optional(object({ mimeType: v.string(), params: optional(v.array(param)), text: v.string(), comment })),
  }),
  response: object({
    ...message,
    status: v.pipe(v.number(), v.integer()),
    statusText: v.string(),
    content: object({
      ...{
        size,
        compression: optional(v.number()),
        mimeType: v.string(),
        text: optional(v.string()),
        encoding: optional(v.string()),
        comment,
      },
    }),
    redirectURL: v.string(),
  }),
  cache: object({ beforeRequest: optional(v.unknown()), afterRequest: optional(v.unknown()), comment }),
  timings: object({
    blocked: maybeTime,
    dns: maybeTime,
    connect: maybeTime,
    send: time,
    wait: time,
    receive: time,
    ssl: maybeTime,
    comment,
  }),
  serverIPAddress: optional(v.string()),
  connection: optional(v.string()),
  comment,
});
const page = object({
  startedDateTime: moment,
  id: v.string(),
  title: v.string(),
  pageTimings: object({ onContentLoad: maybeTime, onLoad: maybeTime, comment }),
  comment,
});
const har = v.strictObject({
  log: object({
    version: v.literal('1.2'),
    creator: tool,
    browser: optional(tool),
    pages: v.array(page),
    entries: v.array(entry),
    comment,
  }),
});

const fingerprint = createFingerprint(new Uint8Array(16));

/** Beside its kind: entries of pages that are there, and times that add up. */
function check(written: unknown): void {
  const { log } = v.parse(har, JSON.parse(JSON.stringify(written)));
  const ids = log.pages.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { pageref, time: total, timings } of log.entries) {
    if (pageref !== undefined) expect(ids).toContain(pageref);
    expect(total).toBe(timings.send + timings.wait + timings.receive);
  }
  expect(log.entries.map(({ startedDateTime }) => startedDateTime)).toEqual(
    log.entries.map(({ startedDateTime }) => startedDateTime).sort(),
  );
}

describe('what is written is HAR 1.2', () => {
  it('of the corpus, masked and with its secrets', () => {
    const originals: RawExchange[] = [];
    for (const { har: octets } of readCorpus().filter((_, index) => index % 4 === 0)) {
      const reader = createHarReader({
        onExchange: ({ raw }) => originals.push({ ...raw, id: `${originals.length}` }),
        onWarning: () => undefined,
      });
      reader.write(octets);
      reader.end();
    }
    const failures = originals.map((raw): Exchange => observe(raw, fingerprint));
    expect(failures.length).toBeGreaterThan(250);
    check(exportMasked({ failures, before: [], version: '1.0.0' }).har);
    const whole = exportWhole({ failures, before: [], version: '1.0.0', browser: { name: 'Chromium', version: '150' } }, originals);
    check(whole.har);
    expect(whole.withoutOriginal).toBe(0);
  });

  it('of what was seen in part alone', () => {
    const unanswered = buildExchange({ status: null, requestHeaders: null, outcome: { kind: 'unfinished' }, topLevelUrl: null });
    const unseen = buildExchange({ id: 'b', resourceType: 'image', requestHeaders: null, responseHeaders: null, body: null, jar: null });
    const early = buildExchange({
      id: 'c',
      at: NOW + 0.5,
      receivedAt: NOW - 7000,
      status: 302,
      responseHeaders: { Location: 'http://[broken' },
    });
    check(exportMasked({ failures: [unanswered, unseen, early], before: [], version: '1.0.0' }).har);
    check(exportWhole({ failures: [unanswered], before: [unseen], version: '1' }, [buildRaw({ status: null })]).har);
    check(exportMasked({ failures: [], before: [], version: '1.0.0' }).har);
  });
});
