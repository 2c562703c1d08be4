import { describe, expect, test } from 'vitest';
import type { FixRun } from '../../engine/fix.ts';
import type { Snapshot } from '../../engine/page.ts';
import { buildExchange } from '../../engine/testing/build.ts';
import type { TriesRun } from '../../engine/tries/try.ts';
import { foldUpdate } from './fold.ts';

const page = { kind: 'not-seen', url: 'https://shop.example/' } as const;
const [a, b, c] = [1, 2, 3].map((at) => buildExchange({ at })) as [
  ReturnType<typeof buildExchange>,
  ReturnType<typeof buildExchange>,
  ReturnType<typeof buildExchange>,
];
const run: FixRun = {
  id: 'run-1',
  fix: 'reload',
  exchangeId: a.id,
  method: 'GET',
  url: 'https://shop.example/',
  tabId: 1,
  startedAt: 1,
  state: 'running',
  before: 401,
  after: undefined,
  helped: undefined,
  items: [],
  undoable: false,
  problem: undefined,
};
const state: Snapshot = { tabId: 1, page, failures: [a, b], trail: [], dropped: 0, runs: [run], tries: [], currentIds: [b.id] };

describe('foldUpdate', () => {
  test('a snapshot takes the place of all that was known', () => {
    const other = { ...state, failures: [c] };
    expect(foldUpdate(state, other)).toBe(other);
  });

  test('a change before the first snapshot changes nothing', () => {
    expect(foldUpdate(undefined, { kind: 'cleared', tabId: 1 })).toBeUndefined();
  });

  test('a failure is put at the end', () => {
    expect(foldUpdate(state, { kind: 'failure', exchange: c, trail: [] })?.failures).toEqual([a, b, c]);
  });

  test('a failure of which more became known stays in its place', () => {
    const told = { ...a, heldBack: { method: 'PUT' } };
    expect(foldUpdate(state, { kind: 'failure', exchange: told, trail: [] })?.failures).toEqual([told, b]);
  });

  test('what worked before comes along with a failure, each once', () => {
    const told = foldUpdate(state, { kind: 'failure', exchange: b, trail: [c] });
    expect(told && foldUpdate(told, { kind: 'failure', exchange: b, trail: [c, a] })?.trail).toEqual([c, a]);
  });

  test('the page and what belongs to it', () => {
    const seen = { kind: 'seen', url: 'https://shop.example/', status: 200, at: 5 } as const;
    expect(foldUpdate(state, { kind: 'page', page: seen, currentIds: [] })).toEqual({ ...state, page: seen, currentIds: [] });
  });

  test('a run goes on in its place', () => {
    const ended = { ...run, state: 'checked', after: 200, helped: true } as const;
    expect(foldUpdate(state, { kind: 'run', run: ended })?.runs).toEqual([ended]);
    expect(foldUpdate(state, { kind: 'run', run: { ...run, id: 'run-2' } })?.runs).toHaveLength(2);
  });

  test('tries go on in their place', () => {
    const tries: TriesRun = { id: 't', exchangeId: a.id, tabId: 1, startedAt: 1, state: 'running', rows: [], problem: undefined };
    const begun = foldUpdate(state, { kind: 'tries', run: tries });
    expect(begun?.tries).toEqual([tries]);
    expect(begun && foldUpdate(begun, { kind: 'tries', run: { ...tries, state: 'done' } })?.tries).toEqual([{ ...tries, state: 'done' }]);
  });

  test('what was let go is counted', () => {
    const left = foldUpdate(state, { kind: 'dropped', ids: [a.id], dropped: 4 });
    expect(left?.failures).toEqual([b]);
    expect(left?.dropped).toBe(4);
  });

  test('cleared: the page alone stays', () => {
    expect(foldUpdate(state, { kind: 'cleared', tabId: 1 })).toEqual({
      tabId: 1,
      page,
      failures: [],
      trail: [],
      dropped: 0,
      runs: [],
      tries: [],
      currentIds: [],
    });
  });
});
