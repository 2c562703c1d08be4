/**
 * A bounded store of records in `storage.session`, oldest first, each as the text of its JSON: a browser takes a tree of values apart at
 * each step of its way to where it is kept, and a text as it is. What must be known to stay within bounds (tab, window kind, size, order)
 * stands in the key, so that a woken worker reads keys alone. Writes run one after the other; what comes during one goes in the next.
 */

import { type Area, joinKey, splitKey } from './area.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface Bounds {
  readonly count: number;
  /** Characters of JSON, all records together. */
  readonly size: number;
}

/** One record's key, taken apart. */
interface Slot {
  readonly key: string;
  readonly id: string;
  readonly tabId: number;
  readonly incognito: boolean;
  readonly size: number;
}

export interface Entry<Value> {
  readonly id: string;
  readonly tabId: number;
  readonly incognito: boolean;
  readonly value: Value;
}

export interface Ring<Value> {
  /** Adds or replaces. Resolves to the ids that had to go to make room; the record's own id among them where it had none. */
  put(entry: Entry<Value>): Promise<readonly Dropped[]>;
  /** The same for one that was put before; does nothing where that was let go meanwhile. */
  replace(entry: Entry<Value>): Promise<readonly Dropped[]>;
  get(id: string): Promise<Value | undefined>;
  /** Those of them that are kept, by id; read at once. */
  some(ids: readonly string[]): Promise<ReadonlyMap<string, Value>>;
  /** Of a tab's records, in the order they were first put; reads no record. */
  ids(tabId: number): Promise<readonly string[]>;
  /** In the order they were first put. */
  list(tabId: number): Promise<readonly Value[]>;
  all(): Promise<readonly Entry<Value>[]>;
  remove(
    choose: (slot: { readonly id: string; readonly tabId: number; readonly incognito: boolean }) => boolean,
  ): Promise<readonly Dropped[]>;
}

export interface Dropped {
  readonly id: string;
  readonly tabId: number;
  readonly incognito: boolean;
}

/** A put that waits for its turn. */
interface Waiting<Value> {
  readonly entry: Entry<Value>;
  readonly onlyIfKept: boolean;
  readonly done: (dropped: readonly Dropped[]) => void;
  readonly failed: (error: unknown) => void;
}

/** How many puts are written at once: a burst costs one write each hundred, and no write holds the worker up for long. */
const BATCH = 100;

export function createRing<Value>(area: Area, name: string, bounds: Bounds): Ring<Value> {
  let index: Index | undefined;
  let waiting: Waiting<Value>[] = [];
  const queue = oneAtATime();

  /** Each operation sees what the one before left. */
  const inTurn = <Result>(operation: (index: Index) => Promise<Result>): Promise<Result> =>
    queue(async () => {
      index ??= createIndex((await area.getKeys()).flatMap((key) => readSlot(name, key) ?? []));
      return operation(index);
    });

  /** What came while the last write was under way goes in one. */
  const writeWaiting = async (all: Index): Promise<void> => {
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    if (waiting.length > 0) startWriting();
    try {
      const plan = planBatch(all, name, bounds, batch);
      await write(area, all, plan);
      for (const [each, { done }] of batch.entries()) done(plan.dropped[each] ?? []);
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };

  const startWriting = (): void =>
    void inTurn(writeWaiting).catch((error) => {
      for (const { failed } of waiting.splice(0)) failed(error);
    });

  const enqueue = (entry: Entry<Value>, onlyIfKept: boolean): Promise<readonly Dropped[]> =>
    new Promise((done, failed) => {
      waiting.push({ entry, onlyIfKept, done, failed });
      if (waiting.length === 1) startWriting();
    });

  return {
    put: (entry) => enqueue(entry, false),
    replace: (entry) => enqueue(entry, true),

    get: (id) =>
      inTurn(async (all) => {
        const slot = all.get(id);
        return slot && fromText<Value>((await area.get(slot.key))[slot.key]);
      }),

    some: (ids) =>
      inTurn(async (all) => {
        const slots = ids.flatMap((id) => all.get(id) ?? []);
        const found = slots.length > 0 ? await area.get(slots.map((slot) => slot.key)) : {};
        return new Map(slots.flatMap(({ key, id }) => (found[key] === undefined ? [] : [[id, fromText<Value>(found[key]) as Value]])));
      }),

    ids: (tabId) => inTurn(async (all) => all.slots().flatMap((slot) => (slot.tabId === tabId ? [slot.id] : []))),

    list: (tabId) =>
      inTurn(async (all) => {
        const keys = all.slots().flatMap((slot) => (slot.tabId === tabId ? [slot.key] : []));
        const found = keys.length > 0 ? await area.get(keys) : {};
        return keys.flatMap((key) => (found[key] === undefined ? [] : [fromText<Value>(found[key]) as Value]));
      }),

    all: () =>
      inTurn(async (all) => {
        const slots = all.slots();
        const found = slots.length > 0 ? await area.get(slots.map((slot) => slot.key)) : {};
        return slots.flatMap(({ key, id, tabId, incognito }) =>
          found[key] === undefined ? [] : [{ id, tabId, incognito, value: fromText<Value>(found[key]) as Value }],
        );
      }),

    remove: (choose) =>
      inTurn(async (all) => {
        const gone = all.slots().filter(choose);
        if (gone.length > 0) await area.remove(gone.map((slot) => slot.key));
        for (const { id } of gone) all.delete(id);
        return gone;
      }),
  };
}

/** The keys of a ring, oldest first, with what they take together. */
interface Index {
  readonly count: number;
  readonly size: number;
  get(id: string): Slot | undefined;
  slots(): Slot[];
  oldest(): Slot | undefined;
  /** In the place of the one with the same id; else as the newest. */
  set(slot: Slot): void;
  delete(id: string): void;
  /** Sorts as text; a counter that goes on from the newest key, so that no clock is needed. */
  nextOrder(): string;
}

function createIndex(kept: readonly Slot[]): Index {
  const byId = new Map([...kept].sort((a, b) => (a.key < b.key ? -1 : 1)).map((slot) => [slot.id, slot]));
  let size = [...byId.values()].reduce((sum, slot) => sum + slot.size, 0);
  const newest = [...byId.values()].at(-1);
  let order = newest ? Number.parseInt(orderOf(newest), 36) : -1;
  return {
    get count() {
      return byId.size;
    },
    get size() {
      return size;
    },
    get: (id) => byId.get(id),
    slots: () => [...byId.values()],
    oldest: () => byId.values().next().value,
    set(slot) {
      size += slot.size - (byId.get(slot.id)?.size ?? 0);
      byId.set(slot.id, slot);
    },
    delete(id) {
      size -= byId.get(id)?.size ?? 0;
      byId.delete(id);
    },
    nextOrder() {
      order += 1;
      return order.toString(36).padStart(8, '0');
    },
  };
}

/** What one write changes. */
interface Plan {
  /** By slot, so that what goes again before it was written is not written. */
  readonly items: Map<Slot, string>;
  readonly stale: string[];
  /** For each put of the batch, what had to go for it. */
  readonly dropped: Dropped[][];
}

/** Changes the index; nothing is written yet. */
function planBatch(all: Index, name: string, bounds: Bounds, batch: readonly Waiting<unknown>[]): Plan {
  const items = new Map<Slot, string>();
  const stale: string[] = [];
  const dropped = batch.map(({ entry: { id, tabId, incognito, value }, onlyIfKept }) => {
    const old = all.get(id);
    if (onlyIfKept && !old) return [];
    const text = JSON.stringify(value);
    const size = text.length;
    if (size > bounds.size) return [{ id, tabId, incognito }];
    const order = old ? orderOf(old) : all.nextOrder();
    const slot: Slot = { key: joinKey(name, order, tabId, incognito ? 'p' : 'n', size, id), id, tabId, incognito, size };
    if (old && !items.delete(old)) stale.push(old.key);
    all.set(slot);
    items.set(slot, text);
    return dropOldest(all, { items, stale }, () => all.count <= bounds.count && all.size <= bounds.size);
  });
  return { items, stale, dropped };
}

function dropOldest(all: Index, { items, stale }: Pick<Plan, 'items' | 'stale'>, until: () => boolean): Slot[] {
  const gone: Slot[] = [];
  for (let slot = all.oldest(); slot && !until(); slot = all.oldest()) {
    all.delete(slot.id);
    if (!items.delete(slot)) stale.push(slot.key);
    gone.push(slot);
  }
  return gone;
}

/**
 * The quota counts more than our characters, and others write there too: while the browser refuses, the older half makes room, so that
 * the newest are what is kept. A record that does not fit alone is dropped.
 */
async function write(area: Area, all: Index, plan: Plan): Promise<void> {
  const { items, stale, dropped } = plan;
  while (items.size > 0 && !(await fits(area, plan))) {
    const half = Math.floor(all.count / 2);
    dropped.at(-1)?.push(...dropOldest(all, plan, () => all.count <= half));
    await area.remove(stale.splice(0));
  }
  const written = new Set([...items.keys()].map(({ key }) => key));
  const gone = stale.filter((key) => !written.has(key));
  if (gone.length > 0) await area.remove(gone);
}

/** False where the browser has no room. */
async function fits(area: Area, { items }: Plan): Promise<boolean> {
  try {
    await area.set(Object.fromEntries([...items].map(([slot, text]) => [slot.key, text])));
    return true;
  } catch {
    return false;
  }
}

/** On disk there may be trees of values, from before. */
const fromText = <Value>(kept: unknown): Value | undefined =>
  typeof kept === 'string' ? (JSON.parse(kept) as Value) : (kept as Value | undefined);

const orderOf = (slot: Slot): string => splitKey(slot.key)[1] as string;

function readSlot(name: string, key: string): Slot | undefined {
  const [ring, order, tabId, kind, size, id] = splitKey(key);
  if (ring !== name || order === undefined || id === undefined) return undefined;
  return { key, id, tabId: Number(tabId), incognito: kind === 'p', size: Number(size) };
}
