/** Every cause that the lab can act out, in the real toolbar popup and, for one case of each cause, in the real panel of the developer tools. */

import type { Frame } from '@playwright/test';
import { expect, type Lab, test } from './harness/chromium.ts';
import type { LabCase } from './lab/types.ts';

/** One case of each of the causes, by hand: one that a real browser performs on its own. */
const chosen = {
  'no-credentials': 'no-token',
  'placeholder-credential': 'undefined-token',
  'malformed-credential': 'bearer-bearer',
  'scheme-mismatch': 'bearer-for-basic',
  'wrong-password': 'wrong-password-basic',
  'token-expired': 'token-expired',
  'token-rejected': 'token-rejected',
  'session-expired': 'session-api',
  'cookie-not-sent': 'credentials-mode',
  'preflight-rejected': 'preflight-401',
  'insufficient-permission': 'permission-session',
  'csrf-rejected': 'csrf-419',
} as const;

const caseOf = (lab: Lab, id: string): LabCase => {
  const found = lab.cases.find((each) => each.id === id);
  if (!found) throw new Error(`the lab has no case ${id}`);
  return found;
};

test('each cause: the toolbar counts it, the popup says it, the panel shows it', async ({ rig, lab, page, context }) => {
  test.setTimeout(180_000);
  // The developer tools take longest to open: they stay, on a tab of their own.
  let panel: Frame | undefined;
  for (const [cause, id] of Object.entries(chosen))
    await test.step(cause, async () => {
      const address = lab.url(caseOf(lab, id).path);
      const tab = await context.newPage();
      await tab.goto(address);
      await expect.poll(() => rig.badgeOf(tab)).not.toBe('');
      const popup = await rig.realPopup(tab);
      await expect(popup.locator('[data-cause][data-confidence]').first()).toHaveAttribute('data-cause', cause);
      await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(popup.locator(`[data-exchange][data-cause="${cause}"]`)).toHaveAttribute('data-count', /^[1-9]/);
      await popup.close();
      await tab.close();

      await page.goto(address);
      panel ??= (await rig.realPanel(page)).panel;
      const row = panel.locator(`[data-exchange][data-cause="${cause}"]`).last();
      await row.click();
      await expect(panel.locator('[data-cause][data-confidence]').first()).toHaveAttribute('data-cause', cause);
      for (const name of ['Request', 'Response', 'Cookies']) {
        await panel.getByRole('tab', { name }).click();
        await expect(panel.getByRole('tabpanel')).not.toBeEmpty();
      }
      await panel.getByRole('tab', { name: 'Diagnosis' }).click();
      await panel.getByRole('button', { name: 'Clear', exact: true }).click();
      await expect(panel.locator('[data-exchange]')).toHaveCount(0);
    });
});

test('cookie-not-sent names its reason', async ({ rig, lab, page }) => {
  for (const reason of ['same-site', 'third-party-blocked', 'path', 'domain', 'credentials-mode', 'partitioned']) {
    const found = lab.cases.find((each) => each.cause === 'cookie-not-sent' && each.reason === reason);
    expect(found, `the lab acts out ${reason}`).toBeDefined();
    await page.goto(lab.url(found?.path ?? ''));
    const popup = await rig.openPopupPage(page);
    const verdict = popup.locator('[data-cause][data-confidence]').first();
    await expect(verdict).toHaveAttribute('data-cause', 'cookie-not-sent');
    await expect(verdict).toHaveAttribute('data-reason', reason);
    await popup.close();
  }
});

test('cookie-not-sent names its reason: secure-over-http', async ({ rig, lab, page, context }) => {
  const found = lab.byHand.find((each) => each.reason === 'secure-over-http');
  if (!found?.plant) throw new Error('the lab acts out secure-over-http');
  const { name, value, url } = found.plant;
  await context.addCookies([{ name, value, url: url.replace(/^http:/, 'https:'), secure: true }]);
  await page.goto(lab.url(found.path));
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-cause="cookie-not-sent"][data-reason="secure-over-http"][data-confidence]').first()).toBeVisible();
});

test('what did not fail to sign in is not blamed', async ({ rig, lab, page }) => {
  for (const id of ['answered-prompt', 'not-found', 'server-error', 'everything-works']) {
    await page.goto(lab.url(caseOf(lab, id).path));
    const popup = await rig.openPopupPage(page);
    await expect(popup.locator('[data-page]')).toBeVisible();
    await expect(popup.locator('[data-confidence]')).toHaveCount(0);
    await popup.close();
    expect(await rig.badgeOf(page)).toBe('');
  }
});

test('a 401 that the page was told was a network error is revealed', async ({ rig, lab, page }) => {
  await page.goto(lab.url(caseOf(lab, 'hidden-401').path));
  const popup = await rig.openPopupPage(page);
  await expect(popup.getByText(/Failed to fetch/)).toBeVisible();
  await expect(popup.locator('[data-exchange]').first()).toHaveAttribute('data-status', '401');
});

test('a refused preflight names the request that it held back', async ({ rig, lab, page }) => {
  await page.goto(lab.url(caseOf(lab, 'preflight-401').path));
  const panel = await rig.openPanelPage(page);
  const row = panel.locator('[data-exchange][data-cause="preflight-rejected"]');
  await expect(row).toHaveAttribute('data-method', 'OPTIONS');
  await row.click();
  await expect(panel.getByText(/GET|POST|PUT|PATCH|DELETE/).first()).toBeVisible();
});
