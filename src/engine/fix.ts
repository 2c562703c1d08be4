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
  reload: {
    label: 'Reload past the cache',
    cost: 'Loads the page anew from the server. What you typed into the page is lost.',
    undoable: false,
  },
  'delete-cookies': {
    label: 'Delete the cookies at fault and reload',
    cost: 'If your sign-in is kept in them, you sign in anew. Can be undone until the browser closes.',
    undoable: true,
  },
  'sign-in-again': {
    label: 'Sign in again',
    cost: 'Opens the sign-in page in this tab. What you typed into the page is lost.',
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
  'clear-storage': {
    label: 'Clear what this site stored and reload',
    cost: 'The page begins as on a first visit: you may have to sign in anew, and drafts that it kept are gone. Cookies stay. Can be undone until the browser closes, as far as is said above.',
    undoable: true,
  },
  'forget-saved-sign-in': {
    label: 'Forget the saved name and password',
    cost: 'The browser asks for name and password again. Cannot be undone: the browser does not give the password out.',
    undoable: false,
  },
} as const satisfies Record<string, FixMeta>;

export type FixId = keyof typeof fixes;

/** A fix, and what it is to be done to where that is not plain from the failure. */
export interface FixChoice {
  readonly fix: FixId;
  /** Names of the cookies at fault, for `delete-cookies`. */
  readonly cookies?: readonly string[] | undefined;
}

/** One thing that a fix takes away, by name; values never. */
export type FixItem = CookieItem | StoredItem;

export interface CookieItem {
  readonly what: 'cookie';
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Top-level site of a partitioned cookie. */
  readonly partition: string | undefined;
}

export type StoredKind = 'local-storage' | 'session-storage' | 'database' | 'cache' | 'service-worker';

/** What a page keeps in the browser beside cookies. */
export interface StoredItem {
  readonly what: 'stored';
  readonly kind: StoredKind;
  /** A key, the name of a database or of a cache, the scope of a service worker. */
  readonly name: string;
  /** An undo puts it back. */
  readonly comesBack: boolean;
}

/** Exactly what a fix would do, before it does it. */
export interface FixPreview {
  readonly items: readonly FixItem[];
  /** Hosts beside the failed one that are touched (`pay.shop.example`). */
  readonly alsoTouches: readonly string[];
  /** How many other tabs show a page that is touched. */
  readonly otherTabs: number;
  /** What this browser does differently, or what cannot be put back; whole sentences. */
  readonly notes: readonly string[];
  /** Where it leads, without secrets. */
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
  /** `applying` and `undoing` are over in a moment, or were cut off; `running` waits for the page to make the request again. */
  readonly state: 'applying' | 'running' | 'checked' | 'unchecked' | 'failed' | 'undoing' | 'undone';
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
