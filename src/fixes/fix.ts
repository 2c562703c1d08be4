/** What a fix is: it says exactly what goes, does that and no more, and puts it back. */

import type { Exchange, RawExchange, RawJarCookie } from '../engine/exchange.ts';
import type { FixPreview } from '../engine/fix.ts';

/** The failure that is to be put right. */
export interface Target {
  readonly exchange: Exchange;
  /** The same with secrets; undefined where it is no longer kept. */
  readonly raw: RawExchange | undefined;
  readonly tabId: number;
  /** The cookie store of the tab: private windows and containers have their own. */
  readonly storeId: string | undefined;
}

export interface Fix {
  preview(target: Target): Promise<Omit<FixPreview, 'fix'>>;
  /** What an undo needs, gathered before anything is done, so that a worker killed in the middle can still put it back. */
  remember(target: Target): Promise<readonly RawJarCookie[]>;
  /** Does it, then makes the page ask again. Throws a sentence that says what went wrong. */
  apply(target: Target, remembered: readonly RawJarCookie[]): Promise<void>;
  undo?(remembered: readonly RawJarCookie[]): Promise<void>;
}

/** A preview that takes nothing away. */
export const nothingGoes = { items: [], alsoTouches: [], notes: [], target: undefined, impossible: undefined } as const;
