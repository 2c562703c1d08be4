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
import { hasPrivateWindow, isPrivate, openBeside } from '../platform/tabs.ts';
import type { Area } from '../storage/area.ts';
import { fingerprintKey } from '../storage/fingerprint-key.ts';
import type { Entry } from '../storage/ring.ts';
import { createStores, forgetPrivate } from '../storage/stores.ts';
import { createAskAgain } from './ask-again.ts';
import { showBadge } from './badge.ts';
import { createBodies } from './bodies.ts';
import { createCloserLook } from './closer-look.ts';
import { coalesce } from './coalesce.ts';
import { createFixes } from './fixes.ts';
import { createOriginals } from './originals.ts';
import { trackPages } from './pages.ts';
import { createRecorder } from './recorder.ts';
import { watchTabs } from './tabs.ts';
import { createTrailKeeper } from './trail.ts';
import { createTries } from './tries.ts';

/** The polyfill's types are older than `getKeys`. */
const area = browser.storage.session as unknown as Area;
const stores = createStores(area);
const fingerprint = fingerprintKey(area).then(createFingerprint);
const assembler = createAssembler(observer);
const pages = trackPages(stores);
const trail = createTrailKeeper(stores, fingerprint);
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
    body: (body) => bodies.told(body).then(tellSharpened),
    'read-answer': ({ exchangeId }) => askAgain.ask(exchangeId),
    try: ({ exchangeId, tries: ids }) => tries.start(exchangeId, ids).then(() => undefined),
    'cancel-tries': async ({ runId }) => tries.cancel(runId),
  },
);
const runner = createFixes(stores, fingerprint, (run) => server.tell(run.tabId, { kind: 'run', run }));
const recorder = createRecorder(stores, fingerprint, (tabId, ids, dropped) => server.tell(tabId, { kind: 'dropped', ids, dropped }));

const bodies = createBodies(recorder, (tabId) => stores.log.list(tabId));
const askAgain = createAskAgain(stores, recorder, tellFailure);
const tries = createTries(stores, trail, fingerprint, (run) => server.tell(run.tabId, { kind: 'tries', run }));
/** An exchange that we made: no failure of a page, and no success of it either. */
const isOurs = (raw: RawExchange): boolean => tries.claims(raw) || askAgain.claims(raw) || raw.hops[0].url.includes(MARK);
watchAnswers(
  (status) => status >= 400 && status < 520,
  (requestId, body) => void bodies.passed(requestId, body).then(tellSharpened),
);

/** The badge and the screens of a tab, after something changed there. */
const refresh = coalesce(async (tabId: number) => {
  await ready;
  const [page, ids] = await Promise.all([pages.state(tabId), stores.log.ids(tabId)]);
  const currentIds = await pages.current(tabId, ids);
  server.tell(tabId, { kind: 'page', page, currentIds });
  await showBadge(tabId, currentIds.length);
});

/** An answer that failed and has not ended after this long is written down as it is. In milliseconds. */
const SLOW_MS = 200;

/** What a woken worker has to take up again before it judges what happens now. */
const ready = Promise.all([runner.resume(), tries.resume(), forgetClosedPrivate()]);
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
    if (event.status >= 400) setTimeout(() => void writeDown(assembler.soFar(event.requestId)), SLOW_MS);
  },
  responseStarted: (event) => assembler.responseStarted(event),
  completed(event) {
    const end = assembler.completed(event);
    if (end.isPlain && end.event.type !== 'main_frame' && isAwake && !runner.isWaiting() && !askAgain.isAsking() && !tries.isAsking())
      trail.see(end);
    else void ended(end);
  },
  errorOccurred(event) {
    const result = assembler.errorOccurred(event);
    if (result === undefined) return;
    if ('heldBackBy' in result) void recorder.heldBack(result.heldBackBy, result.method).then(tellFailure);
    else if ('unseen' in result) void recorder.ended(result.unseen, { kind: 'error', error: result.error }).then(tellFailure);
    else void ended(result);
  },
};

listen(listeners);
const closerLook = createCloserLook(stores, watchClosely(listeners));
void closerLook.resume();

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
  const { tabId } = exchange.place;
  if (server.isWatched(tabId)) {
    const around = await trail.around([exchange]);
    // Its body may have come meanwhile: what is told last must be what is kept.
    const kept = (await stores.log.get(exchange.id)) ?? exchange;
    server.tell(tabId, { kind: 'failure', exchange: kept, trail: around });
  }
  await refresh(tabId);
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
  const [page, failures, dropped, runs, ofTries] = await Promise.all([
    pages.state(tabId),
    stores.log.list(tabId),
    stores.dropped.get(String(tabId)),
    stores.runs.list(tabId),
    stores.tries.list(tabId),
  ]);
  const ids = failures.map(({ id }) => id);
  const [around, currentIds] = await Promise.all([trail.around(failures), pages.current(tabId, ids)]);
  return { tabId, page, failures, trail: around, dropped: dropped?.dropped ?? 0, runs, tries: ofTries, currentIds };
}

/** Of every tab in the same kind of window as this one's. */
async function takeSnapshotOfAll(tabId: number): Promise<Snapshot> {
  await ready;
  const incognito = await isPrivate(tabId);
  const alike = <Value>(entries: readonly Entry<Value>[]): Value[] =>
    entries.filter((entry) => entry.incognito === incognito).map(({ value }) => value);
  const { log, dropped, runs, tries } = stores;
  const [failures, counts, ofRuns, ofTries] = await Promise.all([log.all(), dropped.all(), runs.all(), tries.all()]);
  const around = await trail.around(alike(failures));
  const letGo = alike(counts).reduce((sum, each) => sum + each.dropped, 0);
  const page = { kind: 'several', url: '' } as const;
  return {
    tabId: -1,
    page,
    failures: alike(failures),
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
}

async function clear(tabId: number): Promise<undefined> {
  const ofTab = (slot: { readonly tabId: number }) => slot.tabId === tabId;
  const [page, failures] = await Promise.all([pages.state(tabId), stores.log.list(tabId)]);
  await trail.forget(tabId, [page.url, ...failures.map((failure) => lastHop(failure).url)].map(hostOf));
  const { log, vault, runs, fixMemory, tries, dropped } = stores;
  await Promise.all([log, vault, runs, fixMemory, tries, dropped].map((ring) => ring.remove(ofTab)));
  server.tell(tabId, { kind: 'cleared', tabId });
  await showBadge(tabId, 0);
}

/** When the last private window is gone, so is everything it left here. */
async function forgetClosedPrivate(): Promise<void> {
  if (!(await hasPrivateWindow())) await forgetPrivate(stores);
}

browser.windows.onRemoved.addListener(() => void forgetClosedPrivate().then(closerLook.resume));

watchTabs((tabId) => void refresh(tabId));
