/** A screen's end: a port that comes back after the worker slept, and requests on a click. */

import type { Runtime } from 'webextension-polyfill';
import { MAX_BODY, type RawExchange } from '../engine/exchange.ts';
import type { FixChoice } from '../engine/fix.ts';
import type { BodySide } from '../engine/masked-body.ts';
import type { SecretPlace, TokenPlace } from '../engine/originals.ts';
import { browser, originPattern } from '../platform/browser.ts';
import { managementAccess } from '../platform/management-access.ts';
import { answerReading } from '../platform/response-filter.ts';
import { openViewer } from '../platform/tabs.ts';
import type { Answers, Reply, Request, Update } from './protocol.ts';
import { portName, type Scope } from './scope.ts';

/** After this many failed attempts in a row the connection is given up as lost. */
const ATTEMPTS = 5;

export type Connection = 'connected' | 'reconnecting' | 'lost';

/** Everything a screen needs of the background; the screens' `Source`. */
export function connectSource(tabId: number, of: Scope['of'] = 'tab') {
  /** The extension was updated or removed under this page: it speaks to nobody any more. */
  let isStranded = false;
  return {
    subscribe(listener: (update: Update) => void, onConnection: (connection: Connection) => void): () => void {
      let stopped = false;
      let failed = 0;
      let port: Runtime.Port | undefined;
      const connect = (): void => {
        if (stopped) return;
        if (isStranded) {
          // Somebody asked to try again: the same page of the new version, if there is one.
          location.reload();
          return;
        }
        try {
          port = browser.runtime.connect({ name: portName({ tabId, of }) });
        } catch {
          isStranded = true;
          onConnection('lost');
          return;
        }
        port.onMessage.addListener((update: unknown) => {
          failed = 0;
          onConnection('connected');
          listener(update as Update);
        });
        port.onDisconnect.addListener(() => {
          if (stopped) return;
          failed += 1;
          onConnection(failed > ATTEMPTS ? 'lost' : 'reconnecting');
          if (failed <= ATTEMPTS) setTimeout(connect, 50 * 2 ** failed);
        });
      };
      connect();
      return () => {
        stopped = true;
        port?.disconnect();
      };
    },
    reveal: (exchangeId: string, hop: number, place: SecretPlace) => ask({ ask: 'reveal', exchangeId, hop, place }),
    maskedBody: (exchangeId: string, hop: number, side: BodySide) => ask({ ask: 'masked-body', exchangeId, hop, side }),
    maskedToken: (exchangeId: string, hop: number, token: TokenPlace) => ask({ ask: 'masked-token', exchangeId, hop, token }),
    request: (exchangeId: string, hop: number) => ask({ ask: 'request', exchangeId, hop }),
    openPage: (address: string) => openPage(tabId, address),
    live: {
      previewFix: (exchangeId: string, choice: FixChoice) => ask({ ask: 'preview', exchangeId, choice }),
      applyFix: (exchangeId: string, choice: FixChoice) => ask({ ask: 'apply', exchangeId, choice }),
      undoFix: (runId: string) => ask({ ask: 'undo', runId }),
      stopWaiting: (runId: string) => ask({ ask: 'stop-waiting', runId }),
      askAgain: (exchangeId: string) => ask({ ask: 'read-answer', exchangeId }),
      startTries: (exchangeId: string, tries: readonly string[]) => ask({ ask: 'try', exchangeId, tries: [...tries] }),
      cancelTries: (runId: string) => ask({ ask: 'cancel-tries', runId }),
      mayOpenPrivate: () => browser.extension.isAllowedIncognitoAccess(),
      answerReading: answerReading(),
      management: managementAccess(),
      requestAccess: (origin: string) => browser.permissions.request({ origins: [originPattern(origin)] }),
      watchAgain: () => ask({ ask: 'watch-again', tabId }),
      openOptions: () => browser.runtime.openOptionsPage(),
      openViewer,
      reload: () => ask({ ask: 'reload', tabId }),
      clear: () => ask({ ask: 'clear', tabId, of }),
    },
    ...(location.search === '' ? { openInWindow: () => openInWindow(tabId) } : {}),
  };
}

/** On a click: exchanges with their secrets, as far as they are still kept. */
export const readOriginals = (ids: readonly string[]): Promise<readonly RawExchange[]> => ask({ ask: 'originals', ids: [...ids] });

/** A page that a guide leads to, beside this tab. */
export const openPage = (tabId: number, address: string): Promise<undefined> => ask({ ask: 'open-page', tabId, address });

/** From the developer tools: what a request of this tab was answered with. */
export const tellBody = (told: Omit<Extract<Request, { ask: 'body' }>, 'ask'>): Promise<undefined> =>
  ask({ ask: 'body', ...told, text: told.text.slice(0, MAX_BODY) });

/** For the page of settings, which is of no tab. */
export const erasing = {
  previewErasure: () => ask({ ask: 'preview-erasure' }),
  /** Undefined, or a sentence that says what is left. */
  erase: () => ask({ ask: 'erase' }),
};

async function openInWindow(tabId: number): Promise<void> {
  await browser.windows.create({ url: `${location.pathname}?tabId=${tabId}`, type: 'popup', width: 460, height: 680 });
}

async function ask<Ask extends Request['ask']>(request: Extract<Request, { ask: Ask }>): Promise<Answers[Ask]> {
  const reply = (await browser.runtime.sendMessage(request)) as Reply<Ask>;
  if (!reply.ok) throw new Error(reply.problem);
  return reply.value;
}
