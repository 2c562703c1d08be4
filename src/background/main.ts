/**
 * The background: it listens, counts on the badge, and keeps what worked for a moment. All else, whatever reads what an exchange says or
 * does what a screen asks for, is in `on-demand/`, and is loaded when there is something to do. Listeners are registered synchronously; each
 * body awaits `ready`.
 */

import { createAssembler, type Ended } from '../capture/assemble.ts';
import { type Listeners, listen, watchClosely } from '../capture/webrequest.ts';
import type { RawExchange } from '../engine/exchange.ts';
import { createFingerprint } from '../engine/fingerprint.ts';
import { serve } from '../messaging/server.ts';
import { browser, observer } from '../platform/browser.ts';
import { isMarked } from '../platform/mark.ts';
import { watchAnswers } from '../platform/response-filter.ts';
import { hasPrivateWindow, isPrivate } from '../platform/tabs.ts';
import type { Area } from '../storage/area.ts';
import { fingerprintKey } from '../storage/fingerprint-key.ts';
import { createStores, forgetPrivate } from '../storage/stores.ts';
import { showBadge } from './badge.ts';
import { createCloserLook } from './closer-look.ts';
import { coalesce } from './coalesce.ts';
import { welcomeOnInstall } from './first-run.ts';
import { isLeftOver } from './left-over.ts';
import { mayFail } from './may-fail.ts';
import type { Ground, Work } from './on-demand/create-work.ts';
import { watchOverdue } from './overdue.ts';
import { trackPages } from './pages.ts';
import { followSettings } from './settings.ts';
import { createSuccesses } from './successes.ts';
import { watchTabs } from './tabs.ts';

/** The polyfill's types are older than `getKeys`. */
const session = browser.storage.session as unknown as Area;
const local = browser.storage.local as unknown as Area;
const stores = createStores(session);
const assembler = createAssembler(observer);
const settings = followSettings(local, (now, before) => {
  if (now.keepDays !== before.keepDays) void work().then(({ tidy }) => tidy());
  void closerLook.resume();
  refreshAll();
});
const pages = trackPages(stores, settings);
const successes = createSuccesses((exchanges) => void work().then((loaded) => loaded.write(exchanges)));

const server = serve({
  async snapshot(scope) {
    await ready;
    return (await work()).snapshot(scope);
  },
  /** Whose windows are of one kind, private or not, are shown together. */
  areAlike: async (tabId, other) => (await isPrivate(tabId)) === (await isPrivate(other)),
  answer: (message) => work().then((loaded) => loaded.answer(message)),
  watched: (isWatched) => closerLook.whileWatched(isWatched),
});

watchAnswers(
  (status, url) => status >= 400 && status < 520 && settings.leftOutBy(url).length === 0,
  (requestId, body) => void work().then((loaded) => loaded.bodyPassed(requestId, body)),
);

/** The badge and the screens of a tab, after something changed there. */
const refresh = coalesce(async (tabId: number) => {
  await ready;
  const ids = await stores.log.ids(tabId);
  if (ids.length === 0 && !server.isWatched(tabId)) return showBadge(tabId, 0);
  const { page, currentIds } = await pages.read(tabId, ids);
  server.tell(tabId, { kind: 'page', page, currentIds });
  await showBadge(tabId, currentIds.length);
});

let working: Work | undefined;
let loading: Promise<Work> | undefined;

/** Loads it where it is not there yet. */
function work(): Promise<Work> {
  loading ??= import('./on-demand/create-work.ts').then(
    ({ createWork }) => {
      working = createWork(ground);
      return working;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** What a woken background has to take up again before it judges what happens now. */
const ready: Promise<unknown> = Promise.all([settings.ready, takeUpAgain(), forgetClosedPrivate()]);
let isAwake = false;
void ready.then(() => {
  isAwake = true;
});

async function takeUpAgain(): Promise<void> {
  if (await isLeftOver(stores, local)) await (await work()).resume();
}

/** An answer that failed and has not ended after this long is written down as it is. In milliseconds. */
const SLOW_MS = 200;
const overdue = watchOverdue(SLOW_MS, (requestId) => void writeDown(assembler.soFar(requestId)));

const listeners: Listeners = {
  beforeRequest: (event) => assembler.beforeRequest(event),
  beforeSendHeaders: (event) => assembler.beforeSendHeaders(event),
  sendHeaders(event) {
    assembler.sendHeaders(event);
    if (event.type === 'main_frame' && event.tabId >= 0 && !isMarked(event.url)) void pages.began(event);
  },
  headersReceived(event) {
    assembler.headersReceived(event);
    if (event.status >= 400) overdue.began(event.requestId);
  },
  responseStarted: (event) => assembler.responseStarted(event),
  completed(event) {
    overdue.ended(event.requestId);
    const end = assembler.completed(event);
    if (end.isPlain && end.event.type !== 'main_frame' && isAwake && !working?.isAsking()) successes.see(end);
    else void ended(end);
  },
  errorOccurred(event) {
    overdue.ended(event.requestId);
    const result = assembler.errorOccurred(event);
    if (result === undefined) return;
    if ('heldBackBy' in result) void work().then((loaded) => loaded.heldBack(result.heldBackBy, result.method));
    else if ('unseen' in result) void endUnseen(result.unseen, result.error);
    else void ended(result);
  },
};

listen(listeners);
const closerLook = createCloserLook(stores, settings, watchClosely(listeners));
void settings.ready.then(closerLook.resume);

/** What failed and takes long to end, or whose end is not heard of, is told as far as it came: the worker may be killed before. */
async function writeDown(raw: RawExchange | undefined): Promise<void> {
  if (raw === undefined || isOurs(raw)) return;
  const { record, tell } = await work();
  const failure = await record(raw);
  if (failure) await tell(failure);
}

/** Most requests that end so were blocked by something else, and are none of ours. */
async function endUnseen(id: string, error: string): Promise<void> {
  if ((await stores.log.get(id)) !== undefined) await (await work()).endUnseen(id, error);
}

async function ended(end: Ended): Promise<void> {
  const raw = end.exchange();
  if (isOurs(raw)) return;
  // What failed is written down at once; the rest waits until what was under way before is taken up.
  const recorded = mayFail(raw) ? work().then(({ record }) => record(raw)) : undefined;
  await ready;
  if (raw.resourceType === 'main_frame') {
    await pages.ended(raw);
    void refresh(raw.place.tabId);
  }
  await working?.see(raw);
  const failure = await recorded;
  if (failure) await working?.tell(failure);
  else successes.see(end);
}

/** An exchange that we made: no failure of a page, and no success of it either. */
const isOurs = (raw: RawExchange): boolean => working?.claims(raw) === true || isMarked(raw.hops[0].url);

/** When the last private window is gone, so is everything it left here. */
async function forgetClosedPrivate(): Promise<void> {
  if (!(await hasPrivateWindow())) await forgetPrivate(stores);
}

welcomeOnInstall(local);
browser.windows.onRemoved.addListener(() => void forgetClosedPrivate().then(closerLook.resume));
// That it is listened to wakes the background when the browser starts; what is left over is taken up then.
browser.runtime.onStartup.addListener(() => undefined);
browser.permissions.onAdded.addListener(({ permissions }) => {
  if (permissions?.includes('management')) void work().then(({ mayManage }) => mayManage());
});

const refreshAll = watchTabs(
  (tabId) => void refresh(tabId),
  (url) => settings.leftOutBy(url).length > 0,
);

const ground: Ground = {
  local,
  session,
  stores,
  settings,
  pages,
  successes,
  server,
  closerLook,
  refresh,
  fingerprint: fingerprintKey(session).then(createFingerprint),
};
