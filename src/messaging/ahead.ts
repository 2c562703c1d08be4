/** What `public/ask.js` asked before the screen's modules were there. */

import type { Runtime } from 'webextension-polyfill';
import type { Update } from './protocol.ts';

export interface Ahead {
  readonly tabId: number;
  readonly port: Runtime.Port;
  /** What has come since, in its order. */
  readonly told: readonly Update[];
  /** The background has hung up. */
  readonly isOver: boolean;
  /** Nothing more is put into `told`. */
  stopHearing(): void;
}

/** Undefined where nothing was asked, or nobody answers. */
export async function askedAhead(): Promise<Ahead | undefined> {
  const { askedAhead } = globalThis as { readonly askedAhead?: Promise<Ahead | undefined> };
  return askedAhead;
}

/** The port with what has come over it; once. Undefined where it must be asked anew. */
export function takeOver(ahead: Ahead | undefined): Pick<Ahead, 'port' | 'told'> | undefined {
  if (ahead === undefined || ahead.isOver) return undefined;
  ahead.stopHearing();
  return ahead;
}
