/** What can be done about a cause at the press of a button. The doing is in `src/fixes`, one file for each id. */

import type { Correction } from './corrected-address.ts';
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
  'open-address': {
    label: 'Open the right address',
    cost: 'Opens it in this tab. What you typed into the page is lost.',
    undoable: false,
  },
  'open-private': {
    label: 'Try a private window',
    cost: 'Opens a window that knows nothing of your sign-ins. Nothing is changed here.',
    undoable: false,
  },
  'pause-extensions': {
    label: 'Pause other extensions',
    cost: 'Loads the page anew each time, and then switches them on again. What you typed into the page is lost. What they keep open closes: a password manager asks to be unlocked again.',
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
  /** What of the address is to be another, for `open-address`. */
  readonly address?: Correction | undefined;
  /** For `pause-extensions`, once the user has chosen. */
  readonly pause?: PauseChoice | undefined;
}

/** `together` and `one-by-one` switch them on again by themselves; `stay-off` is for the one that was found. */
export interface PauseChoice {
  /** Ids of the extensions. */
  readonly extensions: readonly string[];
  readonly way: 'together' | 'one-by-one' | 'stay-off';
}

/** One thing that a fix takes away, by name; values never. */
export type FixItem = CookieItem | StoredItem | ExtensionItem;

export interface CookieItem {
  readonly what: 'cookie';
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Top-level site of a partitioned cookie. */
  readonly partition: string | undefined;
}

/** Another extension, switched on, that can touch the failed request or its page. */
export interface ExtensionItem {
  readonly what: 'extension';
  readonly id: string;
  readonly name: string;
  readonly reach: ExtensionReach;
}

/**
 * `this-site`, `all-sites`: reads and changes pages. Those from `proxy` on need no access to a site. `unknown`: of scripts that run in
 * pages by themselves the browser does not tell.
 */
export type ExtensionReach = 'this-site' | 'all-sites' | 'proxy' | 'blocking' | 'settings' | 'debugger' | 'unknown';

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
  /** The browser must be asked for this before more can be said. */
  readonly asksFor?: 'management';
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
  /** For `pause-extensions`, but where one stays off. */
  readonly search?: PauseSearch;
}

/** Which of `items` it was: they are switched off in their order, alone or together, and are on again at the end. */
export interface PauseSearch {
  readonly way: 'together' | 'one-by-one';
  /** The tries that are over. The first is with all of them on: what works then is not their fault. */
  readonly tries: readonly PauseTry[];
}

export interface PauseTry {
  /** Undefined where the request got no answer. */
  readonly after: number | undefined;
  /** The same request did not fail. */
  readonly helped: boolean;
}
