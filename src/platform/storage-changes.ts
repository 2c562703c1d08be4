/** Changes of storage that somebody made, a user or an organisation. */

import type { Storage } from 'webextension-polyfill';
import { browser } from './browser.ts';

const areas = ['local', 'managed'] as const;

/**
 * `keys`: of what was changed there. Not `storage.onChanged`: that is told of each record of the session as well, with all that it holds.
 * The function that is returned listens no more.
 */
export function followStorage(listener: (area: (typeof areas)[number], keys: readonly string[]) => void): () => void {
  // Firefox's developer tools give their pages less than all of the API, and its managed storage may tell nothing.
  const storage = browser.storage as Partial<Storage.Static> | undefined;
  const stops = areas.map((area) => {
    const changed = storage?.[area]?.onChanged as Storage.StorageArea['onChanged'] | undefined;
    const listen = (changes: object): void => listener(area, Object.keys(changes));
    changed?.addListener(listen);
    return () => changed?.removeListener(listen);
  });
  return () => {
    for (const stop of stops) stop();
  };
}
