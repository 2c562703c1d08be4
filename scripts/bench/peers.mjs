// @ts-check
/** Extensions to be measured beside why401, each written into a folder of its own. */

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHROME_BUILD } from '../paths.mjs';

/**
 * A listener of webRequest, as it was registered.
 * @typedef {{event: string, filter: object, extraInfoSpec?: string[]}} Listener
 */

/** @param {string} folder @param {string} name @param {string} script */
function writeExtension(folder, name, script) {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    permissions: ['webRequest'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), script);
  return folder;
}

/** Listens and does nothing: what the browser itself takes for telling. @param {string} folder @param {readonly Listener[]} listeners */
export const writeBare = (folder, listeners) =>
  writeExtension(
    folder,
    'bare',
    listeners
      .map(({ event, filter, extraInfoSpec }) => {
        const args = ['() => {}', JSON.stringify(filter), ...(extraInfoSpec ? [JSON.stringify(extraInfoSpec)] : [])];
        return `chrome.webRequest.${event}.addListener(${args.join(', ')});\n`;
      })
      .join(''),
  );

/** Keeps every request's headers in memory, with the events that SAML-tracer listens to. @param {string} folder */
export const writeRecorder = (folder) =>
  writeExtension(
    folder,
    'recorder',
    `const requests = new Map();
const filter = { urls: ['<all_urls>'] };
const keep = (part) => (details) => {
  requests.set(details.requestId, { ...requests.get(details.requestId), [part]: details });
};
chrome.webRequest.onBeforeRequest.addListener(keep('request'), filter, ['requestBody']);
chrome.webRequest.onBeforeSendHeaders.addListener(keep('requestHeaders'), filter, ['requestHeaders', 'extraHeaders']);
chrome.webRequest.onHeadersReceived.addListener(keep('responseHeaders'), filter, ['responseHeaders', 'extraHeaders']);
`,
  );

/**
 * A copy of the built extension with a script that runs before its worker's own and one that runs after.
 * @param {string} folder
 * @param {{before?: string, after?: string}} scripts
 */
export function copyBuild(folder, { before = '', after = '' }) {
  cpSync(CHROME_BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(join(folder, 'bench-before.js'), before);
  writeFileSync(join(folder, 'bench-after.js'), after);
  const scripts = ['bench-before.js', manifest.background.service_worker, 'bench-after.js'];
  writeFileSync(join(folder, 'bench.js'), `importScripts(${scripts.map((name) => JSON.stringify(name)).join(', ')});\n`);
  manifest.background = { service_worker: 'bench.js' };
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

/** Notes each listener of webRequest that the worker's script registers, in `globalThis.registered`. Both namespaces have the same events. */
export const NOTE_LISTENERS = `
globalThis.registered = [];
const events = new Map([globalThis.chrome, globalThis.browser].flatMap((api) => Object.entries(api?.webRequest ?? {})));
for (const [event, target] of events) {
  if (typeof target?.addListener !== 'function') continue;
  const { addListener, removeListener } = target;
  target.addListener = (listener, filter, extraInfoSpec) => {
    addListener.call(target, listener, filter, ...(extraInfoSpec ? [extraInfoSpec] : []));
    registered.push({ event, filter, extraInfoSpec, listener });
  };
  target.removeListener = (listener) => {
    removeListener.call(target, listener);
    registered = registered.filter((each) => each.event !== event || each.listener !== listener);
  };
}
`;
