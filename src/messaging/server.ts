/** The background's end: ports that are told what happens, and requests from our own pages alone. */

import type { Runtime } from 'webextension-polyfill';
import type { Change, Snapshot } from '../engine/page.ts';
import { browser } from '../platform/browser.ts';
import type { Reply, Request } from './protocol.ts';
import { readPortName, type Scope } from './scope.ts';

export interface Server {
  /** A screen shows this tab. */
  isWatched(tabId: number): boolean;
  /** To every screen that shows this tab. */
  tell(tabId: number, change: Change): void;
}

interface Screen extends Scope {
  /** What happened while its first snapshot was being made; undefined once it was sent. */
  backlog: Change[] | undefined;
  /** Of a screen for all tabs: what is told after what was told before it. */
  turn: Promise<void>;
}

export interface State {
  snapshot(scope: Scope): Promise<Snapshot>;
  /** Are these tabs' windows both private, or both not? */
  areAlike(tabId: number, other: number): Promise<boolean>;
  /** What a screen asks for; whatever it sent. */
  answer(message: unknown): Promise<Reply<Request['ask']>>;
}

/** Must be called synchronously while the worker's script runs. */
export function serve({ snapshot, areAlike, answer }: State): Server {
  const screens = new Map<Runtime.Port, Screen>();

  const post = (port: Runtime.Port, screen: Screen, change: Change): void => {
    if (screen.backlog) screen.backlog.push(change);
    else if (screens.has(port)) port.postMessage(change);
  };

  browser.runtime.onConnect.addListener((port) => {
    const scope = readPortName(port.name);
    if (scope === undefined || !isOurs(port.sender)) return port.disconnect();
    const screen: Screen = { ...scope, backlog: [], turn: Promise.resolve() };
    screens.set(port, screen);
    port.onDisconnect.addListener(() => screens.delete(port));
    void snapshot(scope).then((state) => {
      const missed = screen.backlog ?? [];
      screen.backlog = undefined;
      for (const update of [state, ...missed]) if (screens.has(port)) port.postMessage(update);
    });
  });

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender): Promise<Reply<Request['ask']>> | undefined =>
    isOurs(sender) ? answer(message) : undefined,
  );

  return {
    isWatched: (tabId) => [...screens.values()].some((screen) => screen.of === 'all' || screen.tabId === tabId),

    tell(tabId, change) {
      for (const [port, screen] of screens) {
        if (screen.tabId === tabId && screen.of === 'tab') post(port, screen, change);
        // The page is that of one tab, and so is what is current.
        if (screen.of !== 'all' || change.kind === 'page') continue;
        screen.turn = screen.turn.then(async () => {
          if (await areAlike(screen.tabId, tabId)) post(port, screen, change);
        });
      }
    },
  };
}

/** Content scripts and other extensions have no business here. */
const isOurs = (sender: Runtime.MessageSender | undefined): boolean =>
  sender?.id === browser.runtime.id && (sender.url?.startsWith(browser.runtime.getURL('')) ?? false);
