import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HasRecordCodec, installRecordCodec, type RecordCodec } from './record-codec.ts';

installRecordCodec();
const { write, read } = (globalThis as HasRecordCodec).recordCodec as RecordCodec;

const ROOM = 1_000_000;
/** Through the text that is kept. */
const back = (value: unknown): unknown => read(JSON.parse(JSON.stringify(write(value, ROOM))));

/** Whatever structured clone keeps, but for what cannot be written down. */
const cloneable = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.constantFrom(null, undefined, true, false, Number.NaN, -0, Number.POSITIVE_INFINITY, '\ud800', /a+/gi),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array(),
    fc.float64Array(),
    fc.bigInt64Array(),
    fc.uint8Array().map((octets) => new DataView(octets.buffer)),
    fc.uint16Array({ minLength: 2 }).map((numbers) => numbers.subarray(1)),
    fc.array(tie('value')),
    fc.sparseArray(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
    fc.array(tie('value')).map((values) => new Set(values)),
  ),
})).value;

describe('a record that is written down', () => {
  it('comes back as structured clone would have it', () => {
    fc.assert(
      fc.property(cloneable, (value) => {
        expect(back(value)).toStrictEqual(structuredClone(value));
      }),
    );
  });

  it('keeps one object one, and a ring a ring', () => {
    const shared = new Uint8Array([1, 2, 3]);
    const ring: Record<string, unknown> = { shared, again: [shared], map: new Map([[shared, shared]]), other: shared.subarray(1).buffer };
    ring['self'] = ring;
    const found = back(ring) as typeof ring & { again: [unknown]; map: Map<unknown, unknown> };
    expect(found['self']).toBe(found);
    expect(found.again[0]).toBe(found['shared']);
    expect([...found.map][0]).toEqual([found['shared'], found['shared']]);
    expect((found['shared'] as Uint8Array).buffer).toBe(found['other']);
  });

  it('keeps a key of any name', () => {
    const value = JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}');
    expect(Object.entries(back(value) as object)).toEqual(Object.entries(value));
  });
});

describe('what is not written down', () => {
  it.each([
    ['a file', new Blob(['text'])],
    ['within another', { deep: [new Map([['file', new Blob([])]])] }],
    ['a boxed string', Object('boxed')],
    ['an error', new Error('why')],
  ])('%s', (_what, value) => {
    expect(() => write(value, ROOM)).toThrow('cannot be written down');
  });

  it.each([
    ['a long text', 'x'.repeat(2000)],
    ['a long buffer', new ArrayBuffer(2000)],
    ['many small ones', Array.from({ length: 500 }, (_, index) => index)],
  ])('%s, where there is no room for it', (_what, value) => {
    expect(() => write(value, 1000)).toThrow('too large');
  });
});
