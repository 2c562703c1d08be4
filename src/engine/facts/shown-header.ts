/** A header by its name, as far as it may be shown. */

import type { MaskedHeader } from '../exchange.ts';

/** `name` in lower case; the first of a repeated header; undefined where there is none or headers were not captured. */
export const shownHeader = (headers: readonly MaskedHeader[] | undefined, name: string): string | undefined =>
  headers?.find((header) => header.name.toLowerCase() === name)?.shown;
