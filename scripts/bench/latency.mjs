// @ts-check
/** How soon why401 answers: the badge after a failure, the verdict after a click, the worker after its sleep. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listen, stop } from '../../e2e/lab/serve.mjs';
import { ensureBuilt } from '../bundle.mjs';
import { CHROME_BUILD, POPUP_PAGE } from '../paths.mjs';
import { say } from '../run.mjs';
import { median, quantile, round } from './figures.mjs';
import { copyBuild } from './peers.mjs';
import { openPlain } from './plain-chromium.mjs';

/** Medians in milliseconds and against an empty popup, and a size: what is aimed at, and what is held to on a machine that is not quiet. */
const LIMITS = {
  badgeMs: { aim: 50, most: 150 },
  // Three quarters of it are the browser's own, which an empty popup shows: what is ours is held to that.
  popupMs: { aim: 100, most: 1000 },
  popupAgainstEmpty: { aim: 1.2, most: 1.6 },
  gzipKilobytes: { aim: 30, most: 30 },
};

const FAILURES = 24;
const POPUPS = 15;
const STARTS = 9;
/** Between two failures, so that nothing of the one before is still under way. */
const REST_MS = 250;

/** Notes when the browser has answered that the badge is set, when a listener was first called, and what the script took. */
const BEFORE = `
const now = () => performance.timeOrigin + performance.now();
globalThis.bench = { badges: [], firstCall: undefined, began: now() };
const apis = [globalThis.chrome, globalThis.browser].filter(Boolean);
for (const action of new Set(apis.map((api) => api.action))) {
  const { setBadgeText } = action;
  action.setBadgeText = async (details) => {
    await setBadgeText.call(action, details);
    bench.badges.push({ text: details.text, at: now() });
  };
}
for (const target of new Set(apis.flatMap((api) => Object.values(api.webRequest)))) {
  if (typeof target?.addListener === 'function') {
    const { addListener } = target;
    target.addListener = (listener, ...rest) => {
      const noting = (details) => {
        bench.firstCall ??= now();
        return listener(details);
      };
      addListener.call(target, noting, ...rest);
    };
  }
}
`;
const AFTER = 'bench.ended = performance.timeOrigin + performance.now();\n';

/** Runs in the popup before its own script. A message that is posted within a frame arrives when that frame has been drawn. */
const STOPWATCH = `
const drawn = ({ port1, port2 }) => {
  port1.onmessage = () => {
    new BroadcastChannel('bench').postMessage({ began: performance.timeOrigin, drawn: performance.timeOrigin + performance.now() });
  };
  port2.postMessage(undefined);
};
const observer = new MutationObserver(() => {
  if (!document.querySelector('[data-cause][data-confidence]')) return;
  observer.disconnect();
  requestAnimationFrame(() => drawn(new MessageChannel()));
});
observer.observe(document, { subtree: true, childList: true });
`;

/** What the browser itself takes for a popup: a page with one element, drawn by a script of one line. */
const EMPTY_POPUP = `<!doctype html><html lang="en"><head><script defer src="/bench-empty.js"></script></head><body></body></html>`;
const EMPTY_SCRIPT = `document.body.innerHTML = '<p data-cause="none" data-confidence="certain">drawn</p>';`;

/** Fails again and again, and tells when each request began and when its answer had been read. */
const FAILING = `<!doctype html><title>failing</title><script type="module">
const now = () => performance.timeOrigin + performance.now();
const told = [];
for (let n = 0; n < ${FAILURES}; n++) {
  const began = now();
  await (await fetch('/api/orders/' + n, { headers: { authorization: 'Bearer of-nobody' } })).text();
  told.push({ began, ended: now() });
  await new Promise((later) => setTimeout(later, ${REST_MS}));
}
await fetch('/done', { method: 'POST', body: JSON.stringify(told) });
</script>`;

const PLAIN = `<!doctype html><title>plain</title><script type="module">
await fetch('/done', { method: 'POST', body: JSON.stringify(performance.timeOrigin) });
</script>`;

/** @param {{json: boolean}} options @returns {Promise<boolean>} within the limits */
export async function benchLatency({ json }) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'why401-bench-'));
  const server = await startServer();
  try {
    const extension = copyBuild(join(folder, 'timed'), { before: BEFORE, after: AFTER });
    const empty = copyBuild(join(folder, 'empty'), {});
    emptyPopup(empty);
    for (const each of [extension, empty]) timePopup(each);
    const browser = await openPlain(extension);
    const peer = await openPlain(empty);
    try {
      const badge = await timeBadge(browser, server);
      const popup = await timePopups({ browser, peer }, server);
      const start = await timeStarts(browser, server);
      const sizes = readSizes();
      if (json) console.log(JSON.stringify({ badge, popup, start, ...sizes, limits: LIMITS }));
      else show(badge, popup, start, sizes);
      return (
        badge.median <= LIMITS.badgeMs.most &&
        popup.all.median <= LIMITS.popupMs.most &&
        popup.againstEmpty <= LIMITS.popupAgainstEmpty.most &&
        sizes.gzipKilobytes <= LIMITS.gzipKilobytes.most
      );
    } finally {
      await browser.close();
      await peer.close();
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @typedef {Awaited<ReturnType<typeof openPlain>>} Chromium
 * @typedef {Awaited<ReturnType<typeof startServer>>} Server
 */

async function startServer() {
  /** @type {(body: any) => void} */
  let tell = () => undefined;
  const pages = new Map([
    ['/failing', FAILING],
    ['/plain', PLAIN],
  ]);
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path === '/done') {
      let text = '';
      for await (const chunk of request.setEncoding('utf8')) text += chunk;
      response.end();
      return tell(JSON.parse(text));
    }
    const page = pages.get(path);
    if (page) return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    if (!path.startsWith('/api/')) return response.writeHead(404).end();
    const headers = {
      'content-type': 'application/json',
      'www-authenticate': 'Bearer error="invalid_token", error_description="The token expired"',
    };
    return response.writeHead(401, headers).end('{"error":"invalid_token"}');
  });
  const port = await listen(server);
  return {
    /** @param {string} path @returns {{url: string, told: Promise<any>}} */
    next: (path) => {
      const told = new Promise((resolve) => {
        tell = resolve;
      });
      return { url: `http://localhost:${port}${path}`, told };
    },
    close: () => stop(server),
  };
}

/** @param {string} extension */
function emptyPopup(extension) {
  writeFileSync(join(extension, 'bench-empty.js'), EMPTY_SCRIPT);
  writeFileSync(join(extension, POPUP_PAGE), EMPTY_POPUP);
}

/** @param {string} extension */
function timePopup(extension) {
  writeFileSync(join(extension, 'bench-popup.js'), STOPWATCH);
  const path = join(extension, POPUP_PAGE);
  writeFileSync(path, readFileSync(path, 'utf8').replace('<head>', '<head><script src="/bench-popup.js"></script>'));
}

/** From the moment the page has read the failed answer until the browser says that the badge is set. @param {Chromium} browser @param {Server} server */
async function timeBadge(browser, server) {
  const { url, told } = server.next('/failing');
  const close = await browser.show(url);
  /** @type {{began: number, ended: number}[]} */
  const failures = await told;
  /** @type {{text: string, at: number}[]} */
  const badges = await browser.withWorker(({ evaluate }) => evaluate('bench.badges'));
  await close();
  return summarise(
    failures.map(({ began, ended }) => {
      const first = badges.find(({ text, at }) => text !== '' && at > began);
      if (!first) throw new Error('a failure reached no badge');
      return first.at - ended;
    }),
  );
}

/** Run in the worker: opens the popup over a page, and waits for what its stopwatch tells. @param {string} url */
const openPopup = (url) => `(async () => {
  const channel = new BroadcastChannel('bench');
  const told = new Promise((resolve) => { channel.onmessage = ({ data }) => resolve(data); });
  const [{ windowId }] = await chrome.tabs.query({ url: '${url}' });
  const opened = performance.timeOrigin + performance.now();
  await chrome.action.openPopup({ windowId });
  const times = { opened, ...(await told) };
  channel.close();
  return times;
})()`;

/**
 * From the call that opens the toolbar's popup until the verdict is drawn in it; in turns with a popup that has nothing to say.
 * @param {{browser: Chromium, peer: Chromium}} browsers
 * @param {Server} server
 */
async function timePopups(browsers, server) {
  const { url, told } = server.next('/failing');
  const close = await browsers.browser.show(url);
  await told;
  const other = server.next('/plain');
  const closeOther = await browsers.peer.show(other.url);
  await other.told;
  const ours = times();
  const empty = times();
  for (let n = 0; n < POPUPS; n++) {
    ours.add(await timeOne(browsers.browser, url));
    empty.add(await timeOne(browsers.peer, other.url));
  }
  await close();
  await closeOther();
  const [of, peer] = [ours.summarise(), empty.summarise()];
  return {
    ...of,
    empty: peer,
    againstEmpty: round(of.all.median / peer.all.median, 2),
    beyondEmptyMs: round(of.all.median - peer.all.median, 1),
  };
}

/** @param {Chromium} browser @param {string} url */
async function timeOne(browser, url) {
  const told = await browser.withWorker(({ evaluate }) => evaluate(openPopup(url)));
  await closePopup(browser);
  return told;
}

function times() {
  /** @type {{opened: number, began: number, drawn: number}[]} */
  const all = [];
  return {
    /** @param {{opened: number, began: number, drawn: number}} one */
    add: (one) => all.push(one),
    summarise: () => ({
      all: summarise(all.map(({ opened, drawn }) => drawn - opened)),
      untilPage: summarise(all.map(({ opened, began }) => began - opened)),
      page: summarise(all.map(({ began, drawn }) => drawn - began)),
    }),
  };
}

/** @param {Chromium} browser */
async function closePopup(browser) {
  const isOpen = async () =>
    (await browser.send('Target.getTargets')).targetInfos.find((/** @type {{url: string}} */ { url }) => url.endsWith(POPUP_PAGE));
  for (let popup = await isOpen(); popup; popup = await isOpen()) {
    await browser.send('Target.closeTarget', { targetId: popup.targetId }).catch(() => undefined);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** Run in the worker that was woken: its times, once a listener has been called. */
const FIRST_CALL = `(async () => {
  while (bench.firstCall === undefined) await new Promise((later) => setTimeout(later, 10));
  return { ...bench, origin: performance.timeOrigin };
})()`;

/** The worker is stopped and a page is opened, whose navigation wakes it. @param {Chromium} browser @param {Server} server */
async function timeStarts(browser, server) {
  const untilCalled = [];
  const untilReady = [];
  const script = [];
  for (let n = 0; n < STARTS; n++) {
    await browser.stopWorker();
    const { url, told } = server.next('/plain');
    const close = await browser.show(url);
    const navigationBegan = await told;
    const { origin, began, ended, firstCall } = await browser.withWorker(({ evaluate }) => evaluate(FIRST_CALL));
    await close();
    untilCalled.push(firstCall - navigationBegan);
    untilReady.push(ended - origin);
    script.push(ended - began);
  }
  return { untilCalled: summarise(untilCalled), untilReady: summarise(untilReady), script: summarise(script) };
}

/** What the worker runs when it starts, and what it loads once there is something to do. Each file packed by itself, in KB. */
function readSizes() {
  const { service_worker: first } = JSON.parse(readFileSync(join(CHROME_BUILD, 'manifest.json'), 'utf8')).background;
  const packed = (/** @type {string} */ name) => gzipSync(readFileSync(join(CHROME_BUILD, name)), { level: 9 }).length / 1e3;
  const later = readdirSync(CHROME_BUILD).filter((name) => /^background-.+\.js$/.test(name));
  return {
    gzipKilobytes: round(packed(first), 1),
    laterGzipKilobytes: round(
      later.map(packed).reduce((a, b) => a + b, 0),
      1,
    ),
  };
}

/** @param {readonly number[]} values in milliseconds */
const summarise = (values) => ({
  median: round(median(values), 1),
  p90: round(quantile(values, 0.9), 1),
  least: round(Math.min(...values), 1),
  count: values.length,
});

/**
 * @param {ReturnType<typeof summarise>} badge
 * @param {Awaited<ReturnType<typeof timePopups>>} popup
 * @param {Awaited<ReturnType<typeof timeStarts>>} start
 * @param {ReturnType<typeof readSizes>} sizes
 */
function show(badge, popup, start, { gzipKilobytes, laterGzipKilobytes }) {
  say(`a failed answer read by the page → badge set:  ${told(badge)} ${held(badge.median, LIMITS.badgeMs)}`);
  say(`popup opened → verdict drawn:                  ${told(popup.all)} ${held(popup.all.median, LIMITS.popupMs)}`);
  say(`  of which until the popup's page begins:      ${told(popup.untilPage)}`);
  say(`  of which the popup's own page:               ${told(popup.page)}`);
  say(`an empty popup opened → drawn:                 ${told(popup.empty.all)}`);
  say(`  of which until its page begins:              ${told(popup.empty.untilPage)}`);
  const { againstEmpty, beyondEmptyMs } = popup;
  say(`  ours takes ${againstEmpty} times as long ${held(againstEmpty, LIMITS.popupAgainstEmpty)}: ${beyondEmptyMs} ms more`);
  say(`a navigation → the stopped worker's listener:  ${told(start.untilCalled)}`);
  say(`  the worker's thread → its script has run:    ${told(start.untilReady)}`);
  say(`  of which its script:                         ${told(start.script)}`);
  say(`the background's script: ${gzipKilobytes} KB gzip ${held(gzipKilobytes, LIMITS.gzipKilobytes)}`);
  say(`  what it loads when there is something to do: ${laterGzipKilobytes} KB`);
}

/** @param {ReturnType<typeof summarise>} times */
const told = ({ median, p90, count }) => `median ${median} ms, 9 of 10 within ${p90} ms (${count})`;

/** @param {number} value @param {{aim: number, most: number}} limit */
const held = (value, { aim, most }) => `(aim ${aim}: ${value <= aim ? 'met' : 'missed'}; at most ${most})`;
