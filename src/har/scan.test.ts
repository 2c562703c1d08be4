import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LongTexts } from './long-texts.ts';
import { createEntryScanner, type ScanEnd } from './scan.ts';

interface Scanned {
  readonly entries: readonly (readonly [number, unknown])[];
  readonly end: ScanEnd;
}

/** In pieces of so many octets. */
function scan(text: string, pieceLength = text.length * 4 + 1): Scanned {
  const entries: [number, unknown][] = [];
  const scanner = createEntryScanner((index, value) => entries.push([index, value]));
  const octets = new TextEncoder().encode(text);
  for (let at = 0; at < octets.length; at += pieceLength) scanner.write(octets.subarray(at, at + pieceLength));
  return { entries, end: scanner.end() };
}

test('each entry is told where it stands, wherever the file is cut', () => {
  const text = `\uFEFF{"log": {"entries": [ {"a": "é]"},\n 7, {"text": "${'x'.repeat(3000)}"} ]}}`;
  const octets = new TextEncoder().encode(text);
  for (const length of [7, 1000, octets.length]) {
    const entries: unknown[] = [];
    const scanner = createEntryScanner((index, _value, _long, { start, end }) =>
      entries.push([index, JSON.parse(new TextDecoder().decode(octets.slice(start, end)))]),
    );
    for (let at = 0; at < octets.length; at += length) scanner.write(octets.subarray(at, at + length));
    expect(scanner.end()).toMatchObject({ rest: {} });
    expect(entries).toEqual([
      [0, { a: 'é]' }],
      [2, { text: 'x'.repeat(3000) }],
    ]);
  }
});

describe('the entries of log.entries, and nothing else', () => {
  test.each<[string, string, [number, unknown][], unknown]>([
    [
      'objects',
      '{"log":{"entries":[{"a":1},{"b":[]}]}}',
      [
        [0, { a: 1 }],
        [1, { b: [] }],
      ],
      { log: { entries: [{}, {}] } },
    ],
    [
      'with others between them',
      '{"log":{"entries":[1,{"a":1},null,"]",[2]]}}',
      [
        [1, { a: 1 }],
        [4, [2]],
      ],
      { log: { entries: [1, {}, null, ']', {}] } },
    ],
    [
      'with brackets, quotes and backslashes within',
      '{"log":{"entries":[{"a":"}]\\"\\\\"}]}}',
      [[0, { a: '}]"\\' }]],
      { log: { entries: [{}] } },
    ],
    [
      'with other fields around',
      '{"x":[{}],"log":{"pages":[{"id":"entries"}],"entries":[{}],"z":{"entries":[{"no":1}]}}}',
      [[0, {}]],
      { x: [{}], log: { pages: [{ id: 'entries' }], entries: [{}], z: { entries: [{ no: 1 }] } } },
    ],
    ['none', '{"log":{"entries":[]}}', [], { log: { entries: [] } }],
    [
      'not at another place',
      '{"entries":[{}],"a":{"entries":[{}]},"log":[{"entries":[{}]}]}',
      [],
      { entries: [{}], a: { entries: [{}] }, log: [{ entries: [{}] }] },
    ],
    ['not of a value of that name', '{"log":{"a":"entries","b":[{"c":1}]}}', [], { log: { a: 'entries', b: [{ c: 1 }] } }],
  ])('%s', (_name, text, entries, rest) => {
    for (const pieceLength of [1, 5, 1000]) {
      const scanned = scan(text, pieceLength);
      expect(scanned.entries).toEqual(entries);
      expect(scanned.end).toEqual({ rest });
    }
  });
});

test('a byte order mark is passed over', () => {
  expect(scan('\uFEFF {"log":{"entries":[{}]}}')).toEqual({ entries: [[0, {}]], end: { rest: { log: { entries: [{}] } } } });
});

describe('strings beyond 4 MB are null', () => {
  const long = 'x'.repeat(4_194_304);
  test.each([5000, 1_000_000, 99_000_000])('in pieces of %i', (pieceLength) => {
    const text = JSON.stringify({ log: { entries: [{ before: 1, text: long, after: 'y', ok: long.slice(3) }, { text: `\\"${long}` }] } });
    const { entries, end } = scan(text, pieceLength);
    expect(end.fault).toBeUndefined();
    expect(entries.map(([, value]) => value)).toEqual([{ before: 1, text: null, after: 'y', ok: long.slice(3) }, { text: null }]);
  });
});

describe('long texts are set aside, and read when they are asked for', () => {
  const long = `"\\ ü \n${'x'.repeat(3000)}`;
  const scanLong = (text: string, pieceLength: number) => {
    const entries: [unknown, LongTexts][] = [];
    const scanner = createEntryScanner((_index, value, texts) => entries.push([value, texts]));
    const octets = new TextEncoder().encode(text);
    for (let at = 0; at < octets.length; at += pieceLength) scanner.write(octets.subarray(at, at + pieceLength));
    return { entries, end: scanner.end() };
  };

  test.each([0, 2])('indented by %i', (indent) => {
    const text = JSON.stringify(
      {
        log: {
          entries: [
            { text: long, other: long },
            { a: { text: long }, text: 'short' },
          ],
        },
      },
      null,
      indent,
    );
    const { entries, end } = scanLong(text, 99_000);
    expect(end.fault).toBeUndefined();
    expect(entries.map(([value]) => value)).toEqual([
      { text: { setAside: 0 }, other: long },
      { a: { text: { setAside: 0 } }, text: 'short' },
    ]);
    for (const [, texts] of entries) expect(texts.read({ setAside: 0 })).toBe(long);
  });

  test('unless the file was cut within them', () => {
    const text = JSON.stringify({ log: { entries: [{ text: long }] } });
    expect(scanLong(text, 1000).entries[0]?.[0]).toEqual({ text: long });
  });

  test('what is no string after all, and what was never set aside, is none', () => {
    const [, texts] = scanLong(`{"log":{"entries":[{"text":"\\q${'x'.repeat(3000)}"}]}}`, 99_000).entries[0] ?? [];
    expect(texts?.read({ setAside: 0 })).toBeUndefined();
    expect(texts?.read({ setAside: 1 })).toBeUndefined();
    expect(texts?.read('as it is')).toBe('as it is');
  });

  test('and places behind them are counted right', () => {
    const { end } = scanLong(`{"log":\n{"entries":[{"text":"a\nb${'x'.repeat(3000)}"},\n {"b":1,}]}}`, 99_000);
    expect(end).toMatchObject({ fault: { kind: 'broken', place: { line: 4, column: 9 }, found: '}' } });
  });
});

describe('the place of a fault', () => {
  const start = '{"log":{\n"entries":[{"a":1},\n';
  test.each([
    ['in an entry', `${start} {"é":\n  1,}]}}`, { kind: 'broken', place: { line: 4, column: 5 }, found: '}' }],
    ['between entries', `${start}{"b":1} x\n]}}`, { kind: 'broken', place: { line: 3, column: 9 }, found: 'x' }],
    ['behind the end', `${start}{}]}}\n\n!`, { kind: 'broken', place: { line: 5, column: 1 }, found: '!' }],
    ['in an entry that does not end', `${start}{"b":\n"c"`, { kind: 'cut off', place: { line: 4, column: 4 } }],
    ['in an entry whose bracket is missing', `${start}{"b":[1},{"c":2}]}}`, { kind: 'broken', place: { line: 3, column: 8 }, found: '}' }],
    ['nothing at all', '', { kind: 'empty' }],
  ])('%s', (_name, text, fault) => {
    for (const pieceLength of [1, 7, 1000]) expect(scan(text, pieceLength).end).toMatchObject({ fault });
  });

  test('what never ends is given up', () => {
    const scanner = createEntryScanner(() => undefined);
    const chunk = new TextEncoder().encode('[1],'.repeat(250_000));
    for (let megabytes = 0; megabytes < 80; megabytes++) scanner.write(chunk);
    expect(scanner.end()).toMatchObject({ fault: { kind: 'too large' } });
  });
});

test('whatever the entries are, they are what JSON.parse makes of them, wherever the file is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.jsonValue(),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(0, 2),
      (values, other, pieceLength, indent) => {
        const text = JSON.stringify({ log: { other, entries: values } }, null, indent);
        const { entries, end } = scan(text, pieceLength);
        const merged = (end as { rest: { log: { entries: unknown[] } } }).rest.log.entries;
        for (const [index, value] of entries) merged[index] = value;
        expect(merged).toEqual(JSON.parse(text).log.entries);
      },
    ),
  );
});
