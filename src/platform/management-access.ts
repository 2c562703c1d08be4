/** Asking for the optional permission `management`, in a click. */

import type { Permissions, Storage } from 'webextension-polyfill';
import { browser } from './browser.ts';
import { mayManage } from './extensions.ts';

/** Which failure it is asked for; lies in session memory, since the browser's prompt may close the popup. */
interface Asking {
  readonly exchangeId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const KEY = 'asking';
/** A prompt that was left open for longer is no longer what the user is about. In milliseconds. */
const RECENT_MS = 2 * 60_000;

export interface ManagementAccess {
  /** Must be called in a click. */
  grant(exchangeId: string): Promise<boolean>;
  /** The failure that was asked for when the popup was closed, if it was granted; once. */
  interrupted(): Promise<string | undefined>;
}

/** Undefined where this page may not ask: Firefox's developer tools give their pages no `permissions`. */
export function managementAccess(): ManagementAccess | undefined {
  const api = browser.permissions as Permissions.Static | undefined;
  const { session } = browser.storage as { readonly session?: Storage.StorageArea };
  if (api === undefined || session === undefined) return undefined;
  return {
    async grant(exchangeId) {
      const asking: Asking = { exchangeId, at: Date.now() };
      // Not awaited: the browser asks only in the click itself.
      void session.set({ [KEY]: asking });
      const granted = await api.request({ permissions: ['management'] });
      await session.remove(KEY);
      return granted;
    },
    async interrupted() {
      const asking = (await session.get(KEY))[KEY] as Asking | undefined;
      if (asking === undefined) return undefined;
      await session.remove(KEY);
      return Date.now() - asking.at < RECENT_MS && (await mayManage()) ? asking.exchangeId : undefined;
    },
  };
}
