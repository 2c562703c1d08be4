import { describe, expect, test } from 'vitest';
import type { FixRun } from '../../engine/fix.ts';
import type { Change, Snapshot } from '../../engine/page.ts';
import { buildExchange } from '../../engine/testing/build.ts';
import type { Connection, Source } from '../source.ts';
import { createStore } from './store.ts';

const expired = { requestHeaders: { Authorization: 'Bearer undefined' } };
const a = buildExchange({ at: 1000, ...expired });
const b = buildExchange({ at: 2000, ...expired });
const page = { kind: 'seen', url: 'https://example.com/', status: 200, at: 900 } as const;
const snapshot: Snapshot = { tabId: 1, page, failures: [a, b], trail: [], dropped: 0, runs: [], tries: [], currentIds: [b.id] };

function testSource() {
  const heard: { update?: (update: Snapshot | Change) => void; connection?: (connection: Connection) => void; subscriptions: number } = {
    subscriptions: 0,
  };
  const nothing = async () => undefined;
  const source: Source = {
    subscribe(listener, onConnection) {
      Object.assign(heard, { update: listener, connection: onConnection });
      heard.subscriptions += 1;
      return () => undefined;
    },
    reveal: nothing,
    maskedBody: nothing,
    maskedToken: nothing,
    request: nothing,
    openPage: nothing,
    live: {
      previewFix: async () => ({ items: [], alsoTouches: [], otherTabs: 0, notes: [], target: undefined, impossible: undefined }),
      applyFix: nothing,
      undoFix: nothing,
      stopWaiting: nothing,
      askAgain: async () => ({ kind: 'silent' as const }),
      startTries: nothing,
      cancelTries: nothing,
      mayOpenPrivate: async () => false,
      requestAccess: async () => true,
      watchAgain: nothing,
      openOptions: nothing,
      openViewer: nothing,
      reload: nothing,
      clear: nothing,
    },
  };
  return { source, heard };
}

describe('a store', () => {
  test('knows nothing, then what the source tells', () => {
    const { source, heard } = testSource();
    const store = createStore(source);
    expect(store.state.value).toBeUndefined();
    expect(store.current.value).toEqual([]);
    heard.update?.(snapshot);
    expect(store.state.value).toBe(snapshot);
    expect(store.current.value).toEqual([b]);
  });

  test('diagnoses each failure once, and groups by what it found', () => {
    const { source, heard } = testSource();
    const store = createStore(source);
    heard.update?.(snapshot);
    expect(store.diagnosisOf(a)).toBe(store.diagnosisOf(a));
    expect(store.causeOf(a)).toBe('placeholder-credential');
    expect(store.group([a, b]).map(({ members }) => members.length)).toEqual([2]);
  });

  test('a long log is read in slices: the page itself and the newest of it first', async () => {
    const { source, heard } = testSource();
    const store = createStore(source);
    const earlier = Array.from({ length: 60 }, (_, index) => buildExchange({ at: 3000 + index, ...expired }));
    const ofPage = buildExchange({ at: 5000, resourceType: 'main_frame', ...expired });
    const onPage = Array.from({ length: 30 }, (_, index) => buildExchange({ at: 5001 + index, ...expired }));
    const failures = [ofPage, ...onPage, ...earlier];
    heard.update?.({ ...snapshot, failures, currentIds: [ofPage, ...onPage].map(({ id }) => id) });
    const first = store.read(failures);
    expect(first).toEqual([ofPage, ...onPage.slice(onPage.length - first.length + 1)]);
    expect(store.unread.value).toBe(failures.length - first.length);
    expect(store.unread.value).toBeGreaterThan(0);
    await expect.poll(() => store.unread.value).toBe(0);
    expect(store.group(failures).map(({ members }) => members.length)).toEqual([91]);
  });

  test('failures that come faster than anybody reads are shown together, and none is lost', async () => {
    const { source, heard } = testSource();
    const store = createStore(source, () => 1_000_000);
    heard.update?.(snapshot);
    const more = Array.from({ length: 200 }, (_, index) => buildExchange({ at: 6000 + index, ...expired }));
    let shown = 0;
    store.state.subscribe(() => {
      shown += 1;
    });
    for (const exchange of more) heard.update?.({ kind: 'failure', exchange, trail: [] });
    await expect.poll(() => store.state.value?.failures.length).toBe(202);
    expect(shown).toBe(2);
  });

  test('shows the last run until it is dismissed, and none that is old news', () => {
    const { source, heard } = testSource();
    const store = createStore(source, () => 1_000_000);
    const run = (id: string, startedAt: number) => ({ id, startedAt, state: 'checked' }) as FixRun;
    heard.update?.({ ...snapshot, runs: [run('old', 1000)] });
    expect(store.run.value).toBeUndefined();
    heard.update?.({ kind: 'run', run: run('new', 999_000) });
    expect(store.run.value?.id).toBe('new');
    store.dismiss('new');
    expect(store.run.value).toBeUndefined();
  });

  test('connects again after the connection was lost', () => {
    const { source, heard } = testSource();
    const store = createStore(source);
    heard.connection?.('lost');
    expect(store.connection.value).toBe('lost');
    store.reconnect();
    expect(heard.subscriptions).toBe(2);
    heard.connection?.('connected');
    expect(store.connection.value).toBe('connected');
  });
});
