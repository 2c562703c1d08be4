/** The first-run page: once, after a real installation, and never after an update. */

import type { Page } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { OPTIONS_PAGE, WELCOME_PAGE } from '../scripts/paths.mjs';
import { faultsOf, overflowAt } from './harness/axe.ts';
import { expect, type Rig, test } from './harness/chromium.ts';

declare const chrome: Browser;

test.use({ welcome: true });

const welcomesOf = ({ context }: Rig): Page[] => context.pages().filter((page) => page.url().endsWith(WELCOME_PAGE));

test('installed, it is opened once, in three pictures with words; an update opens it no more', async ({ rig, context }) => {
  await expect.poll(() => welcomesOf(rig).length).toBe(1);
  const [welcome] = welcomesOf(rig);
  if (!welcome) throw new Error('no first-run page');
  await expect(welcome.getByRole('img')).toHaveCount(3);
  for (const picture of await welcome.getByRole('img').all())
    expect((await picture.getAttribute('aria-label'))?.length).toBeGreaterThan(40);
  await expect(welcome.getByRole('button', { name: 'Allow on all sites' })).toHaveCount(0);
  expect(await faultsOf(welcome)).toEqual([]);
  expect(await overflowAt(welcome, 320)).toBe(0);

  const opening = context.waitForEvent('page');
  await welcome.getByRole('button', { name: 'Settings' }).click();
  expect((await opening).url()).toContain(OPTIONS_PAGE);

  await welcome.close();
  await rig.update();
  const worker = await rig.worker();
  await expect.poll(() => worker.evaluate(async () => (await chrome.storage.local.get('welcomed'))['welcomed'])).toBe(true);
  expect(welcomesOf(rig)).toEqual([]);
});
