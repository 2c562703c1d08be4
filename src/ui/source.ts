/** Where a screen's state comes from. A surface injects one; components never know whether a browser stands behind it. */

import type { AskedAgain } from '../engine/ask-again.ts';
import type { SentRequest } from '../engine/exchange.ts';
import type { FixChoice, FixPreview } from '../engine/fix.ts';
import type { BodySide, MaskedBody } from '../engine/masked-body.ts';
import type { MaskedToken } from '../engine/masked-token.ts';
import type { SecretPlace, TokenPlace } from '../engine/originals.ts';
import type { Change, Snapshot } from '../engine/page.ts';

export type Connection = 'connected' | 'reconnecting' | 'lost';

export interface AnswerReading {
  granted(): Promise<boolean>;
  /** The browser's own prompt; must be called in a click. */
  grant(): Promise<boolean>;
}

/** Seeing and switching other extensions. */
export interface ManagementAccess {
  /** The browser's own prompt; must be called in a click. It may close the popup, which then goes on where it was. */
  grant(exchangeId: string): Promise<boolean>;
  /** The failure whose preview was open when the prompt closed the popup, if it was granted; once. */
  interrupted(): Promise<string | undefined>;
}

/** What why401 does in the browser, where the failures are still at hand. */
export interface Live {
  previewFix(exchangeId: string, choice: FixChoice): Promise<FixPreview>;
  /** Resolves when it was started; its progress and result come as `run` changes. */
  applyFix(exchangeId: string, choice: FixChoice): Promise<void>;
  /** Of a search that is under way: ends it. */
  undoFix(runId: string): Promise<void>;
  /** Of a fix that waits for the request to be made again. */
  stopWaiting(runId: string): Promise<void>;
  /** Makes the failed request once more in its page, to read what the answer says; rejects with a sentence where that cannot be. */
  askAgain(exchangeId: string): Promise<AskedAgain>;
  /** Asks again with one thing changed at a time, by the ids of the plan; progress comes as `tries` changes. Rejects with a sentence. */
  startTries(exchangeId: string, tries: readonly string[]): Promise<void>;
  /** Nothing more is asked after the request that is under way. */
  cancelTries(runId: string): Promise<void>;
  /** May why401 open a private window? */
  mayOpenPrivate(): Promise<boolean>;
  /** Reading answers as they arrive, which Firefox lets the user grant; undefined elsewhere. */
  readonly answerReading?: AnswerReading | undefined;
  /** Undefined where this page may not ask for it. */
  readonly management?: ManagementAccess | undefined;
  /** Leaves the site that the tab shows out no longer. */
  watchAgain(): Promise<void>;
  /** The page of settings; must be called in a click. */
  openOptions(): Promise<void>;
  /** The page that explains HAR files, in a tab of its own. */
  openViewer(): Promise<void>;
  /** Asks the browser's own prompt for access to this site; must be called in a click. */
  requestAccess(origin: string): Promise<boolean>;
  reload(): Promise<void>;
  clear(): Promise<void>;
}

export interface Source {
  /** The state now, then every change; the listener may be called with a new snapshot after a reconnection. */
  subscribe(listener: (update: Snapshot | Change) => void, onConnection: (connection: Connection) => void): () => void;
  /** The secret itself, on a click; undefined where it is no longer kept. `hop`: index in the chain. */
  reveal(exchangeId: string, hop: number, place: SecretPlace): Promise<string | undefined>;
  /** A body without its secrets; undefined where it is no longer kept. */
  maskedBody(exchangeId: string, hop: number, side: BodySide): Promise<MaskedBody | undefined>;
  /** A token taken apart, without the values of its claims. */
  maskedToken(exchangeId: string, hop: number, token: TokenPlace): Promise<MaskedToken | undefined>;
  /** A request as it went out, with its secrets, on a click; undefined where it is no longer kept. `hop`: index in the chain. */
  request(exchangeId: string, hop: number): Promise<SentRequest | undefined>;
  /** A page of the web or of the browser in a tab of its own, on a click. */
  openPage(address: string): Promise<void>;
  /** Undefined where all is over (a file): nothing can be put right, asked again or cleared. */
  readonly live?: Live | undefined;
  /** Of a log that lists more than it holds in full: brings this exchange, which then is among the failures. */
  readonly open?: (exchangeId: string) => Promise<void>;
  /** The same popup as a tab or window of its own; absent where it is one already. */
  readonly openInWindow?: () => Promise<void>;
}
