/** What a page keeps in the browser beside cookies: listed with what it takes to put it back, taken away, and put back. */

import type { StoredKind } from '../../engine/fix.ts';
import type { DatabaseCopies, HasDatabaseCopies } from './database-copies.ts';

export interface StoredThing {
  readonly kind: StoredKind;
  /** As JSON text: half of a surrogate pair, which a page may well store, would not come out of the page whole. A scope, for a service worker. */
  readonly name: string;
  /** What it takes to put it back, as JSON text; undefined where it cannot be. */
  readonly content: string | undefined;
}

export interface PageStorage {
  readonly things: readonly StoredThing[];
  /** Frames of other origins in the page: the browser keeps apart what they store. */
  readonly otherFrames: number;
}

export interface StoredThings {
  list(room: number): Promise<PageStorage>;
  /** The names of those that are still there. */
  clear(things: readonly Pick<StoredThing, 'kind' | 'name'>[]): Promise<string[]>;
  /** The names of those that could not be put back. */
  putBack(things: readonly StoredThing[]): Promise<string[]>;
}

export interface HasStoredThings {
  storedThings?: StoredThings;
}

/** Runs in the page's isolated world, after `installDatabaseCopies`, with nothing of this file around it. */
export function installStoredThings(): void {
  const databases = (globalThis as HasDatabaseCopies).databaseCopies as DatabaseCopies;
  const areas = { 'local-storage': () => localStorage, 'session-storage': () => sessionStorage };

  /** A page that may store nothing throws where it is asked. */
  const orNone = async <Each>(ask: () => Each[] | Promise<Each[]>): Promise<Each[]> => {
    try {
      return await ask();
    } catch {
      return [];
    }
  };

  /** By number: a key may have the name of a method. */
  const entriesOf = (area: Storage): [string, string][] =>
    Array.from({ length: area.length }, (_, index) => {
      const name = area.key(index) as string;
      return [name, area.getItem(name) as string];
    });

  const registrations = (): Promise<ServiceWorkerRegistration[]> =>
    orNone(async () => [...((await navigator.serviceWorker?.getRegistrations()) ?? [])]);

  const isElsewhere = (frame: Window): boolean => {
    try {
      return frame.location.href === undefined;
    } catch {
      return true;
    }
  };

  const list = async (room: number): Promise<PageStorage> => {
    let left = room;
    const things: StoredThing[] = [];
    const add = (kind: StoredKind, name: string, content: unknown): void => {
      const text = content === undefined ? undefined : JSON.stringify(content);
      // Quoted once more where it is kept.
      const size = JSON.stringify(text ?? '').length;
      const fits = size <= left;
      if (fits) left -= size;
      things.push({ kind, name: JSON.stringify(name), content: fits ? text : undefined });
    };

    for (const kind of ['local-storage', 'session-storage'] as const)
      for (const [name, value] of await orNone(() => entriesOf(areas[kind]()))) add(kind, name, value);
    for (const { scope, updateViaCache, active, waiting, installing } of await registrations())
      add('service-worker', scope, { script: (active ?? waiting ?? installing)?.scriptURL, updateViaCache });
    for (const name of await orNone(() => caches.keys())) add('cache', name, undefined);
    for (const name of await orNone(() => databases.names()))
      add('database', name, await databases.copy(name, left).catch(() => undefined));
    const frames = Array.from({ length: window.length }, (_, index) => window[index] as Window);
    return { things, otherFrames: frames.filter(isElsewhere).length };
  };

  const takeAway: Record<StoredKind, (name: string) => unknown> = {
    'local-storage': (name) => localStorage.removeItem(name),
    'session-storage': (name) => sessionStorage.removeItem(name),
    cache: (name) => caches.delete(name),
    'service-worker': async (scope) => (await registrations()).find((each) => each.scope === scope)?.unregister(),
    database: (name) => databases.remove(name),
  };

  const putOneBack: Partial<Record<StoredKind, (name: string, content: unknown) => unknown>> = {
    'local-storage': (name, value) => localStorage.setItem(name, value as string),
    'session-storage': (name, value) => sessionStorage.setItem(name, value as string),
    'service-worker': (scope, content) => {
      const { script, updateViaCache } = content as { script: string; updateViaCache: ServiceWorkerUpdateViaCache };
      const register = (type: WorkerType) => navigator.serviceWorker.register(script, { scope, updateViaCache, type });
      // Its registration does not tell of which type it was.
      return register('classic').catch(() => register('module'));
    },
    database: (name, copy) => databases.putBack(name, copy),
  };

  /** The names of those with which it did not work. */
  const each = async <Thing extends Pick<StoredThing, 'name'>>(
    things: readonly Thing[],
    act: (thing: Thing, name: string) => unknown,
  ): Promise<string[]> => {
    const left: string[] = [];
    for (const thing of things) {
      const name = JSON.parse(thing.name) as string;
      try {
        await act(thing, name);
      } catch {
        left.push(name);
      }
    }
    return left;
  };

  (globalThis as HasStoredThings).storedThings = {
    list,
    clear: (things) => each(things, ({ kind }, name) => takeAway[kind](name)),
    putBack: (things) =>
      each(things, ({ kind, content }, name) => (content === undefined ? undefined : putOneBack[kind]?.(name, JSON.parse(content)))),
  };
}
