/** The pictures of the README, of the real extension on the lab. */

import type { Page } from '@playwright/test';
import { expect, type Lab, test } from '../harness/chromium.ts';
import { takePictures } from './take.ts';

const openCase = async (lab: Lab, page: Page, id: string): Promise<void> => {
  await page.goto(lab.url(lab.cases.find((each) => each.id === id)?.path ?? ''), { waitUntil: 'networkidle' });
};

test('the popup, on a token that has run out', async ({ rig, lab, page }) => {
  await openCase(lab, page, 'token-expired');
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-cause="token-expired"][data-confidence="certain"]')).toBeVisible();
  await takePictures(popup, 'popup', { width: 420, height: 680, scale: 2 });
});

test('the panel, on a tab with failures of several causes', async ({ rig, lab, page }) => {
  for (const id of ['no-token', 'session-api', 'preflight-401', 'credentials-mode', 'csrf-419', 'scope', 'token-expired'])
    await openCase(lab, page, id);
  const panel = await rig.openPanelPage(page);
  await expect.poll(() => panel.locator('[data-exchange]').count()).toBeGreaterThanOrEqual(7);
  await panel.locator('[data-exchange][data-cause="token-expired"]').first().click();
  await expect(panel.locator('[data-cause="token-expired"][data-confidence]').first()).toBeVisible();
  await takePictures(panel, 'panel', { width: 1180, height: 620, scale: 2 });
});
