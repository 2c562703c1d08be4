/** A HAR file that is looked at: its failures as rows, one of them in full when it is opened. A surface makes one; see `Source`. */

import type { ReadonlySignal } from '@preact/signals';
import type { Source } from './source.ts';
import type { LogRow } from './state/log-row.ts';

export interface FileProgress {
  /** `judging`: all of it was read, and not every failure is diagnosed yet. */
  readonly state: 'reading' | 'judging' | 'done' | 'cancelled' | 'failed';
  /** Octets. */
  readonly read: number;
  readonly entries: number;
  /** Failures that are diagnosed. */
  readonly judged: number;
  /** Why it could not be read, or not to its end: a sentence that names the place. */
  readonly problem: string | undefined;
  readonly warnings: readonly string[];
}

export interface FileLog {
  /** `orders.har` */
  readonly name: string;
  /** Octets. */
  readonly size: number;
  readonly progress: ReadonlySignal<FileProgress>;
  /** In the file's order; a row is replaced by another when it is diagnosed. */
  readonly rows: ReadonlySignal<readonly LogRow[]>;
  /** What a store is made of; `open` brings a row's exchange, and those around it as the trail. */
  readonly source: Source;
  /** Reads no further; what was read stays. */
  cancel(): void;
  /** Lets go of everything. */
  close(): void;
}
