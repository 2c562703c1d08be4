// @ts-check
/** The listeners of webRequest that the built worker registers, as itself registers them: for a bare extension to have the same. */

import { Advice } from '../run.mjs';
import { copyBuild, NOTE_LISTENERS } from './peers.mjs';
import { openPlain } from './plain-chromium.mjs';

/** What was noted, and what the browser says there is. */
const REGISTERED = `({
  listeners: registered.map(({ listener, ...told }) => told),
  heard: Object.keys(chrome.webRequest).filter((name) => chrome.webRequest[name]?.hasListeners?.()),
})`;

/** Run in the worker: until a failure of a page has made it look closer. */
const UNTIL_CLOSER = `(async () => {
  while (!chrome.webRequest.onBeforeSendHeaders.hasListeners()) await new Promise((later) => setTimeout(later, 20));
})()`;

/**
 * @param {string} folder for a copy of the build
 * @param {string} [failing] a page on which something fails: its listeners from then on
 * @returns {Promise<import('./peers.mjs').Listener[]>}
 */
export async function readListeners(folder, failing) {
  const browser = await openPlain(copyBuild(folder, { before: NOTE_LISTENERS }));
  try {
    if (failing !== undefined) {
      await browser.show(failing);
      await browser.withWorker(({ evaluate }) => evaluate(UNTIL_CLOSER));
    }
    const { listeners, heard } = await browser.withWorker(({ evaluate }) => evaluate(REGISTERED));
    /** @type {Set<string>} */
    const noted = new Set(listeners.map((/** @type {import('./peers.mjs').Listener} */ { event }) => event));
    if (noted.size === 0 || heard.length !== noted.size || heard.some((/** @type {string} */ event) => !noted.has(event)))
      throw new Advice(`why401 listens to ${heard.join(', ')}, and ${[...noted].join(', ') || 'nothing'} was noted`);
    return listeners;
  } finally {
    await browser.close();
  }
}

/** @param {import('./peers.mjs').Listener} listener */
export function describe({ event, filter, extraInfoSpec }) {
  const types = /** @type {{types?: string[]}} */ (filter).types;
  return [event, ...(extraInfoSpec ?? []), types ? `only ${types.join(' ')}` : ''].filter(Boolean).join(' ');
}
