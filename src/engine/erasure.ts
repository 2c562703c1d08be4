/** What *Erase everything* takes away, told before it does. */

import type { ExtensionItem, FixRun } from './fix.ts';

export interface Erasure {
  /** Failures in the log. */
  readonly failures: number;
  /** What worked, for failures to be held against. */
  readonly worked: number;
  /** Failures on disk, of this and of earlier browser sessions. */
  readonly kept: number;
  /** Fixes that were run. */
  readonly runs: number;
  /** Those of them that could be undone, and could not be any more. */
  readonly lost: readonly FixRun[];
  /** Other extensions that are switched off for a moment: they are switched on first. */
  readonly paused: readonly ExtensionItem[];
}
