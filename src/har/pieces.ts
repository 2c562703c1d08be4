/** Octets put together from parts of a file, which know where in the file they stood. */

import { beginning, type Place, walk } from './place.ts';

export interface Pieces {
  /** Octets so far. */
  readonly size: number;
  /** `place`: of the first octet. */
  add(octets: Uint8Array, place: Place): void;
  /** Forgets what was added beyond this size. */
  cutTo(size: number): void;
  /** All of them as text; empty afterwards. */
  take(): Located;
}

export interface Located {
  readonly text: string;
  /** Where the character of this index stood in the file. */
  placeOf(index: number): Place;
}

interface Piece {
  readonly octets: Uint8Array;
  readonly place: Place;
}

/** `copy`: of what is kept for long, so that the chunks that it came in may be let go. */
export function createPieces({ copy }: { readonly copy: boolean }): Pieces {
  let pieces: Piece[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(octets, place) {
      if (octets.length === 0) return;
      // Of Node's Buffer, slice() would be a view, and hold the whole chunk.
      pieces.push({ octets: copy ? new Uint8Array(octets) : octets, place });
      size += octets.length;
    },
    cutTo(wanted) {
      while (size > wanted) size -= pieces.pop()?.octets.length ?? size;
    },
    take() {
      const taken = pieces;
      pieces = [];
      size = 0;
      return locate(taken);
    },
  };
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

function locate(pieces: readonly Piece[]): Located {
  const text = decoder.decode(concat(pieces));
  return {
    text,
    placeOf(index) {
      let left = encoder.encode(text.slice(0, index)).length;
      let end = beginning;
      for (const { octets, place } of pieces) {
        if (left < octets.length) return walk(octets.subarray(0, left), place);
        left -= octets.length;
        end = walk(octets, place);
      }
      return end;
    },
  };
}

function concat(pieces: readonly Piece[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only.octets;
  const all = new Uint8Array(pieces.reduce((sum, { octets }) => sum + octets.length, 0));
  let at = 0;
  for (const { octets } of pieces) {
    all.set(octets, at);
    at += octets.length;
  }
  return all;
}
