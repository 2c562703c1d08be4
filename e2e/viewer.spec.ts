/** HAR files in the page that is made for them, and in the real panel: what is in them, what cannot be done, and what is wrong with them. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { writeFailures } from '../scripts/bench/write-har.mjs';
import { at, CLI, VIEWER_PAGE } from '../scripts/paths.mjs';
import type { ReportDocument } from '../src/report/document.ts';
import { expect, test, ungroup } from './harness/chromium.ts';

const FAILURES = 5000;
const renewal = at('corpus/field/failed-renewal-removes.har');

let folder: string;
let large: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'why401-viewer-'));
  large = join(folder, 'large.har');
  writeFailures(large, FAILURES);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `why401 explain` says of a file: the first cause of each failure. */
function explained(file: string): (string | undefined)[] {
  const { failures } = JSON.parse(execFileSync(process.execPath, [CLI, 'explain', '--json', file], { encoding: 'utf8' })) as ReportDocument;
  return failures.map(({ verdicts }) => verdicts[0]?.cause);
}

const causesIn = (view: Page | Frame): Promise<(string | undefined)[]> =>
  view.locator('[data-exchange]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['cause']));

async function choose(page: Page, press: () => Promise<void>, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await press();
  await (await choosing).setFiles(file);
}

/** Over the middle of the page, as a file manager lets go of them there. */
const drop = (view: Page | Frame, files: Readonly<Record<string, string>>): Promise<void> =>
  view.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);

async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(passes.length).toBeGreaterThan(5);
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${colorScheme} ${id}: ${target}`)));
  }
  return found;
}

test('a file in the viewer: its causes, one in full, several at once, one that is broken, and a large one that is cancelled', async ({
  rig,
}) => {
  const page = await rig.openExtensionPage(VIEWER_PAGE);
  const bar = page.locator('[data-file]');

  await test.step('before there is one', async () => {
    await expect(page.getByRole('button', { name: 'Open a HAR file' })).toBeVisible();
    await expect(page.getByText('Nothing leaves this browser')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  await test.step('the same causes as on the command line', async () => {
    await choose(page, () => page.getByRole('button', { name: 'Open a HAR file' }).click(), renewal);
    await expect(page).toHaveTitle(/^failed-renewal-removes\.har/);
    await expect(bar).toHaveAttribute('data-file', 'done');
    const causes = explained(renewal);
    expect(causes.length).toBeGreaterThan(1);
    await expect.poll(() => causesIn(page)).toEqual(causes);
  });

  await test.step('one in full, and nothing to press that would need a browser which is not there', async () => {
    await page.locator('[data-cause="cookie-gone"][data-exchange]').click();
    const detail = page.locator('[role="tabpanel"]');
    await expect(detail.locator('[data-cause="cookie-gone"][data-confidence]').first()).toBeVisible();
    await expect(detail.getByText('This is a recording: nothing can be put right from here.')).toBeVisible();
    await expect(detail.getByRole('heading', { name: 'Since it last worked' })).toBeVisible();
    await expect(detail.locator('[data-fix], [data-ask], [data-tries], [data-run]')).toHaveCount(0);
    await expect(detail.locator('.age')).not.toHaveText(/ago|now/);
    await expect(page.getByRole('button', { name: 'Clear' })).toHaveCount(0);
    expect(await faults(page)).toEqual([]);
    await detail.getByText('Copy', { exact: true }).click();
    await expect(detail.locator('[data-copy="report"]')).toBeVisible();
  });

  await test.step('a secret is shown on a click, out of the file', async () => {
    const secret = 'Basic b2ZmaWNlOjRQLXNlY3JldC1vZi1hLWZpbGU=';
    const entry = {
      startedDateTime: '2026-03-17T08:00:00Z',
      request: { method: 'GET', url: 'https://office.example/', headers: [{ name: 'Authorization', value: secret }] },
      response: { status: 401, headers: [{ name: 'WWW-Authenticate', value: 'Basic realm="office"' }], content: {} },
    };
    await drop(page, { 'office.har': JSON.stringify({ log: { entries: [entry] } }) });
    await expect(page).toHaveTitle(/^office\.har/);
    await page.locator('[data-exchange]').click();
    await page.getByRole('tab', { name: 'Request' }).click();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: 'Reveal Authorization' }).click();
    await expect(page.getByRole('tabpanel')).toContainText(secret);
    await page.getByRole('tab', { name: 'Diagnosis' }).click();
  });

  await test.step('of several, one at a time; and what is wrong with those that are none', async () => {
    await drop(page, { 'cut.har': '{"log": {"entries": [\n {"request"', 'page.html': '<!doctype html>' });
    await expect(bar.getByRole('alert')).toHaveText(
      'The file is cut off: it ends at line 2, column 12 (octet 33) in the middle of the JSON.',
    );
    await page.getByLabel('Which of 2 files').selectOption({ label: 'page.html (2 of 2)' });
    await expect(bar.getByRole('alert')).toHaveText('This is not JSON at line 1, column 1 (octet 0): "<" may not stand there.');
  });

  await test.step('a large one, cancelled in the middle: what was read is there, and explained', async () => {
    await choose(page, () => page.getByRole('button', { name: 'Import HAR' }).click(), large);
    await expect(page.locator('[data-exchange]').first()).toBeVisible();
    await bar.getByRole('button', { name: 'Cancel' }).click();
    await expect(bar).toHaveAttribute('data-file', 'cancelled');
    await expect(bar).toContainText('Cancelled: what was read until then is shown.');
    await expect(bar).not.toContainText('explained', { timeout: 30_000 });
    const failures = Number(/(\d+) failures/.exec(await page.locator('.status-bar').innerText())?.[1]);
    expect(failures).toBeGreaterThan(0);
    expect(failures).toBeLessThan(FAILURES);
    await bar.getByRole('button', { name: 'Close' }).click();
    await expect(page).toHaveTitle('why401');
    await expect(page.getByRole('button', { name: 'Open a HAR file' })).toBeVisible();
  });
});

test('a file in the real panel, by its button and dropped on it; then the live log again', async ({ rig, page, lab }) => {
  await page.goto(lab.url('/'));
  const { panel, devtools } = await rig.realPanel(page);
  await choose(devtools, () => panel.getByRole('button', { name: 'Import HAR' }).click(), renewal);
  await expect(panel.locator('[data-file="done"]')).toContainText('failed-renewal-removes.har');
  await ungroup(panel);
  await expect.poll(() => causesIn(panel)).toEqual(explained(renewal));
  await drop(panel, { 'empty.har': '' });
  await expect(panel.getByRole('alert')).toHaveText('The file is empty.');
  await panel.getByRole('button', { name: 'Back to live' }).click();
  await expect(panel.locator('[data-file]')).toHaveCount(0);
});
