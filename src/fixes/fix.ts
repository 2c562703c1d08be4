/** What a fix is: it says exactly what goes, remembers it, and takes that and no more. Putting back is the same for all (`put-back.ts`). */

import type { Exchange, RawExchange } from '../engine/exchange.ts';
import { lastHop } from '../engine/exchange.ts';
import type { FixChoice, FixPreview } from '../engine/fix.ts';
import type { Remembered } from './remembered.ts';

/** The failure that is to be put right. */
export interface Target {
  readonly exchange: Exchange;
  /** The same with secrets; undefined where it is no longer kept. */
  readonly raw: RawExchange | undefined;
  readonly tabId: number;
  /** The cookie store of the tab: private windows and containers have their own. */
  readonly storeId: string | undefined;
  readonly choice: FixChoice;
}

export interface Fix {
  preview(target: Target): Promise<FixPreview>;
  /** What it takes away, gathered before anything is done, so that a worker killed in the middle can still put it back. */
  remember(target: Target): Promise<readonly Remembered[]>;
  /** Does it. Throws a sentence that says what went wrong. */
  apply(target: Target, remembered: readonly Remembered[]): Promise<void>;
  /** Where it leads, for the request to be made again there. Not given: the page that made it is loaded anew. */
  leads?(target: Target): Promise<Lead>;
}

export interface Lead {
  readonly tabId: number;
  /** The page that is opened in it. */
  readonly url: string;
  /** The request whose answer shows whether it helped; the one that failed, where it is not given. */
  readonly awaited?: string;
  /**
   * `page`: asks at once. `user`: when the user has gone on from there, which takes as long as it takes. `nobody`: what happens there is
   * not seen.
   */
  readonly askedBy: 'page' | 'user' | 'nobody';
}

/** A preview that takes nothing away. */
export const nothingGoes: FixPreview = {
  items: [],
  alsoTouches: [],
  otherTabs: 0,
  notes: [],
  target: undefined,
  impossible: undefined,
};

/** The address that failed; whole where it is still kept. */
export const addressOf = ({ raw, exchange }: Pick<Target, 'raw' | 'exchange'>): URL =>
  new URL(raw?.hops.at(-1)?.url ?? lastHop(exchange).url);
