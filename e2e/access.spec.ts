/** Access that the user withholds is a state of its own, with the button that asks for it. */

import type { BrowserContext } from '@playwright/test';
import { expect, test } from './harness/chromium.ts';

/** As on the browser's own page of extensions: "on click" instead of "on all sites". */
async function setSiteAccess(context: BrowserContext, extensionId: string, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    ([id, access]) =>
      (
        globalThis as unknown as { chrome: { developerPrivate: { updateExtensionConfiguration(update: object): Promise<void> } } }
      ).chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: access }),
    [extensionId, hostAccess] as const,
  );
  await page.close();
}

test('withheld access is said, and nothing is seen; given back, failures are seen again', async ({ rig, lab, page }) => {
  await setSiteAccess(rig.context, rig.extensionId, 'ON_CLICK');
  await page.goto(lab.url('/'));
  await page.evaluate(() => fetch('/no-such-sign-in', { headers: { authorization: 'Bearer x' } }));
  const popup = await rig.openPopupPage(page);
  await expect(popup.getByRole('button', { name: /allow/i })).toBeVisible();
  await expect(popup.locator('[data-confidence]')).toHaveCount(0);

  await setSiteAccess(rig.context, rig.extensionId, 'ON_ALL_SITES');
  await expect(popup.getByRole('button', { name: /allow/i })).toHaveCount(0);
});
