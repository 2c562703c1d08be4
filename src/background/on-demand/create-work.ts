/** All that the background does beside listening, put together when there is something to do. */

import type { Exchange, RawBody, RawExchange } from '../../engine/exchange.ts';
import type { Fingerprint } from '../../engine/observe.ts';
import type { Snapshot } from '../../engine/page.ts';
import { answer, type Handlers } from '../../messaging/answer.ts';
import type { Reply, Request } from '../../messaging/protocol.ts';
import type { Scope } from '../../messaging/scope.ts';
import type { Server } from '../../messaging/server.ts';
import { browser } from '../../platform/browser.ts';
import { addressOf, openBeside } from '../../platform/tabs.ts';
import type { Area } from '../../storage/area.ts';
import { createPausedRecord } from '../../storage/paused.ts';
import type { Stores } from '../../storage/stores.ts';
import type { CloserLook } from '../closer-look.ts';
import type { Pages } from '../pages.ts';
import type { LiveSettings } from '../settings.ts';
import type { Successes } from '../successes.ts';
import { createAskAgain } from './ask-again.ts';
import { createBodies } from './bodies.ts';
import { createClearing } from './clear.ts';
import { createEraser } from './erase.ts';
import { createFixes } from './fixes.ts';
import { createKeeper } from './keeper.ts';
import { createOriginals } from './originals.ts';
import { createRecorder } from './recorder.ts';
import { createSnapshots } from './snapshot.ts';
import { createTeller } from './teller.ts';
import { createTrailKeeper } from './trail.ts';
import { createTries } from './tries.ts';

/** What is there from the first moment on. */
export interface Ground {
  /** `storage.local`, `storage.session`. */
  readonly local: Area;
  readonly session: Area;
  readonly stores: Stores;
  readonly settings: LiveSettings;
  readonly pages: Pages;
  readonly successes: Successes;
  readonly server: Server;
  readonly closerLook: CloserLook;
  readonly fingerprint: Promise<Fingerprint>;
  /** The badge and the screens of a tab. */
  refresh(tabId: number): Promise<void>;
}

export interface Work {
  /** The failure that was written down, or undefined where it is none. Of an exchange that `mayFail()`. */
  record(raw: RawExchange): Promise<Exchange | undefined>;
  /** A failure that was written down: to the screens, to the badge, and to what looks at its site from now on. */
  tell(failure: Exchange): Promise<void>;
  /** The end of a request whose beginning was written down by a background that was ended meanwhile. */
  endUnseen(id: string, error: string): Promise<void>;
  /** Names the request that a refused preflight held back. */
  heldBack(id: string, method: string): Promise<void>;
  /** What an answer said in its body, from where it passed. */
  bodyPassed(requestId: string, body: RawBody): Promise<void>;
  /** What worked, oldest first. */
  write(successes: readonly RawExchange[]): Promise<void>;
  /** Every exchange that ends: perhaps it is one that a fix waits for. */
  see(raw: RawExchange): Promise<void>;
  /** Is the end of a request waited for? */
  isAsking(): boolean;
  /** An exchange that is ours, not the page's. Asked at its end. */
  claims(raw: RawExchange): boolean;
  snapshot(scope: Scope): Promise<Snapshot>;
  answer(message: unknown): Promise<Reply<Request['ask']>>;
  /** After the background was ended: what was under way is taken up again. */
  resume(): Promise<void>;
  /** It may manage other extensions again. */
  mayManage(): Promise<void>;
  /** Of what is kept on disk, what is too old by the settings goes. */
  tidy(): Promise<void>;
}

export function createWork(ground: Ground): Work {
  const { local, stores, settings, pages, successes, server, closerLook, fingerprint, refresh } = ground;
  const keeper = createKeeper(local, fingerprint, settings);
  const trail = createTrailKeeper(stores, successes, fingerprint, settings);
  const originals = createOriginals(stores.vault);
  const paused = createPausedRecord(local);
  const fixes = createFixes(stores, paused, fingerprint, (run) => server.tell(run.tabId, { kind: 'run', run }));
  const recorder = createRecorder(stores, fingerprint, settings, keeper, (tabId, ids, dropped) =>
    server.tell(tabId, { kind: 'dropped', ids, dropped }),
  );
  const tellScreens = createTeller(stores, trail, server);
  const bodies = createBodies(recorder, (tabId) => stores.log.list(tabId));
  const askAgain = createAskAgain(stores, recorder, tellFailure);
  const tries = createTries(stores, trail, fingerprint, (run) => server.tell(run.tabId, { kind: 'tries', run }));
  const eraser = createEraser({ ...ground, trail, kept: keeper, fixes, paused });
  const clearing = createClearing({ ...ground, trail, kept: keeper, eraser });
  const snapshots = createSnapshots({ stores, pages, trail, kept: keeper });

  const tidy = async (): Promise<void> => {
    await settings.ready;
    await keeper.tidy(settings.now());
  };
  void tidy();

  async function tellFailure(exchange: Exchange | undefined): Promise<void> {
    if (!exchange) return;
    await tellScreens(exchange);
    await refresh(exchange.place.tabId);
  }

  async function tellSharpened(exchanges: readonly Exchange[]): Promise<undefined> {
    for (const exchange of exchanges) await tellFailure(exchange);
  }

  const handlers: Handlers = {
    preview: ({ exchangeId, choice }) => fixes.preview(exchangeId, choice),
    apply: ({ exchangeId, choice }) => fixes.apply(exchangeId, choice).then(() => undefined),
    undo: ({ runId }) => fixes.undo(runId).then(() => undefined),
    'stop-waiting': ({ runId }) => fixes.stopWaiting(runId).then(() => undefined),
    reveal: ({ exchangeId, hop, place }) => originals.reveal(exchangeId, hop, place),
    'masked-body': ({ exchangeId, hop, side }) => originals.maskedBody(exchangeId, hop, side),
    'masked-token': ({ exchangeId, hop, token }) => originals.maskedToken(exchangeId, hop, token),
    request: ({ exchangeId, hop }) => originals.request(exchangeId, hop),
    originals: ({ ids }) => originals.exchanges(ids),
    'open-page': ({ tabId, address }) => openBeside(tabId, address).then(() => undefined),
    reload: ({ tabId }) => browser.tabs.reload(tabId).then(() => undefined),
    clear: ({ tabId, of }) => (of === 'all' ? clearing.allLike(tabId) : clearing.tab(tabId)),
    body: async (body) => (settings.leftOutBy(body.url).length > 0 ? undefined : bodies.told(body).then(tellSharpened)),
    'read-answer': ({ exchangeId }) => askAgain.ask(exchangeId),
    try: ({ exchangeId, tries: ids }) => tries.start(exchangeId, ids).then(() => undefined),
    'cancel-tries': async ({ runId }) => tries.cancel(runId),
    'watch-again': async ({ tabId }) => void (await settings.watchAgain(await addressOf(tabId))),
    'preview-erasure': () => eraser.preview(),
    erase: clearing.everything,
  };

  return {
    record: recorder.record,

    async tell(failure) {
      void closerLook.at(failure);
      await tellFailure(failure);
      await tellSharpened(await bodies.recorded(failure));
    },

    endUnseen: (id, error) => recorder.ended(id, { kind: 'error', error }).then(tellFailure),
    heldBack: (id, method) => recorder.heldBack(id, method).then(tellFailure),
    bodyPassed: (requestId, body) => bodies.passed(requestId, body).then(tellSharpened),
    write: trail.write,
    see: fixes.see,
    isAsking: () => fixes.isWaiting() || askAgain.isAsking() || tries.isAsking(),
    claims: (raw) => tries.claims(raw) || askAgain.claims(raw),

    async snapshot(scope) {
      if (scope.of === 'all') return snapshots.ofAll(scope.tabId);
      const snapshot = await snapshots.ofTab(scope.tabId);
      // A person opened a screen: what the page itself says comes after what is known already.
      void bodies.readPage(scope.tabId, snapshot.failures, snapshot.currentIds).then(tellSharpened);
      return snapshot;
    },

    answer: (message) => answer(message, handlers),
    resume: async () => void (await Promise.all([fixes.resume(), tries.resume()])),
    mayManage: fixes.allowed,
    tidy,
  };
}
