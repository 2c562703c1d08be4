/** A blocker of the simplest kind, in an extension of its own for either browser: it takes one header out of what pages fetch, or of the answers. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `rule` as in `declarativeNetRequest.RuleAction`. */
export async function withBlocker(rule: object, use: (path: string) => Promise<void>): Promise<void> {
  const rules = [{ id: 1, condition: { urlFilter: '*', resourceTypes: ['xmlhttprequest'] }, action: { type: 'modifyHeaders', ...rule } }];
  const manifest = {
    manifest_version: 3,
    name: 'blocker',
    version: '1',
    permissions: ['declarativeNetRequestWithHostAccess'],
    host_permissions: ['<all_urls>'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  };
  await withFolder({ 'manifest.json': JSON.stringify(manifest), 'rules.json': JSON.stringify(rules) }, use);
}

/** The same as add-ons for Firefox do it that listen themselves, uBlock Origin among them: `name`, in lower case, goes out of requests. */
export async function withListeningBlocker(name: string, use: (path: string) => Promise<void>): Promise<void> {
  const manifest = {
    manifest_version: 2,
    name: 'listening blocker',
    version: '1',
    permissions: ['webRequest', 'webRequestBlocking', '<all_urls>'],
    background: { scripts: ['background.js'] },
  };
  const script = `browser.webRequest.onBeforeSendHeaders.addListener(
  ({ requestHeaders }) => ({ requestHeaders: requestHeaders.filter(({ name }) => name.toLowerCase() !== ${JSON.stringify(name)}) }),
  { urls: ['<all_urls>'], types: ['xmlhttprequest'] },
  ['blocking', 'requestHeaders'],
);`;
  await withFolder({ 'manifest.json': JSON.stringify(manifest), 'background.js': script }, use);
}

async function withFolder(files: Readonly<Record<string, string>>, use: (path: string) => Promise<void>): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), 'why401-blocker-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  try {
    await use(path);
  } finally {
    rmSync(path, { recursive: true });
  }
}
