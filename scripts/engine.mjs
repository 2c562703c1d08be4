// @ts-check
/** The engine's own sources, loaded as they stand: for scripts that measure it. */

import { runnerImport } from 'vite';
import { at } from './paths.mjs';

/** A fixed key: nothing that it hashes leaves the process. */
const KEY = new Uint8Array(16);

/** @returns {Promise<import('./scoring.mjs').ReadLog>} */
export async function loadReadLog() {
  const load = async (/** @type {string} */ path) => (await runnerImport(at(path), { configFile: false, logLevel: 'error' })).module;
  const { createHarLog } = /** @type {typeof import('../src/har/log.ts')} */ (await load('src/har/log.ts'));
  const { createFingerprint } = /** @type {typeof import('../src/engine/fingerprint.ts')} */ (await load('src/engine/fingerprint.ts'));
  return (har, options) => {
    const reader = createHarLog(createFingerprint(KEY), options);
    reader.write(har);
    return reader.end();
  };
}
