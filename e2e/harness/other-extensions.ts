/** Extensions beside why401, each in a folder of its own, and a browser that keeps them from one start to the next. */

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';

/** The extension's API, in functions that are run inside the browser. */
declare const chrome: Browser;

/** `files`: by name, beside the manifest. */
export function writeExtension(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'why401-other-'));
  writeFileSync(join(path, 'manifest.json'), JSON.stringify({ manifest_version: 3, name, version: '1', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

/** A blocker of the simplest kind: it takes one header out of requests. Its rule is there a moment after the extension. */
export function writeBlocker(name: string, header: string): string {
  const action = { type: 'modifyHeaders', requestHeaders: [{ header, operation: 'remove' }] };
  const rule = { id: 1, condition: { urlFilter: '*', resourceTypes: ['xmlhttprequest'] }, action };
  const manifest = {
    permissions: ['declarativeNetRequestWithHostAccess'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'worker.js' },
  };
  const worker = `chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: [1], addRules: [${JSON.stringify(rule)}] });`;
  return writeExtension(name, manifest, { 'worker.js': worker });
}

/** Of an unpacked extension: Chromium makes it of the folder's path. */
export const idOf = (path: string): string =>
  [...createHash('sha256').update(path).digest('hex').slice(0, 32)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');

export interface KeptProfile {
  /** Opens the browser on it, once more; `worker` of the first extension, which the browser started by itself. */
  open(): Promise<{ context: BrowserContext; worker: Worker }>;
  forget(): void;
}

/** What a debugger loads is gone with the browser: so these stand in the profile as if they had been loaded by hand. */
export function keepProfile(executablePath: string, extensions: readonly string[]): KeptProfile {
  const profile = mkdtempSync(join(tmpdir(), 'why401-kept-'));
  const settings = Object.fromEntries(extensions.map((path) => [idOf(path), { location: 4, path, creation_flags: 38 }]));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ extensions: { ui: { developer_mode: true }, settings } }));
  return {
    async open() {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        headless: true,
        chromiumSandbox: process.getuid?.() !== 0,
        ignoreDefaultArgs: ['--disable-extensions'],
        args: ['--disable-quic', '--disable-gpu'],
      });
      const ours = (worker: Worker): boolean => worker.url().startsWith(`chrome-extension://${idOf(extensions[0] ?? '')}/`);
      const worker = context.serviceWorkers().find(ours) ?? (await context.waitForEvent('serviceworker', ours));
      // It is there before it listens.
      await worker.evaluate(async () => {
        const event = chrome.webRequest.onHeadersReceived as unknown as { hasListeners(): boolean };
        while (!event.hasListeners()) await new Promise((later) => setTimeout(later, 10));
      });
      return { context, worker };
    },
    forget: () => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  };
}
