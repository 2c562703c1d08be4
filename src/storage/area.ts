/** `storage.session` as records: one key each, since get-then-set on a shared key loses updates when the worker is woken in parallel. */

/** The part of `storage.StorageArea` that is used here. */
export interface Area {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  getKeys(): Promise<string[]>;
}

/** `log|7|…` → `['log', '7', …]`; parts must not hold a bar. */
export const joinKey = (...parts: readonly (string | number)[]): string => parts.join('|');
export const splitKey = (key: string): string[] => key.split('|');
