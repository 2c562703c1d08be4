import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAtFirst, shownColumns, templateOf } from './columns.ts';
import { atFirst, readPreferences } from './preferences.ts';

test('what was remembered comes back; what cannot be read is as it is at first', () => {
  const chosen = {
    ...atFirst,
    columns: { shown: { kind: false, scheme: true }, widths: { time: 140 } },
    sorting: { column: 'status', descending: true } as const,
    grouped: false,
    shareAbove: 61,
  };
  expect(readPreferences(JSON.stringify(chosen))).toEqual(chosen);
  for (const text of [null, '', '{', 'null', '[]', '"x"', '{"columns":7,"sorting":{"column":"nothing"},"shareBeside":900}'])
    expect(readPreferences(text)).toEqual(atFirst);
  expect(readPreferences('{"columns":{"shown":{"kind":"no","time":false},"widths":{"time":"wide","gone":80}}}').columns).toEqual({
    shown: { time: false },
    widths: {},
  });
});

test('whatever was written there, the panel opens', () => {
  fc.assert(fc.property(fc.json(), (text) => readPreferences(text).sorting.column.length > 0));
});

test('a column at least is shown', () => {
  const none = Object.fromEntries(shownColumns(asAtFirst).map(({ id }) => [id, false]));
  expect(shownColumns({ shown: none, widths: {} }).map(({ id }) => id)).toEqual(['request']);
  expect(shownColumns(asAtFirst, ['page']).map(({ id }) => id)).toContain('page');
  expect(shownColumns({ shown: { page: false }, widths: {} }, ['page']).map(({ id }) => id)).not.toContain('page');
});

test('what was not resized shares the room that is left; where all was, the last fills it', () => {
  const shown = shownColumns(asAtFirst);
  expect(templateOf(shown, asAtFirst)).toBe('100px 64px minmax(8rem, 4fr) minmax(8rem, 3fr) 72px');
  expect(templateOf(shown, { shown: {}, widths: { time: 120, request: 300 } })).toBe('120px 64px 300px minmax(8rem, 3fr) 72px');
  expect(templateOf(shown, { shown: {}, widths: { request: 300, cause: 200 } })).toBe('100px 64px 300px 200px minmax(72px, 1fr)');
});
