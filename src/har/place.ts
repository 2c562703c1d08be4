/** Where in a stream of octets something was found, as an editor names it. */

export interface Place {
  /** In octets, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in octets. */
  readonly column: number;
}

export interface PlaceKeeper {
  /** Before a chunk is read. */
  begin(chunk: Uint8Array): void;
  /** An offset within the chunk that was begun last; one before it counts as its beginning, one behind it as its end. */
  at(offset: number): Place;
  /** The end of all chunks. */
  end(): Place;
}

const LINE_END = 0x0a;

export function keepPlace(): PlaceKeeper {
  let chunk: Uint8Array = new Uint8Array();
  let chunkStart = 0;
  /** Of the line that stands at `chunkStart`. */
  let line = 1;
  let lineStart = 0;

  const walk = (length: number): { line: number; lineStart: number } => {
    const seen = { line, lineStart };
    for (let at = chunk.indexOf(LINE_END); at >= 0 && at < length; at = chunk.indexOf(LINE_END, at + 1)) {
      seen.line++;
      seen.lineStart = chunkStart + at + 1;
    }
    return seen;
  };

  const at = (offset: number): Place => {
    const within = Math.min(Math.max(offset - chunkStart, 0), chunk.length);
    const seen = walk(within);
    return { offset: chunkStart + within, line: seen.line, column: chunkStart + within - seen.lineStart + 1 };
  };

  return {
    begin(next) {
      ({ line, lineStart } = walk(chunk.length));
      chunkStart += chunk.length;
      chunk = next;
    },
    at,
    end: () => at(chunkStart + chunk.length),
  };
}
