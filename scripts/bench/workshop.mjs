// @ts-check
/** What a bench of pages works in: a folder, a server with the workloads, and browsers; all of it is put away at the end. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../bundle.mjs';
import { openPlain } from './plain-chromium.mjs';
import { startWorkloads } from './workloads.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openPlain>>} Chromium
 * @typedef {Awaited<ReturnType<typeof startWorkloads>>} Server
 * @typedef {{folder: string, server: Server, start: (extension: string | undefined) => Promise<Chromium>}} Workshop
 */

/** @template Result @param {(workshop: Workshop) => Promise<Result>} work @returns {Promise<Result>} */
export async function inWorkshop(work) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'why401-bench-'));
  const server = await startWorkloads();
  /** @type {Chromium[]} */
  const open = [];
  const start = async (/** @type {string | undefined} */ extension) => {
    const browser = await openPlain(extension);
    open.push(browser);
    return browser;
  };
  try {
    return await work({ folder, server, start });
  } finally {
    for (const browser of open) await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
