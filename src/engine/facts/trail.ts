/** What came before: the earlier exchanges with the same site, in the same kind of window. */

import type { Exchange } from '../exchange.ts';

export interface Trail {
  /** Earlier exchanges with the same registrable domain, oldest first. */
  readonly earlier: readonly Exchange[];
  /** Later ones, where they are known (a HAR, the log): oldest first. */
  readonly later: readonly Exchange[];
}
