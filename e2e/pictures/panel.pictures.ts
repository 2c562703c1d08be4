/** Every state of the panel, and of the pages beside it. Fixtures where a state is hard to come by, else the real extension. */

import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { PANEL_PAGE, VIEWER_PAGE } from '../../scripts/paths.mjs';
import { expect, test as inExtension } from '../harness/chromium.ts';
import { serveScreens } from '../harness/screens.ts';
import { type Size, takePictures } from './take.ts';

type Act = (page: Page) => Promise<void>;

const wide: Size = { width: 1180, height: 560 };
const below: Size = { width: 1400, height: 300 };
const right: Size = { width: 420, height: 800 };

const choose: Act = (page) => page.locator('.row[data-exchange]').last().click();
const tab =
  (name: string): Act =>
  async (page) => {
    await choose(page);
    await page.getByRole('tab', { name }).click();
  };
const press =
  (name: string): Act =>
  (page) =>
    page.getByRole('button', { name, exact: true }).click();
const write =
  (text: string): Act =>
  (page) =>
    page.getByRole('combobox', { name: 'Filter' }).fill(text);

interface Picture {
  readonly state: string;
  readonly acts?: readonly Act[];
  readonly size?: Size;
  readonly query?: Readonly<Record<string, string>>;
}

const pictures: Readonly<Record<string, Picture>> = {
  nothing: { state: 'nothing' },
  looking: { state: 'looking' },
  loading: { state: 'loading' },
  'not-seen': { state: 'not-seen' },
  'no-access': { state: 'withheld' },
  forbidden: { state: 'forbidden' },
  lost: { state: 'lost' },
  'too-many': { state: 'too-many' },
  list: { state: 'several', acts: [press('Group by cause')] },
  many: { state: 'many' },
  paused: { state: 'several', acts: [press('Live')] },
  columns: { state: 'several', acts: [(page) => page.locator('summary', { hasText: 'Columns' }).click()] },
  'filter-completed': { state: 'many', acts: [write('cause:')] },
  'filter-mistaken': { state: 'several', acts: [write('staus:401 /(/')] },
  'filter-nothing-fits': { state: 'several', acts: [write('status:500')] },
  when: { state: 'many', acts: [press('When')] },
  'led-here': { state: 'flow', acts: [choose, press('What led here')] },
  diagnosis: { state: 'flow', acts: [choose] },
  request: { state: 'flow', acts: [tab('Request')] },
  response: { state: 'flow', acts: [tab('Response')] },
  redirects: { state: 'redirect', acts: [tab('Response')] },
  cookies: { state: 'verdict', acts: [tab('Cookies')] },
  token: { state: 'verdict', acts: [tab('Token')] },
  'token-none': { state: 'hidden', acts: [tab('Token')] },
  flow: { state: 'flow', acts: [tab('Flow')] },
  compare: { state: 'several', acts: [tab('Compare')] },
  'compare-nothing': { state: 'hidden', acts: [tab('Compare')] },
  unexplained: { state: 'unexplained', acts: [choose] },
  helped: { state: 'helped', acts: [choose] },
  'docked-below': { state: 'flow', acts: [choose], size: below },
  'docked-right': { state: 'flow', acts: [choose], size: right },
  'right-to-left': { state: 'flow', acts: [choose], query: { dir: 'rtl' } },
};

inExtension('every state of the panel', async ({ context }) => {
  inExtension.setTimeout(300_000);
  const served = await serveScreens();
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [name, { state, acts = [], size = wide, query = {} }] of Object.entries(pictures)) {
    await page.setViewportSize(size);
    // The theme is that of the media, which is switched for the second picture.
    await page.goto(served.url('panel', { state, theme: '', ...query }));
    // What was switched for the picture before is remembered.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await expect(page.locator('main')).not.toBeEmpty();
    for (const act of acts) await act(page);
    await takePictures(page, `panel/${name}`, size);
  }
  await served.close();
});

inExtension('files, settings, and the first page', async ({ rig, page }) => {
  inExtension.setTimeout(120_000);
  const corpus = (name: string): string => fileURLToPath(new URL(`../../corpus/${name}`, import.meta.url));
  const screen = await rig.openExtensionPage(VIEWER_PAGE);
  await takePictures(screen, 'viewer/start', wide);
  const open = (file: string | { name: string; mimeType: string; buffer: Buffer }) =>
    screen.locator('input[type="file"]').setInputFiles(file);
  await open(corpus('servers/site-tern-public-suffix.har'));
  await screen.locator('[data-file="done"]').waitFor();
  await screen.locator('.row[data-exchange]').first().click();
  await expect(screen.locator('[data-confidence]').first()).toBeVisible();
  await takePictures(screen, 'viewer/file', wide);
  await open({ name: 'cut-off.har', mimeType: 'application/json', buffer: Buffer.from('{"log": {"entries": [{"request": ') });
  await screen.locator('[data-file="failed"]').waitFor();
  await takePictures(screen, 'viewer/broken', wide);
  await screen.close();

  for (const [name, path] of [
    ['options', 'src/surfaces/options/options.html'],
    ['welcome', 'src/surfaces/welcome/welcome.html'],
  ] as const) {
    const shown = await rig.openExtensionPage(path);
    await expect(shown.getByRole('heading').first()).toBeVisible();
    const height = await shown.evaluate(() => document.documentElement.scrollHeight);
    await takePictures(shown, name, { width: 900, height });
    await shown.close();
  }
  // An empty panel, as it is opened on a page of the browser's.
  const panel = await rig.openExtensionPage(`${PANEL_PAGE}?tabId=${await rig.tabIdOf(page)}`);
  await expect(panel.locator('main')).not.toBeEmpty();
  await takePictures(panel, 'panel/real-empty', wide);
});
