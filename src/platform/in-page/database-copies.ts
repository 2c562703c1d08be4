/** Databases of a page (IndexedDB): copied whole as JSON, deleted, and put back from the copy. */

import type { HasRecordCodec, RecordCodec, Written } from './record-codec.ts';

interface Copy extends Shape {
  /** By object store, in its order. */
  readonly records: readonly (readonly [key: Written, value: Written])[][];
}

interface Shape {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string | string[] | null;
    readonly autoIncrement: boolean;
    readonly indexes: readonly {
      readonly name: string;
      readonly keyPath: string | string[];
      readonly unique: boolean;
      readonly multiEntry: boolean;
    }[];
  }[];
}

export interface DatabaseCopies {
  names(): Promise<string[]>;
  /** Throws where a record cannot be written down, or all of them take more characters than `room`. */
  copy(name: string, room: number): Promise<unknown>;
  /** Empties it, and deletes it: at once, or where the page holds it open, when the page is gone. */
  remove(name: string): Promise<void>;
  /** In one transaction: it is all there, or nothing is changed. */
  putBack(name: string, copy: unknown): Promise<void>;
}

export interface HasDatabaseCopies {
  databaseCopies?: DatabaseCopies;
}

/** Runs in the page's isolated world, after `installRecordCodec`, with nothing of this file around it. */
export function installDatabaseCopies(): void {
  /** How long a database may take to open: a page can hold it up. In milliseconds. */
  const PATIENCE_MS = 3000;
  const codec = (globalThis as HasRecordCodec).recordCodec as RecordCodec;

  const open = (name: string, version?: number, create?: (request: IDBOpenDBRequest) => void): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
      let isLate = false;
      setTimeout(() => {
        isLate = true;
        reject(new Error(`${name} does not open`));
      }, PATIENCE_MS);
      // Where nothing is to be made, it is gone meanwhile.
      request.onupgradeneeded = () => (isLate || !create ? request.transaction?.abort() : create(request));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        database.onversionchange = () => database.close();
        if (isLate) database.close();
        else resolve(database);
      };
    });

  const done = (transaction: IDBTransaction): Promise<void> =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });

  /** Resolves to false where a connection that is open holds it off. */
  const deleted = (name: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve(true);
      request.onblocked = () => resolve(false);
      request.onerror = () => reject(request.error);
    });

  const names = async (): Promise<string[]> => (await indexedDB.databases()).flatMap(({ name }) => name ?? []);

  const pathOf = (keyPath: string | string[] | null): string | string[] | null => (Array.isArray(keyPath) ? Array.from(keyPath) : keyPath);

  const shapeOf = (database: IDBDatabase): Shape => {
    const all = Array.from(database.objectStoreNames);
    const transaction = all.length > 0 ? database.transaction(all) : undefined;
    return {
      version: database.version,
      stores: all.flatMap((name) => {
        const store = transaction?.objectStore(name);
        if (!store) return [];
        const indexes = Array.from(store.indexNames, (each) => {
          const index = store.index(each);
          return { name: each, keyPath: pathOf(index.keyPath) as string | string[], unique: index.unique, multiEntry: index.multiEntry };
        });
        return [{ name, keyPath: pathOf(store.keyPath), autoIncrement: store.autoIncrement, indexes }];
      }),
    };
  };

  const copy = async (name: string, room: number): Promise<Copy> => {
    const database = await open(name);
    let left = room;
    const recordsOf = (store: IDBObjectStore): Promise<[Written, Written][]> =>
      new Promise((resolve, reject) => {
        const records: [Written, Written][] = [];
        const request = store.openCursor();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return resolve(records);
          try {
            const record: [Written, Written] = [codec.write(cursor.key, left), codec.write(cursor.value, left)];
            left -= JSON.stringify(record).length;
            if (left < 0) throw new RangeError('too large');
            records.push(record);
            cursor.continue();
          } catch (error) {
            reject(error);
          }
        };
      });
    try {
      const shape = shapeOf(database);
      const records: [Written, Written][][] = [];
      // Of one moment: a page may write meanwhile.
      const transaction = shape.stores.length > 0 ? database.transaction(shape.stores.map((store) => store.name)) : undefined;
      for (const store of shape.stores) records.push(transaction ? await recordsOf(transaction.objectStore(store.name)) : []);
      return { ...shape, records };
    } finally {
      database.close();
    }
  };

  const remove = async (name: string): Promise<void> => {
    const database = await open(name);
    const all = Array.from(database.objectStoreNames);
    if (all.length > 0) {
      const transaction = database.transaction(all, 'readwrite');
      for (const store of all) transaction.objectStore(store).clear();
      await done(transaction);
    }
    database.close();
    await deleted(name);
  };

  const fill = (transaction: IDBTransaction, { stores, records }: Copy): void => {
    for (const [place, { name, keyPath }] of stores.entries()) {
      const store = transaction.objectStore(name);
      for (const [key, value] of records[place] ?? [])
        if (keyPath === null) store.put(codec.read(value), codec.read(key) as IDBValidKey);
        else store.put(codec.read(value));
    }
  };

  const create = (whole: Copy) => (request: IDBOpenDBRequest) => {
    for (const { name, keyPath, autoIncrement, indexes } of whole.stores) {
      const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
    }
    fill(request.transaction as IDBTransaction, whole);
  };

  const putBack = async (name: string, given: unknown): Promise<void> => {
    const whole = given as Copy;
    const { records: _, ...shape } = whole;
    if ((await names()).includes(name)) {
      // The page has made it anew, and may hold it open.
      const database = await open(name);
      const isSame = JSON.stringify(shapeOf(database)) === JSON.stringify(shape);
      const all = Array.from(database.objectStoreNames);
      if (isSame && all.length > 0) {
        const transaction = database.transaction(all, 'readwrite');
        for (const store of all) transaction.objectStore(store).clear();
        fill(transaction, whole);
        await done(transaction);
      }
      database.close();
      if (isSame) return;
      if (!(await deleted(name))) throw new Error(`the page holds ${name} open`);
    }
    (await open(name, whole.version, create(whole))).close();
  };

  (globalThis as HasDatabaseCopies).databaseCopies = { names, copy, remove, putBack };
}
