/**
 * JSON as it was written: the numbers with all their digits, and of a text that was cut off what came before. For showing; the engine's
 * facts are read with `JSON.parse`.
 */

export type JsonTree =
  | { readonly kind: 'object'; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'array'; readonly items: readonly JsonTree[] }
  /** As written: `"a\u00e4"`, `12e3`, `true`; also what is nested deeper than `MAX_DEPTH`, as a whole. */
  | { readonly kind: 'scalar'; readonly source: string };

export interface JsonEntry {
  readonly name: string;
  readonly value: JsonTree;
}

/** Where a value stands: from the top, which member or item of each level. Positions and no names, since a name may be a secret. */
export type JsonPath = readonly number[];

/** Nobody unfolds more, and messages between pages do not nest without end. */
const MAX_DEPTH = 40;

const string = /"(?:[^"\\]|\\.)*(?:"|\\?$)/sy;
const literal = /-?\d[\d.eE+-]*|true|false|null/y;
const space = /[\s,]*/y;

/** Undefined where it is no JSON. Commas are not insisted on. `isCut`: it ends before what it opened does. Linear. */
export function readJsonTree(text: string): { readonly tree: JsonTree; readonly isCut: boolean } | undefined {
  /** Against scripts that would run it (`)]}'`). */
  let at = /^\)\]\}'[,\n]*/.exec(text)?.[0].length ?? 0;
  let isCut = false;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const isAtEnd = (): boolean => {
    take(space);
    if (at < text.length) return false;
    isCut = true;
    return true;
  };

  const read = (depth: number): JsonTree | undefined => {
    take(space);
    const open = text[at];
    if (open !== '{' && open !== '[') return readScalar();
    if (depth >= MAX_DEPTH) return skipNested();
    at += 1;
    return open === '{' ? readObject(depth) : readArray(depth);
  };

  const readScalar = (): JsonTree | undefined => {
    const quoted = text[at] === '"';
    const source = take(quoted ? string : literal);
    if (source === undefined) return undefined;
    if (quoted && !isClosed(source)) isCut = true;
    return { kind: 'scalar', source };
  };

  const readObject = (depth: number): JsonTree | undefined => {
    const entries: JsonEntry[] = [];
    while (!isAtEnd() && text[at] !== '}') {
      const name = take(string);
      if (name === undefined) return undefined;
      if (isAtEnd()) break;
      if (text[at] !== ':') return undefined;
      at += 1;
      if (isAtEnd()) break;
      const value = read(depth + 1);
      if (value === undefined && !startsLiteral()) return undefined;
      if (value) entries.push({ name: decodeString(name), value });
    }
    at += 1;
    return { kind: 'object', entries };
  };

  const readArray = (depth: number): JsonTree | undefined => {
    const items: JsonTree[] = [];
    while (!isAtEnd() && text[at] !== ']') {
      const item = read(depth + 1);
      if (item === undefined && !startsLiteral()) return undefined;
      if (item) items.push(item);
    }
    at += 1;
    return { kind: 'array', items };
  };

  /** `tru` at the very end of a text that was cut off. */
  const startsLiteral = (): boolean => {
    const rest = text.slice(at, at + 6);
    const isStart = rest === '-' || (rest.length > 0 && ['true', 'false', 'null'].some((word) => word.startsWith(rest)));
    if (isStart) {
      at = text.length;
      isCut = true;
    }
    return isStart;
  };

  const skipNested = (): JsonTree => {
    const start = at;
    let open = 0;
    do {
      if (text[at] === '"') {
        take(string);
        continue;
      }
      if (text[at] === '{' || text[at] === '[') open += 1;
      if (text[at] === '}' || text[at] === ']') open -= 1;
      at += 1;
    } while (open > 0 && at < text.length);
    if (open > 0) isCut = true;
    return { kind: 'scalar', source: text.slice(start, at) };
  };

  take(space);
  if (text[at] !== '{' && text[at] !== '[') return undefined;
  const tree = read(0);
  take(space);
  return tree && (isCut || at >= text.length) ? { tree, isCut } : undefined;
}

const isClosed = (source: string): boolean => source.length > 1 && /(?:^|[^\\])(?:\\\\)*"$/s.test(source.slice(1));

/** The text that a scalar stands for: a string without its quotation marks, all else as it is written. */
export const textOfScalar = (source: string): string => (source.startsWith('"') ? decodeString(source) : source);

/** A string that was cut off, or has line ends in it, is read as far as it goes. */
function decodeString(source: string): string {
  try {
    return JSON.parse(source) as string;
  } catch {
    const inner = source.slice(1, isClosed(source) ? -1 : undefined);
    return inner.replace(/\\(?:u([\da-f]{4})|(.?))/gis, (_, hex?: string, char?: string) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (char ?? ''),
    );
  }
}

/** The value at a place; undefined where there is none. */
export function valueAt(tree: JsonTree, path: JsonPath): JsonTree | undefined {
  return path.reduce<JsonTree | undefined>((at, step) => {
    if (at?.kind === 'object') return at.entries[step]?.value;
    return at?.kind === 'array' ? at.items[step] : undefined;
  }, tree);
}

/** As text again; strings as they were written. */
export function writeJson(tree: JsonTree): string {
  if (tree.kind === 'scalar') return tree.source;
  if (tree.kind === 'array') return `[${tree.items.map(writeJson).join(',')}]`;
  return `{${tree.entries.map(({ name, value }) => `${JSON.stringify(name)}:${writeJson(value)}`).join(',')}}`;
}
