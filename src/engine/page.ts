/** What is known of the page in a tab, beside its failures. */

import type { Exchange } from './exchange.ts';
import type { FixRun } from './fix.ts';
import type { TriesRun } from './tries/try.ts';

export type PageState =
  /** The page was loaded while why401 watched; `status` is the answer to the page itself. */
  | { readonly kind: 'seen'; readonly url: string; readonly status: number; readonly at: number }
  /** The page did not load at all: no server, no name, no network. `error` is the browser's own code. */
  | { readonly kind: 'unreachable'; readonly url: string; readonly error: string; readonly at: number }
  /** Asked for and not answered yet, or waiting at the browser's own sign-in prompt. */
  | { readonly kind: 'loading'; readonly url: string }
  /** Loaded before why401 was there, or without asking a server. */
  | { readonly kind: 'not-seen'; readonly url: string }
  /** The user withholds access to this site. */
  | { readonly kind: 'withheld'; readonly url: string; readonly origin: string }
  /** The user, or where it `isLocked` their organisation, leaves this site out by these patterns: nothing of it is recorded. */
  | { readonly kind: 'left-out'; readonly url: string; readonly patterns: readonly string[]; readonly isLocked: boolean }
  /** A page of the browser, of a store, of another extension: nobody may look. */
  | { readonly kind: 'forbidden'; readonly url: string }
  /** Of several tabs or of a file: no one page. */
  | { readonly kind: 'several'; readonly url: '' };

/** Everything a screen shows of one tab. */
export interface Snapshot {
  /** -1: of several. */
  readonly tabId: number;
  readonly page: PageState;
  /** Failures of this tab, oldest first. */
  readonly failures: readonly Exchange[];
  /** What worked before and between them, oldest first: what they can be held against. */
  readonly trail: readonly Exchange[];
  /** How many older failures were let go to stay within bounds. */
  readonly dropped: number;
  /** Fixes that were run in this tab, oldest first. */
  readonly runs: readonly FixRun[];
  /** What was asked again with one thing changed in this tab, oldest first. */
  readonly tries: readonly TriesRun[];
  /** Failed exchanges that count as belonging to the page that is shown now (since its navigation began). */
  readonly currentIds: readonly string[];
}

/** What happened since the last snapshot. */
export type Change =
  /** `trail` as in the snapshot, as far as it bears on this failure. */
  | { readonly kind: 'failure'; readonly exchange: Exchange; readonly trail: readonly Exchange[] }
  | { readonly kind: 'page'; readonly page: PageState; readonly currentIds: readonly string[] }
  | { readonly kind: 'run'; readonly run: FixRun }
  | { readonly kind: 'tries'; readonly run: TriesRun }
  | { readonly kind: 'dropped'; readonly ids: readonly string[]; readonly dropped: number }
  | { readonly kind: 'cleared'; readonly tabId: number };
