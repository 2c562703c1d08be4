/** A guide, followed to the letter by keyboard: what it copies is what is pasted, what it opens is what it speaks of, and then it works. */

import { expect, test } from './harness/chromium.ts';

test('allowing third-party cookies: the guide is opened by keyboard, its text is pasted where it leads to, and the request answers 200', async ({
  rig,
  lab,
  page,
}) => {
  const found = lab.cases.find(({ id }) => id === 'third-party');
  await page.goto(lab.url(found?.path ?? ''));
  const popup = await rig.openPopupPage(page);
  const button = popup.locator('[data-guide="allow-third-party-cookies"]');
  await button.press('Enter');
  await expect(popup.getByRole('heading', { name: 'Allow third-party cookies here' })).toBeFocused();
  await popup.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'false');

  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('heading', { name: 'Allow third-party cookies here' })).toBeFocused();
  await popup.keyboard.press('Tab');
  await expect(popup.getByRole('button', { name: 'Copy', description: 'Site to add' })).toBeFocused();
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const text = (await popup.locator('.guide pre').textContent()) ?? '';
  expect(text).toContain(new URL(page.url()).hostname.split('.').slice(-2).join('.'));

  const opened = rig.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Open the settings' }).press('Enter');
  const settings = await opened;
  await settings.locator('site-list #addSite').click();
  const dialog = settings.locator('add-site-dialog');
  await dialog.locator('input').press('ControlOrMeta+V');
  await expect(dialog.locator('input')).toHaveValue(text);
  await dialog.locator('#add').click();
  await expect(dialog).toBeHidden();

  await page.bringToFront();
  const answer = page.waitForResponse(/\/v1\/orders$/);
  await page.reload();
  expect((await answer).status()).toBe(200);
});
