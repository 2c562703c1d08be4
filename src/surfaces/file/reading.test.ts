/** What the worker does, without a worker: the rows, their order, and that a page comes to the verdicts of the command line. */

import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../scripts/scoring.mjs';
import { createFingerprint } from '../../engine/fingerprint.ts';
import { createHarLog } from '../../har/log.ts';
import { type EntryParts, entry, har } from '../../har/testing/build.ts';
import { createStore } from '../../ui/state/store.ts';
import type { Answers, Question, Told } from './protocol.ts';
import { createReading, type Octets, type Reading } from './reading.ts';
import { createRowList } from './row-list.ts';
import { createFileSource } from './source.ts';

const fingerprint = createFingerprint(new Uint8Array(16));
const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Read {
  readonly reading: Reading;
  readonly told: readonly Told[];
}

/** `heard` is called with each thing that is told; every look at the clock is ten seconds later than the one before. */
function start(octets: Uint8Array, heard: (told: Told, reading: Reading) => void = () => undefined, of: Partial<Octets> = {}): Read {
  const told: Told[] = [];
  let clock = 0;
  const file: Octets = { size: octets.length, read: async ({ start, end }) => octets.slice(start, end), ...of };
  const reading: Reading = createReading(file, {
    fingerprint,
    tell: (one) => {
      told.push(one);
      heard(one, reading);
    },
    breathe: async () => undefined,
    now: () => {
      clock += 10_000;
      return clock;
    },
  });
  return { reading, told };
}

async function read(...args: Parameters<typeof start>): Promise<Read> {
  const started = start(...args);
  await started.reading.run();
  return started;
}

function rowsOf(told: readonly Told[]) {
  const list = createRowList();
  return told.flatMap((one) => (one.tell === 'rows' ? [list.put(one.rows, one.gone)] : [])).at(-1) ?? [];
}

const progressOf = (told: readonly Told[]) => told.flatMap((one) => (one.tell === 'progress' ? [one.progress] : []));

/** As a page has it, where messages are copied. */
const storeOf = (reading: Reading) =>
  createStore(
    createFileSource(
      async <Of extends Question['of']>(question: Extract<Question, { of: Of }>) =>
        structuredClone(await reading.answer(question)) as Answers[Of],
      async () => undefined,
    ),
  );

describe('the same is found as on the command line', () => {
  const corpus = readCorpus().filter((_, index) => index % 3 === 0);

  test('in many files, of each failure, whatever was opened before it', async () => {
    let failures = 0;
    for (const { name, har: octets } of corpus) {
      const reader = createHarLog(fingerprint);
      reader.write(octets);
      const judged = reader.end().failures();
      const { reading, told } = await read(octets);
      const rows = rowsOf(told);
      expect(
        rows.map(({ cause }) => cause),
        name,
      ).toEqual(judged.map(({ diagnosis }) => diagnosis.verdicts[0]?.cause ?? ''));
      const store = storeOf(reading);
      for (const [index, { id }] of rows.entries()) {
        await store.source.open?.(id);
        const exchange = store.state.value?.failures.find((each) => each.id === id);
        if (!exchange) throw new Error(`${name}: ${id} did not open`);
        expect(store.diagnosisOf(exchange), `${name} ${id}`).toEqual(judged[index]?.diagnosis);
        expect(store.changesOf(exchange)?.differences, `${name} ${id}`).toEqual(judged[index]?.changes()?.differences);
        failures += 1;
      }
      store.close();
    }
    expect(failures).toBeGreaterThan(300);
  });
});

const json = { 'Content-Type': 'application/json' };
const refused = (at: number, more: EntryParts = {}): EntryParts => ({ url: `https://shop.example/api/${at}`, at, received: json, ...more });
const basic = { 'WWW-Authenticate': 'Basic realm="a"' };

describe('rows', () => {
  test('stand in the order of the file, each once, and are told before it was read to its end', async () => {
    const long = 'x'.repeat(300_000);
    const text = har([
      entry(refused(0)),
      entry({ status: 200, at: 1, content: { text: long } }),
      entry(refused(2)),
      entry({ status: 200, at: 3, content: { text: long } }),
    ]);
    const { told } = await read(octetsOf(text));
    expect(rowsOf(told).map(({ id }) => id)).toEqual(['har:00000000', 'har:00000002']);
    const [first] = told;
    expect(first).toMatchObject({ tell: 'rows', rows: [{ entry: 0, row: { cause: undefined, url: 'https://shop.example/api/0' } }] });
    expect(progressOf(told)[0]).toMatchObject({ state: 'reading', entries: 1 });
    expect(progressOf(told).at(-1)).toMatchObject({ state: 'done', entries: 4, judged: 2, problem: undefined });
  });

  test('have ids of their own, also where two requests of one chain failed', async () => {
    const url = 'https://shop.example/orders';
    const wrong = { url, at: 0.5, received: basic, sent: { Authorization: 'Basic YTpi' } };
    const { told, reading } = await read(octetsOf(har([entry({ url, received: basic }), entry(wrong), entry({ ...wrong, at: 0.9 })])));
    const ids = rowsOf(told).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(await reading.answer({ of: 'open', id })).toMatchObject({ exchange: { id } });
  });

  test('say the page that the end of the file tells', async () => {
    const text = har([entry(refused(0, { entry: { pageref: 'p1' } }))], { pages: [{ id: 'p1', title: 'https://shop.example/cart' }] });
    const { told } = await read(octetsOf(text));
    expect(told[0]).toMatchObject({ rows: [{ row: { page: '' } }] });
    expect(rowsOf(told)).toMatchObject([{ page: 'shop.example' }]);
  });

  test('that come in any order, and go, are put in order', () => {
    const row = (id: string) => rowsOf([{ tell: 'rows', gone: [], rows: [found(0, id)] }])[0];
    const found = (place: number, id: string) => ({ entry: place, row: { id } as ReturnType<typeof rowsOf>[number] });
    const list = createRowList();
    list.put([found(1, 'b'), found(5, 'f')], []);
    expect(list.put([found(3, 'd'), found(0, 'a'), found(1, 'b')], ['f'])).toEqual(['a', 'b', 'd'].map(row));
  });
});

describe('a file that nobody reads to its end', () => {
  const parts = Array.from({ length: 40 }, (_, at) => entry(refused(at, { status: 401, content: { text: 'x'.repeat(40_000) } })));
  const octets = octetsOf(har(parts));

  test('cancelled: what was read until then is shown, and explained', async () => {
    const { told } = await read(octets, (one, reading) => {
      if (one.tell === 'progress' && one.progress.state === 'reading') reading.cancel();
    });
    const rows = rowsOf(told);
    const last = progressOf(told).at(-1);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(40);
    expect(rows.every(({ cause }) => cause !== undefined)).toBe(true);
    expect(last).toMatchObject({ state: 'cancelled', judged: rows.length, problem: undefined });
  });

  test('cancelled while it is explained: what is not is left open', async () => {
    const { told, reading } = await read(octets, (one, reading) => {
      if (one.tell === 'progress' && one.progress.state === 'judging' && one.progress.judged > 0) reading.cancel();
    });
    const rows = rowsOf(told);
    expect(rows).toHaveLength(40);
    expect(rows[0]?.cause).toBeDefined();
    expect(rows.at(-1)?.cause).toBeUndefined();
    expect(progressOf(told).at(-1)).toMatchObject({ state: 'cancelled' });
    expect(await reading.answer({ of: 'open', id: 'har:00000039' })).toMatchObject({ exchange: { id: 'har:00000039' } });
  });

  test.each<[string, Uint8Array, RegExp, number]>([
    ['cut off', octets.slice(0, 500_000), /cut off: it ends at line 1, column 500001/, 12],
    ['empty', new Uint8Array(), /empty/, 0],
    ['no HAR', octetsOf('{"a":1}'), /no HAR/, 0],
    ['a page of the web', octetsOf('<!doctype html>'), /not JSON at line 1, column 1/, 0],
    ['packed', Uint8Array.of(0x1f, 0x8b, 8, 0), /gzip file: unpack/, 0],
    ['an archive', octetsOf('PK\u0003\u0004'), /ZIP file: unpack/, 0],
    ['in UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), /UTF-16/, 0],
    ['in UTF-16 without a mark', Uint8Array.of(0x7b, 0, 0x22, 0), /UTF-16/, 0],
  ])('says what is wrong with it, and shows what could be read: %s', async (_name, broken, problem, rows) => {
    const { told } = await read(broken);
    expect(progressOf(told).at(-1)).toMatchObject({ state: 'failed', problem: expect.stringMatching(problem) });
    expect(rowsOf(told)).toHaveLength(rows);
  });

  test('gone from the disk in the middle of it', async () => {
    let reads = 0;
    const vanishing: Partial<Octets> = {
      read: async ({ start, end }) => {
        reads += 1;
        if (reads > 2) throw new Error('A requested file could not be found.');
        return octets.slice(start, end);
      },
    };
    const { told } = await read(octets, undefined, vanishing);
    expect(progressOf(told).at(-1)).toMatchObject({ state: 'failed', problem: expect.stringMatching(/any further: A requested file/) });
    expect(rowsOf(told).length).toBeGreaterThan(5);
  });
});

describe('what a file holds of one exchange', () => {
  const secret = 'tok-5e3a8f10bd6240c2a7';
  const text = har([
    entry({ status: 200 }),
    entry(refused(1, { sent: { Authorization: `Bearer ${secret}` }, content: { mimeType: 'application/json', text: '{"a":"b"}' } })),
  ]);
  const id = 'har:00000001';

  test('is read again for a click on it', async () => {
    const { told, reading } = await read(octetsOf(text));
    expect(JSON.stringify([told, await reading.answer({ of: 'open', id })])).not.toContain(secret);
    const sent = { method: 'GET', url: 'https://shop.example/api/1', headers: [{ name: 'Authorization', value: `Bearer ${secret}` }] };
    expect(await reading.answer({ of: 'request', id, hop: 0 })).toMatchObject(sent);
    const place = { of: 'header', side: 'request', index: 0 } as const;
    expect(await reading.answer({ of: 'reveal', id, hop: 0, place })).toBe(`Bearer ${secret}`);
    expect(await reading.answer({ of: 'masked-body', id, hop: 0, side: 'response' })).toMatchObject({ kind: 'json' });
    expect(await reading.answer({ of: 'reveal', id, hop: 1, place })).toBeUndefined();
    expect(await reading.answer({ of: 'reveal', id: 'har:00000009', hop: 0, place })).toBeUndefined();
  });

  test('is not there where the file is another by now', async () => {
    let octets = octetsOf(text);
    const { reading } = await read(octets, undefined, { read: async ({ start, end }) => octets.slice(start, end) });
    octets = octetsOf(text.replace('/api/1', '/api/7'));
    await expect(reading.answer({ of: 'request', id, hop: 0 })).rejects.toThrow(/was changed or moved/);
    octets = new Uint8Array();
    await expect(reading.answer({ of: 'request', id, hop: 0 })).rejects.toThrow(/was changed or moved/);
  });

  test('is answered once the file was read', async () => {
    const { reading } = start(octetsOf(text));
    const answer = reading.answer({ of: 'open', id });
    await reading.run();
    expect(await answer).toMatchObject({ exchange: { id }, isPart: false });
  });
});
