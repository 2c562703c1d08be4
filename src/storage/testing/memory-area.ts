/** `storage.session` in memory, for tests: the same promises, a quota in characters, and a log of writes. */

import type { Area } from '../area.ts';

export interface MemoryArea extends Area {
  readonly items: Map<string, unknown>;
}

export function createMemoryArea(quota = Number.POSITIVE_INFINITY): MemoryArea {
  const items = new Map<string, unknown>();
  const list = (keys: string | string[] | null): string[] => (keys === null ? [...items.keys()] : [keys].flat());
  return {
    items,
    get: async (keys) => Object.fromEntries(list(keys).flatMap((key) => (items.has(key) ? [[key, structuredClone(items.get(key))]] : []))),
    set: async (added) => {
      const next = new Map([...items, ...Object.entries(structuredClone(added))]);
      const size = [...next].reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
      if (size > quota) throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, value] of next) items.set(key, value);
    },
    remove: async (keys) => {
      for (const key of list(keys)) items.delete(key);
    },
    getKeys: async () => [...items.keys()],
  };
}
