/**
 * What structured clone keeps of a value (HTML §2.7), written as JSON: so that a record of a database can be kept outside the page and
 * come back the same.
 */

/** JSON as it is for null, booleans, strings and ordinary numbers; a list that begins with a name for everything else. */
export type Written = null | boolean | number | string | readonly [tag: string, ...rest: unknown[]];

export interface RecordCodec {
  /** Throws where the value, or a part of it, cannot be written down (a CryptoKey, a Blob), or takes more characters than `room`. */
  write(value: unknown, room: number): Written;
  read(written: Written): unknown;
}

export interface HasRecordCodec {
  recordCodec?: RecordCodec;
}

/** Runs in the page's isolated world, with nothing of this file around it. */
export function installRecordCodec(): void {
  type Entries = [key: Written, value: Written][];

  const toBase64 = (buffer: ArrayBuffer): string => {
    const octets = new Uint8Array(buffer);
    let text = '';
    for (let start = 0; start < octets.length; start += 8192) text += String.fromCharCode(...octets.subarray(start, start + 8192));
    return btoa(text);
  };
  const fromBase64 = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer;

  const views: Record<string, (new (buffer: ArrayBuffer, byteOffset: number, length: number) => object) | undefined> = {
    ...{ Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array },
    ...{ Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView },
  };

  const write = (whole: unknown, room: number): Written => {
    let left = room;
    /** Objects by their place in the order of first sight: one that is met again, or within itself, stays one. */
    const seen = new Map<object, number>();

    const take = (characters: number): void => {
      left -= characters;
      if (left < 0) throw new RangeError('too large');
    };
    const entriesOf = (entries: Iterable<readonly [unknown, unknown]>): Entries =>
      Array.from(entries, ([key, value]) => [writeOne(key), writeOne(value)]);
    const writeNumber = (value: number): Written =>
      Number.isFinite(value) && !Object.is(value, -0) ? value : ['number', Object.is(value, -0) ? '-0' : String(value)];

    const writeObject = (value: object): Written => {
      const known = seen.get(value);
      if (known !== undefined) return ['again', known];
      seen.set(value, seen.size);
      const tag = Object.prototype.toString.call(value).slice(8, -1);
      if (ArrayBuffer.isView(value) && tag in views) {
        const { buffer, byteOffset, byteLength } = value;
        const length = 'length' in value ? (value as Uint8Array).length : byteLength;
        return ['view', tag, writeOne(buffer), byteOffset, length];
      }
      switch (tag) {
        case 'Object':
          return ['object', entriesOf(Object.entries(value))];
        case 'Array':
          return ['array', (value as unknown[]).length, entriesOf(Object.entries(value))];
        case 'Map':
          return ['map', entriesOf(value as Map<unknown, unknown>)];
        case 'Set':
          return ['set', Array.from(value as Set<unknown>, writeOne)];
        case 'Date':
          return ['date', writeNumber((value as Date).getTime())];
        case 'RegExp':
          return ['regexp', (value as RegExp).source, (value as RegExp).flags];
        case 'ArrayBuffer': {
          take(((value as ArrayBuffer).byteLength * 4) / 3);
          if ((value as { resizable?: boolean }).resizable) throw new TypeError('cannot be written down');
          return ['buffer', toBase64(value as ArrayBuffer)];
        }
        default:
          throw new TypeError(`${tag} cannot be written down`);
      }
    };

    const writeOne = (value: unknown): Written => {
      take(typeof value === 'string' ? value.length + 2 : 8);
      switch (typeof value) {
        case 'string':
        case 'boolean':
          return value;
        case 'number':
          return writeNumber(value);
        case 'bigint':
          return ['bigint', String(value)];
        case 'undefined':
          return ['undefined'];
        case 'object':
          return value === null ? null : writeObject(value);
        default:
          throw new TypeError(`${typeof value} cannot be written down`);
      }
    };
    return writeOne(whole);
  };

  const read = (whole: Written): unknown => {
    const seen: object[] = [];

    const fill = (target: object, entries: Entries): object => {
      // Not assigned: `__proto__` is a key as any other.
      for (const [key, value] of entries)
        Object.defineProperty(target, readOne(key) as string, {
          value: readOne(value),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      return target;
    };
    /** Before its parts are read, which may hold it. */
    const met = <Value extends object>(value: Value): Value => {
      seen.push(value);
      return value;
    };
    const readView = (name: string, buffer: Written, byteOffset: number, length: number): object => {
      const View = views[name];
      if (!View) throw new TypeError(`${name} is not known`);
      // A view was met before its buffer was.
      const place = seen.push({}) - 1;
      const view = new View(readOne(buffer) as ArrayBuffer, byteOffset, length);
      seen[place] = view;
      return view;
    };

    const readOne = (written: Written): unknown => {
      if (!Array.isArray(written)) return written;
      const [tag, first, second, third, fourth] = written;
      switch (tag) {
        case 'undefined':
          return undefined;
        case 'number':
          return Number(first);
        case 'bigint':
          return BigInt(first);
        case 'again':
          return seen[first];
        case 'object':
          return fill(met({}), first);
        case 'array':
          return fill(met(new Array(first)), second);
        case 'map': {
          const map = met(new Map());
          for (const [key, value] of first) map.set(readOne(key), readOne(value));
          return map;
        }
        case 'set': {
          const set = met(new Set());
          for (const value of first) set.add(readOne(value));
          return set;
        }
        case 'date':
          return met(new Date(readOne(first) as number));
        case 'regexp':
          return met(new RegExp(first, second));
        case 'buffer':
          return met(fromBase64(first));
        case 'view':
          return readView(first, second, third, fourth);
        default:
          throw new TypeError(`${tag} is not known`);
      }
    };
    return readOne(whole);
  };

  (globalThis as HasRecordCodec).recordCodec = { write, read };
}
