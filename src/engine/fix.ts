/** What can be done about a cause at the press of a button. The doing is in `src/fixes`, one file for each id. */

import type { Template } from './words.ts';

export interface FixMeta {
  /** The button: imperative, no jargon. */
  readonly label: Template;
  /** What it costs, said before it runs. */
  readonly cost: Template;
  readonly undoable: boolean;
}

export const fixes = {
  'sign-in-again': {
    label: 'Sign in again',
    cost: 'Opens the sign-in page in this tab. What you typed into the page is lost.',
    undoable: false,
  },
  reload: {
    label: 'Reload past the cache',
    cost: 'Loads the page anew from the server. What you typed into the page is lost.',
    undoable: false,
  },
  'clear-cache': {
    label: 'Clear this site’s cache and reload',
    cost: 'The page loads more slowly once. You stay signed in.',
    undoable: false,
  },
  'clear-cookies': {
    label: 'Clear this site’s cookies and reload',
    cost: 'Signs you out of this site. Can be undone until the browser closes.',
    undoable: true,
  },
} as const satisfies Record<string, FixMeta>;

export type FixId = keyof typeof fixes;

/** One thing that a fix takes away, by name; values never. */
export interface FixItem {
  readonly what: 'cookie';
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Top-level site of a partitioned cookie. */
  readonly partition: string | undefined;
}

/** Exactly what a fix would do, before it does it. */
export interface FixPreview {
  readonly fix: FixId;
  readonly items: readonly FixItem[];
  /** Hosts beside the failed one that are touched (`pay.shop.example`). */
  readonly alsoTouches: readonly string[];
  /** What this browser does differently, or what cannot be put back; whole sentences. */
  readonly notes: readonly string[];
  /** Where `sign-in-again` leads, without secrets. */
  readonly target: string | undefined;
  /** Undefined: can be done. Otherwise a sentence that says why not. */
  readonly impossible: string | undefined;
}

/** A fix that was pressed, up to its result. */
export interface FixRun {
  readonly id: string;
  readonly fix: FixId;
  readonly exchangeId: string;
  /** Of the failed request, without secrets. */
  readonly method: string;
  readonly url: string;
  readonly tabId: number;
  readonly startedAt: number;
  readonly state: 'running' | 'checked' | 'unchecked' | 'failed' | 'undone';
  /** Status before and after; `after` undefined while running, or where the page did not ask again. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** The same request no longer fails (a redirect to a sign-in page ends in 200 and still does); undefined while not known. */
  readonly helped: boolean | undefined;
  readonly items: readonly FixItem[];
  readonly undoable: boolean;
  /** What went wrong, in a sentence; for `failed` only. */
  readonly problem: string | undefined;
}
