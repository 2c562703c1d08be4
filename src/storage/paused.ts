/**
 * Which other extensions are switched off for a moment. On disk, alone of all that why401 keeps: a browser that crashes loses its session
 * memory, and what is switched off stays so. Names and ids, no addresses.
 */

import type { ExtensionItem } from '../engine/fix.ts';
import type { Area } from './area.ts';

export interface PausedRecord {
  /** To be called before they are switched off. */
  add(extensions: readonly ExtensionItem[]): Promise<void>;
  list(): Promise<readonly ExtensionItem[]>;
  forget(): Promise<void>;
}

const KEY = 'paused';

export function createPausedRecord(area: Area): PausedRecord {
  const list = async (): Promise<readonly ExtensionItem[]> => ((await area.get(KEY))[KEY] as readonly ExtensionItem[] | undefined) ?? [];
  return {
    async add(extensions) {
      const known = await list();
      const news = extensions.filter(({ id }) => !known.some((each) => each.id === id));
      if (news.length > 0) await area.set({ [KEY]: [...known, ...news] });
    },
    list,
    forget: () => area.remove(KEY),
  };
}
