/** The background: wires capture, storage, fixes and messaging. Listeners are registered synchronously; each body awaits `ready`. */

import { createAssembler, type Ended } from '../capture/assemble.ts';
import { type Listeners, listen, watchClosely } from '../capture/webrequest.ts';
import { type Exchange, lastHop, type RawExchange } from '../engine/exchange.ts';
import { hostOf } from '../engine/facts/address.ts';
import { createFingerprint } from '../engine/fingerprint.ts';
import type { Snapshot } from '../engine/page.ts';
import type { Scope } from '../messaging/protocol.ts';
import { serve } from '../messaging/server.ts';
import { browser, observer } from '../platform/browser.ts';
import { MARK } from '../platform/changed-request.ts';
import { watchAnswers } from '../platform/response-filter.ts';
import { addressOf, hasPrivateWindow, isPrivate, openBeside } from '../platform/tabs.ts';
import type { Area } from '../storage/area.ts';
import { fingerprintKey } from '../storage/fingerprint-key.ts';
import { createPausedRecord } from '../storage/paused.ts';
import type { Entry } from '../storage/ring.ts';
import { createStores, forgetPrivate } from '../storage/stores.ts';
import { createAskAgain } from './ask-again.ts';
import { showBadge } from './badge.ts';
import { createBodies } from './bodies.ts';
import { createCloserLook } from './closer-look.ts';
import { coalesce } from './coalesce.ts';
import { createEraser } from './erase.ts';
import { welcomeOnInstall } from './first-run.ts';
import { createFixes } from './fixes.ts';
import { createKeeper } from './keeper.ts';
import { createOriginals } from './originals.ts';
import { watchOverdue } from './overdue.ts';
import { trackPages } from './pages.ts';
import { createRecorder } from './recorder.ts';
import { followSettings } from './settings.ts';
import { watchTabs } from './tabs.ts';
import { createTeller } from './teller.ts';
import { createTrailKeeper } from './trail.ts';
import { createTries } from './tries.ts';

/** The polyfill's types are older than `getKeys`. */
const area = browser.storage.session as unknown as Area;
const local = browser.storage.local as unknown as Area;
const stores = createStores(area);
const fingerprint = fingerprintKey(area).then(createFingerprint);
const assembler = createAssembler(observer);
const settings = followSettings(local, (now, before) => {
  if (now.keepDays !== before.keepDays) void keeper.tidy(now);
  void closerLook.resume();
  refreshAll();
});
const keeper = createKeeper(local, fingerprint, settings);
const pages = trackPages(stores, settings);
const trail = createTrailKeeper(stores, fingerprint, settings);
const originals = createOriginals(stores.vault);

/** Whose windows are of one kind, private or not, are shown together. */
const areAlike = async (tabId: number, other: number): Promise<boolean> => (await isPrivate(tabId)) === (await isPrivate(other));

const server = serve(
  { snapshot: look, areAlike },
  {
    preview: ({ exchangeId, choice }) => runner.preview(exchangeId, choice),
    apply: ({ exchangeId, choice }) => runner.apply(exchangeId, choice).then(() => undefined),
    undo: ({ runId }) => runner.undo(runId).then(() => undefined),
    'stop-waiting': ({ runId }) => runner.stopWaiting(runId).then(() => undefined),
    reveal: ({ exchangeId, hop, place }) => originals.reveal(exchangeId, hop, place),
    'masked-body': ({ exchangeId, hop, side }) => originals.maskedBody(exchangeId, hop, side),
    'masked-token': ({ exchangeId, hop, token }) => originals.maskedToken(exchangeId, hop, token),
    request: ({ exchangeId, hop }) => originals.request(exchangeId, hop),
    originals: ({ ids }) => originals.exchanges(ids),
    'open-page': ({ tabId, address }) => openBeside(tabId, address).then(() => undefined),
    reload: ({ tabId }) => browser.tabs.reload(tabId).then(() => undefined),
    clear: ({ tabId, of }) => (of === 'all' ? clearAll(tabId) : clear(tabId)),
    body: async (body) => (settings.leftOutBy(body.url).length > 0 ? undefined : bodies.told(body).then(tellSharpened)),
    'read-answer': ({ exchangeId }) => askAgain.ask(exchangeId),
    try: ({ exchangeId, tries: ids }) => tries.start(exchangeId, ids).then(() => undefined),
    'cancel-tries': async ({ runId }) => tries.cancel(runId),
    'watch-again': async ({ tabId }) => void (await settings.watchAgain(await addressOf(tabId))),
    'preview-erasure': () => eraser.preview(),
    erase,
  },
);
const tell = createTeller(stores, trail, server);
const paused = createPausedRecord(local);
const runner = createFixes(stores, paused, fingerprint, (run) => server.tell(run.tabId, { kind: 'run', run }));
const recorder = createRecorder(stores, fingerprint, settings, keeper, (tabId, ids, dropped) =>
  server.tell(tabId, { kind: 'dropped', ids, dropped }),
);

const bodies = createBodies(recorder, (tabId) => stores.log.list(tabId));
const askAgain = createAskAgain(stores, recorder, tellFailure);
const eraser = createEraser({ stores, trail, kept: keeper, fixes: runner, paused, local, session: area });
const tries = createTries(stores, trail, fingerprint, (run) => server.tell(run.tabId, { kind: 'tries', run }));
/** An exchange that we made: no failure of a page, and no success of it either. */
const isOurs = (raw: RawExchange): boolean => tries.claims(raw) || askAgain.claims(raw) || raw.hops[0].url.includes(MARK);
watchAnswers(
  (status, url) => status >= 400 && status < 520 && settings.leftOutBy(url).length === 0,
  (requestId, body) => void bodies.passed(requestId, body).then(tellSharpened),
);

/** The badge and the screens of a tab, after something changed there. */
const refresh = coalesce(async (tabId: number) => {
  await ready;
  const { page, currentIds } = await readPage(tabId, await stores.log.ids(tabId));
  server.tell(tabId, { kind: 'page', page, currentIds });
  await showBadge(tabId, currentIds.length);
});

/** The page in a tab, and which of these failures are its own. */
async function readPage(tabId: number, ids: readonly string[]) {
  const page = await pages.state(tabId);
  return { page, currentIds: page.kind === 'left-out' ? [] : await pages.current(tabId, ids) };
}

/** An answer that failed and has not ended after this long is written down as it is. In milliseconds. */
const SLOW_MS = 200;
const overdue = watchOverdue(SLOW_MS, (requestId) => void writeDown(assembler.soFar(requestId)));

/** What a woken worker has to take up again before it judges what happens now. */
const ready = Promise.all([settings.ready, runner.resume(), tries.resume(), forgetClosedPrivate()]);
let isAwake = false;
void ready.then(() => {
  isAwake = true;
});

const listeners: Listeners = {
  beforeRequest: (event) => assembler.beforeRequest(event),
  beforeSendHeaders: (event) => assembler.beforeSendHeaders(event),
  sendHeaders(event) {
    assembler.sendHeaders(event);
    if (event.type === 'main_frame' && event.tabId >= 0 && !event.url.includes(MARK)) void pages.began(event);
  },
  headersReceived(event) {
    assembler.headersReceived(event);
    if (event.status >= 400) overdue.began(event.requestId);
  },
  responseStarted: (event) => assembler.responseStarted(event),
  completed(event) {
    overdue.ended(event.requestId);
    const end = assembler.completed(event);
    if (end.isPlain && end.event.type !== 'main_frame' && isAwake && !runner.isWaiting() && !askAgain.isAsking() && !tries.isAsking())
      trail.see(end);
    else void ended(end);
  },
  errorOccurred(event) {
    overdue.ended(event.requestId);
    const result = assembler.errorOccurred(event);
    if (result === undefined) return;
    if ('heldBackBy' in result) void recorder.heldBack(result.heldBackBy, result.method).then(tellFailure);
    else if ('unseen' in result) void recorder.ended(result.unseen, { kind: 'error', error: result.error }).then(tellFailure);
    else void ended(result);
  },
};

listen(listeners);
const closerLook = createCloserLook(stores, settings, watchClosely(listeners));
void settings.ready.then(closerLook.resume);
void settings.ready.then(() => keeper.tidy(settings.now()));

/** What failed and takes long to end, or whose end is not heard of, is told as far as it came: the worker may be killed before. */
async function writeDown(raw: RawExchange | undefined): Promise<void> {
  if (raw === undefined || isOurs(raw)) return;
  const failure = await recorder.record(raw);
  if (!failure) return;
  void closerLook.at(failure);
  await tellFailure(failure);
}

async function ended(end: Ended): Promise<void> {
  const raw = end.exchange();
  if (isOurs(raw)) return;
  const recorded = recorder.record(raw);
  await ready;
  if (raw.resourceType === 'main_frame') {
    await pages.ended(raw);
    void refresh(raw.place.tabId);
  }
  await runner.see(raw);
  const failure = await recorded;
  if (!failure) return trail.see(end);
  void closerLook.at(failure);
  await tellFailure(failure);
  await tellSharpened(await bodies.recorded(failure));
}

async function tellFailure(exchange: Exchange | undefined): Promise<void> {
  if (!exchange) return;
  await tell(exchange);
  await refresh(exchange.place.tabId);
}

async function tellSharpened(exchanges: readonly Exchange[]): Promise<undefined> {
  for (const exchange of exchanges) await tellFailure(exchange);
}

/** A person opened a screen: what the page itself says comes after what is known already. */
async function look({ tabId, of }: Scope): Promise<Snapshot> {
  if (of === 'all') return takeSnapshotOfAll(tabId);
  const snapshot = await takeSnapshot(tabId);
  void bodies.readPage(tabId, snapshot.failures, snapshot.currentIds).then(tellSharpened);
  return snapshot;
}

async function takeSnapshot(tabId: number): Promise<Snapshot> {
  await ready;
  const [failures, dropped, runs, ofTries] = await Promise.all([
    stores.log.list(tabId),
    stores.dropped.get(String(tabId)),
    stores.runs.list(tabId),
    stores.tries.list(tabId),
  ]);
  const ids = failures.map(({ id }) => id);
  const [around, { page, currentIds }] = await Promise.all([trail.around(failures), readPage(tabId, ids)]);
  return { tabId, page, failures, trail: around, dropped: dropped?.dropped ?? 0, runs, tries: ofTries, currentIds };
}

/** Of every tab in the same kind of window as this one's, and of earlier browser sessions what is kept. */
async function takeSnapshotOfAll(tabId: number): Promise<Snapshot> {
  await ready;
  const incognito = await isPrivate(tabId);
  const alike = <Value>(entries: readonly Entry<Value>[]): Value[] =>
    entries.filter((entry) => entry.incognito === incognito).map(({ value }) => value);
  const { log, dropped, runs, tries } = stores;
  const [failures, counts, ofRuns, ofTries] = await Promise.all([log.all(), dropped.all(), runs.all(), tries.all()]);
  const [around, earlier] = await Promise.all([trail.around(alike(failures)), incognito ? [] : keeper.earlier()]);
  const letGo = alike(counts).reduce((sum, each) => sum + each.dropped, 0);
  const page = { kind: 'several', url: '' } as const;
  return {
    tabId: -1,
    page,
    failures: [...earlier, ...alike(failures)],
    trail: around,
    dropped: letGo,
    runs: alike(ofRuns),
    tries: alike(ofTries),
    currentIds: [],
  };
}

async function clearAll(tabId: number): Promise<undefined> {
  const incognito = await isPrivate(tabId);
  const tabs = new Set((await stores.log.all()).filter((entry) => entry.incognito === incognito).map((entry) => entry.tabId));
  for (const each of tabs) await clear(each);
  if (incognito) return;
  await keeper.clear();
  // Of no tab that is there now.
  server.tell(tabId, { kind: 'cleared', tabId: -1 });
}

async function clear(tabId: number): Promise<undefined> {
  const ofTab = (slot: { readonly tabId: number }) => slot.tabId === tabId;
  const [page, failures] = await Promise.all([pages.state(tabId), stores.log.list(tabId)]);
  await trail.forget(tabId, [page.url, ...failures.map((failure) => lastHop(failure).url)].map(hostOf));
  const { log, vault, runs, fixMemory, tries, dropped } = stores;
  await Promise.all([log, vault, runs, fixMemory, tries, dropped].map((ring) => ring.remove(ofTab)));
  await keeper.forgetTab(tabId);
  server.tell(tabId, { kind: 'cleared', tabId });
  await showBadge(tabId, 0);
}

async function erase(): Promise<string | undefined> {
  // Of tabs that are closed, and of no tab, too: screens that show all of them are told by way of those that are open.
  const gone = new Set([-1, ...(await stores.log.all()).map(({ tabId }) => tabId)]);
  const problem = await eraser.erase();
  await closerLook.resume();
  for (const { id = -1 } of await browser.tabs.query({})) {
    for (const tabId of new Set([id, ...gone])) server.tell(id, { kind: 'cleared', tabId });
    await showBadge(id, 0);
  }
  return problem;
}

/** When the last private window is gone, so is everything it left here. */
async function forgetClosedPrivate(): Promise<void> {
  if (!(await hasPrivateWindow())) await forgetPrivate(stores);
}

welcomeOnInstall(local);
browser.windows.onRemoved.addListener(() => void forgetClosedPrivate().then(closerLook.resume));

const refreshAll = watchTabs(
  (tabId) => void refresh(tabId),
  (url) => settings.leftOutBy(url).length > 0,
);
