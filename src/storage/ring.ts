/**
 * A bounded store of records in `storage.session`, oldest first. What must be known to stay within bounds (tab, window kind, size,
 * order) stands in the key, so that a woken worker reads keys alone. Writes run one after the other.
 */

import { type Area, joinKey, splitKey } from './area.ts';

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
  get(id: string): Promise<Value | undefined>;
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
}

export function createRing<Value>(area: Area, name: string, bounds: Bounds): Ring<Value> {
  let slots: Slot[] | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** One operation at a time, each seeing what the one before left. */
  const inTurn = <Result>(operation: (slots: Slot[]) => Promise<Result>): Promise<Result> => {
    const run = queue.then(async () => {
      slots ??= (await area.getKeys()).flatMap((key) => readSlot(name, key) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));
      return operation(slots);
    });
    queue = run.catch(() => undefined);
    return run;
  };

  const dropFirst = async (all: Slot[], until: () => boolean): Promise<Dropped[]> => {
    const dropped: Slot[] = [];
    while (all.length > 0 && !until()) dropped.push(all.shift() as Slot);
    if (dropped.length > 0) await area.remove(dropped.map((slot) => slot.key));
    return dropped;
  };

  return {
    put: (entry) =>
      inTurn(async (all) => {
        const size = JSON.stringify(entry.value).length;
        const old = all.find((slot) => slot.id === entry.id);
        const order = old ? (splitKey(old.key)[1] as string) : nextOrder(all);
        const key = joinKey(name, order, entry.tabId, entry.incognito ? 'p' : 'n', size, entry.id);
        const slot: Slot = { key, id: entry.id, tabId: entry.tabId, incognito: entry.incognito, size };
        if (size > bounds.size) return [slot];
        if (old) all.splice(all.indexOf(old), 1, slot);
        else all.push(slot);
        const fits = () => all.length <= bounds.count && total(all) <= bounds.size;
        const dropped = await dropFirst(all, fits);
        dropped.push(...(await write(area, key, entry.value, all, dropFirst)));
        if (old && old.key !== key) await area.remove(old.key);
        return dropped;
      }),

    get: (id) =>
      inTurn(async (all) => {
        const slot = all.find((candidate) => candidate.id === id);
        return slot && ((await area.get(slot.key))[slot.key] as Value | undefined);
      }),

    list: (tabId) =>
      inTurn(async (all) => {
        const keys = all.filter((slot) => slot.tabId === tabId).map((slot) => slot.key);
        const found = keys.length > 0 ? await area.get(keys) : {};
        return keys.flatMap((key) => (found[key] === undefined ? [] : [found[key] as Value]));
      }),

    all: () =>
      inTurn(async (all) => {
        const found = all.length > 0 ? await area.get(all.map((slot) => slot.key)) : {};
        return all.flatMap(({ key, id, tabId, incognito }) =>
          found[key] === undefined ? [] : [{ id, tabId, incognito, value: found[key] as Value }],
        );
      }),

    remove: (choose) =>
      inTurn(async (all) => {
        const gone = all.filter(choose);
        if (gone.length > 0) await area.remove(gone.map((slot) => slot.key));
        all.splice(0, all.length, ...all.filter((slot) => !gone.includes(slot)));
        return gone;
      }),
  };
}

/** The quota counts more than our characters: when the browser refuses, the older half makes room, and then it is tried once more. */
async function write(
  area: Area,
  key: string,
  value: unknown,
  all: Slot[],
  dropFirst: (all: Slot[], until: () => boolean) => Promise<Dropped[]>,
): Promise<Dropped[]> {
  try {
    await area.set({ [key]: value });
    return [];
  } catch {
    const half = Math.floor(all.length / 2);
    const dropped = await dropFirst(all, () => all.length <= half);
    try {
      await area.set({ [key]: value });
      return dropped;
    } catch {
      const slot = all.find((candidate) => candidate.key === key);
      if (slot) all.splice(all.indexOf(slot), 1);
      return slot ? [...dropped, slot] : dropped;
    }
  }
}

const total = (slots: readonly Slot[]): number => slots.reduce((sum, slot) => sum + slot.size, 0);

/** Sorts as text; a counter that goes on from the newest key, so that no clock is needed. */
function nextOrder(all: readonly Slot[]): string {
  const last = all.at(-1);
  const number = last ? Number.parseInt(splitKey(last.key)[1] as string, 36) + 1 : 0;
  return number.toString(36).padStart(8, '0');
}

function readSlot(name: string, key: string): Slot | undefined {
  const [ring, order, tabId, kind, size, id] = splitKey(key);
  if (ring !== name || order === undefined || id === undefined) return undefined;
  return { key, id, tabId: Number(tabId), incognito: kind === 'p', size: Number(size) };
}
