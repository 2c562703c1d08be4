// @ts-check
/**
 * A Chromium whose pages no debugger is attached to: Playwright and puppeteer listen to each request of each page, and what that costs
 * would be in every figure. So the browser's own pipe is spoken to (`--remote-debugging-pipe`: JSON messages that end with a zero byte).
 */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../browsers.mjs';
import { WELCOME_PAGE } from '../paths.mjs';
import { Advice } from '../run.mjs';

/** How long the browser may take over one answer. */
const PATIENCE_MS = 60_000;

const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--enable-unsafe-extension-debugging',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  // Several browsers are open at once, and none of them is what a person looks at.
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-background-networking',
  '--disable-component-update',
  '--password-store=basic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Sends a command of the DevTools protocol. @typedef {(method: string, params?: object, sessionId?: string) => Promise<any>} Send */

/** @param {string} [extension] an unpacked extension's folder */
export async function openPlain(extension) {
  const profile = mkdtempSync(join(tmpdir(), 'why401-bench-profile-'));
  const child = spawn(await ensureChromium(), [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const { send, on } = speak(child);
  const close = async () => {
    await send('Browser.close').catch(() => child.kill());
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  try {
    const home = extension && `chrome-extension://${(await send('Extensions.loadUnpacked', { path: extension })).id}/`;
    const opened = { pid: child.pid ?? 0, send, close, ...reach(send, on, home ?? 'no extension') };
    if (home) await opened.withWorker(async () => undefined);
    // It would be drawn beside what is measured.
    if (extension && existsSync(join(extension, WELCOME_PAGE))) await opened.closeWelcome();
    return opened;
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function speak(child) {
  const [, , , input, output] = /** @type {[null, null, null, import('node:stream').Writable, import('node:stream').Readable]} */ (
    /** @type {unknown} */ (child.stdio)
  );
  /** @type {Map<number, (message: any) => void>} */
  const waiting = new Map();
  /** @type {Set<(message: any) => void>} */
  const listening = new Set();
  let last = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages.map((each) => JSON.parse(each)))
      if (message.id === undefined) for (const listen of listening) listen(message);
      else waiting.get(message.id)?.(message);
  });
  // Writing to a browser that is gone: the command's own patience ends the wait.
  input.on('error', () => undefined);

  /** @type {Send} */
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const patience = setTimeout(() => reject(new Advice(`the browser does not answer ${method}`)), PATIENCE_MS);
      waiting.set(id, ({ result, error }) => {
        clearTimeout(patience);
        waiting.delete(id);
        if (error) reject(new Advice(`${method}: ${error.message}`));
        else resolve(result);
      });
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  return { send, on: (/** @type {(message: any) => void} */ listen) => listening.add(listen) };
}

/**
 * @param {Send} send
 * @param {(listen: (message: any) => void) => void} on
 * @param {string} home the extension's own origin
 */
function reach(send, on, home) {
  /** @param {string} url in a tab of its own @returns {Promise<() => Promise<unknown>>} closes it */
  const show = async (url) => {
    const { targetId } = await send('Target.createTarget', { url });
    return () => send('Target.closeTarget', { targetId });
  };

  /**
   * A page of the extension in a window of its own, so that it is drawn. Between two questions no debugger is attached to it.
   * @param {string} path in the build
   */
  const openExtensionPage = async (path) => {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', newWindow: true });
    await withTarget(targetId, async (session) => {
      await session.send('Page.enable');
      await session.send('Page.navigate', { url: home + path });
    });
    return {
      /** @param {string} expression @returns {Promise<any>} */
      evaluate: (expression) => withTarget(targetId, ({ evaluate }) => evaluate(expression)),
      close: () => send('Target.closeTarget', { targetId }),
    };
  };

  /** @template Value @param {string} targetId @param {(session: Session) => Promise<Value>} say */
  const withTarget = async (targetId, say) => {
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    try {
      return await say(sessionOf(send, sessionId));
    } finally {
      await send('Target.detachFromTarget', { sessionId });
    }
  };

  /** @param {(target: {type: string, url: string}) => boolean} matches @returns {Promise<string>} */
  const find = async (matches) => {
    for (const end = Date.now() + 15_000; Date.now() < end; await pause()) {
      const { targetInfos } = await send('Target.getTargets');
      const found = targetInfos.find(matches);
      if (found) return found.targetId;
    }
    throw new Advice('the extension has no such page or worker');
  };

  /**
   * Speaks to the extension's worker, which stays awake meanwhile: never while a page is measured.
   * @template Value
   * @param {(session: Session) => Promise<Value>} say
   */
  const withWorker = async (say) => {
    const targetId = await find(({ type, url }) => type === 'service_worker' && url.startsWith(home));
    return withTarget(targetId, async (session) => {
      await untilItListens(session);
      return say(session);
    });
  };

  /** Ends the worker as the browser does after 30 s of rest. */
  const stopWorker = async () => {
    // A page of the extension that runs no code of its own.
    const { targetId } = await send('Target.createTarget', { url: `${home}manifest.json` });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    /** @type {Promise<void>} */
    const stopped = new Promise((resolve) => {
      on(({ method, params, sessionId: from }) => {
        if (from !== sessionId || method !== 'ServiceWorker.workerVersionUpdated') return;
        const isIt = (/** @type {{scriptURL: string, runningStatus: string}} */ { scriptURL, runningStatus }) =>
          scriptURL.startsWith(home) && runningStatus === 'stopped';
        if (params.versions.some(isIt)) resolve();
      });
    });
    await send('ServiceWorker.enable', {}, sessionId);
    await send('ServiceWorker.stopAllWorkers', {}, sessionId);
    await stopped;
    await send('Target.closeTarget', { targetId });
  };

  const closeWelcome = async () => send('Target.closeTarget', { targetId: await find(({ url }) => url === home + WELCOME_PAGE) });

  return { show, openExtensionPage, withWorker, stopWorker, closeWelcome };
}

/** @typedef {ReturnType<typeof sessionOf>} Session */

/** @param {Send} send @param {string} sessionId */
function sessionOf(send, sessionId) {
  return {
    /** @param {string} method @param {object} [params] */
    send: (method, params) => send(method, params, sessionId),
    /** @param {string} expression @returns {Promise<any>} */
    evaluate: async (expression) => {
      const told = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId);
      if (told.exceptionDetails) throw new Error(told.exceptionDetails.exception?.description ?? told.exceptionDetails.text);
      return told.result.value;
    },
  };
}

/** The worker is there a moment before its listeners are. @param {Session} session */
async function untilItListens({ evaluate }) {
  const listens = 'Object.values(globalThis.chrome?.webRequest ?? {}).some((event) => event?.hasListeners?.())';
  while (!(await evaluate(listens))) await pause();
}

const pause = () => new Promise((later) => setTimeout(later, 20));
