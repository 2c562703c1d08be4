/** One entry of a file read once more, for what `observe()` let go of it: a file is held by its places, and not by its texts. */

import type { RawHop } from '../engine/exchange.ts';
import { readEntry } from './entry.ts';
import { readHop } from './hop.ts';
import { createLongTexts } from './long-texts.ts';

/** `octets`: those of the entry. Undefined where they are no entry: the file is another one by now. */
export function readAgain(octets: Uint8Array): RawHop | undefined {
  try {
    const entry = readEntry(JSON.parse(new TextDecoder().decode(octets)));
    return typeof entry === 'string' ? undefined : readHop(entry, 0, { bodies: true }, createLongTexts()).hop;
  } catch {
    return undefined;
  }
}
