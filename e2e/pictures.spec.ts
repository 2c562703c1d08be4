/** The pictures of the README, of the real extension on the lab. With WHY401_PICTURES=docs/pictures they are put where they are committed. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { ARTIFACTS } from '../scripts/paths.mjs';
import { expect, type Lab, test } from './harness/chromium.ts';

const folder = resolve(process.env['WHY401_PICTURES'] ?? `${ARTIFACTS}/pictures`);
mkdirSync(folder, { recursive: true });

const openCase = async (lab: Lab, page: Page, id: string): Promise<void> => {
  await page.goto(lab.url(lab.cases.find((each) => each.id === id)?.path ?? ''), { waitUntil: 'networkidle' });
};

/** As a screen with two device pixels to a CSS pixel shows it. */
async function takePicture(page: Page, name: string, width: number, height: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false });
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    const picture = Buffer.from(data, 'base64');
    // Width and height stand in the first chunk, IHDR.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width * 2, height * 2]);
    writeFileSync(`${folder}/${name}-${scheme}.png`, picture);
  }
}

test('the popup, on a token that has run out', async ({ rig, lab, page }) => {
  await openCase(lab, page, 'token-expired');
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-cause="token-expired"][data-confidence="certain"]')).toBeVisible();
  await takePicture(popup, 'popup', 420, 680);
});

test('the panel, on a tab with failures of several causes', async ({ rig, lab, page }) => {
  for (const id of ['no-token', 'session-api', 'preflight-401', 'credentials-mode', 'csrf-419', 'scope', 'token-expired'])
    await openCase(lab, page, id);
  const panel = await rig.openPanelPage(page);
  await expect.poll(() => panel.locator('[data-exchange]').count()).toBeGreaterThanOrEqual(7);
  await panel.locator('[data-exchange][data-cause="token-expired"]').first().click();
  await expect(panel.locator('[data-cause="token-expired"][data-confidence]').first()).toBeVisible();
  await takePicture(panel, 'panel', 1180, 620);
});
