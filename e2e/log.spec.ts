/** The panel's log, in the developer tools themselves: filtered, sorted, walked through by keyboard, of one tab and of all. */

import type { Frame, Page } from '@playwright/test';
import { expect, type Lab, rowCount, test } from './harness/chromium.ts';

const openCase = async (lab: Lab, page: Page, id: string): Promise<void> => {
  await page.goto(lab.url(lab.cases.find((each) => each.id === id)?.path ?? ''), { waitUntil: 'networkidle' });
};
const columnOf = (panel: Page | Frame, id: string) => panel.locator(`.row[data-exchange] .cell-${id}`);

test('the log in the developer tools', async ({ rig, lab, page, context }) => {
  for (const id of ['no-token', 'session-api', 'preflight-401', 'csrf-419', 'token-expired']) await openCase(lab, page, id);
  const { panel, devtools } = await rig.realPanel(page);
  const { keyboard } = devtools;
  const filter = panel.getByRole('combobox', { name: 'Filter' });
  const status = panel.locator('.status-bar');
  const rows = panel.locator('.row[data-exchange]');

  await test.step('what failed before the tools were opened is there', async () => {
    await expect(panel.locator('[data-exchange][data-cause="token-expired"]')).toHaveCount(1);
    expect(await rowCount(panel)).toBeGreaterThanOrEqual(5);
  });
  const all = await rowCount(panel);

  await test.step('the filter is written by keyboard, completed, and its mistakes are named', async () => {
    await rows.first().click();
    await keyboard.press('/');
    await expect(filter).toBeFocused();
    await rows.first().click();
    await keyboard.press('ControlOrMeta+f');
    await expect(filter).toBeFocused();
    await keyboard.type('cau');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(filter).toHaveValue('cause:');
    await keyboard.type('token-e');
    await expect(panel.getByRole('option')).toContainText(['token-expired']);
    await keyboard.press('ArrowDown');
    await expect(filter).toHaveAttribute('aria-activedescendant', 'filter-option-0');
    await keyboard.press('Tab');
    await expect(filter).toHaveValue('cause:token-expired ');
    await expect(rows).toHaveCount(1);
    await expect(status).toContainText(/^1 of \d+ failures/);
    await keyboard.type('-status:401');
    await expect(panel.getByText('No failure fits the filter.')).toBeVisible();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('staus:401 /(/');
    await expect(panel.locator('#filter-problems')).toContainText('There is no “staus:”. Is “status:” meant?');
    await expect(panel.locator('#filter-problems')).toContainText('/(/ is no regular expression.');
    await expect(filter).toHaveAttribute('aria-invalid', 'true');
    expect(await rowCount(panel)).toBe(all);
    await keyboard.press('Escape');
    await expect(filter).toHaveValue('');
  });

  await test.step('the keys lead through the list, into the detail, and back', async () => {
    await keyboard.press('Enter');
    await expect(panel.locator('.row[tabindex="0"]')).toBeFocused();
    await keyboard.press('Home');
    await expect(panel.locator('[aria-rowindex="2"]')).toBeFocused();
    await keyboard.press('End');
    await expect(panel.locator(`[aria-rowindex="${all + 1}"]`)).toBeFocused();
    await keyboard.press('ArrowUp');
    await expect(panel.locator(`[aria-rowindex="${all}"]`)).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Enter');
    await expect(panel.getByRole('tab', { name: 'Diagnosis' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(panel.locator(`[aria-rowindex="${all}"]`)).toBeFocused();
  });

  await test.step('columns are sorted, hidden and resized, and stay so', async () => {
    const head = (name: string) => panel.getByRole('columnheader', { name });
    await head('Status').getByRole('button').click();
    await expect(head('Status')).toHaveAttribute('aria-sort', 'ascending');
    const shown = (await columnOf(panel, 'status').allTextContents()).map(Number);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(new Set(shown).size).toBeGreaterThan(1);
    const border = panel.getByRole('separator', { name: 'Width of Time' });
    const before = Number(await border.getAttribute('aria-valuenow'));
    await border.press('ArrowRight');
    await expect(border).toHaveAttribute('aria-valuenow', String(before + 8));
    await panel.locator('summary', { hasText: 'Columns' }).click();
    await panel.getByRole('checkbox', { name: 'Kind' }).uncheck();
    await panel.getByRole('checkbox', { name: 'How sure' }).check();
    await keyboard.press('Escape');
    await expect(head('Kind')).toHaveCount(0);
    await expect(head('How sure')).toBeVisible();

    const again = await rig.openPanelPage(page);
    await expect(again.getByRole('columnheader', { name: 'How sure' })).toBeVisible();
    await expect(again.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(again.getByRole('separator', { name: 'Width of Time' })).toHaveAttribute('aria-valuenow', String(before + 8));
    await again.close();
    await head('Status').getByRole('button').click();
    await head('Status').getByRole('button').click();
    await expect(head('Time')).toHaveAttribute('aria-sort', 'ascending');
  });

  await test.step('a stretch of time is chosen by keyboard, and given back', async () => {
    await panel.getByRole('button', { name: 'When' }).click();
    const start = panel.getByRole('slider').first();
    await start.focus();
    for (let pressed = 0; pressed < 3; pressed++) await keyboard.press('PageUp');
    await expect(status).toContainText(/^\d+ of \d+ failures/);
    expect(await rowCount(panel)).toBeLessThan(all);
    await start.focus();
    await keyboard.press('Home');
    await expect.poll(() => rowCount(panel)).toBe(all);
    await panel.getByRole('button', { name: 'When' }).click();
  });

  await test.step('all tabs', async () => {
    const other = await context.newPage();
    await openCase(lab, other, 'scope');
    await expect(panel.locator('[data-cause="insufficient-scope"]')).toHaveCount(0);
    await panel.getByRole('combobox', { name: 'Whose failures' }).selectOption('All tabs');
    await expect.poll(() => rowCount(panel)).toBeGreaterThan(all);
    await expect(panel.getByRole('columnheader', { name: 'Page' })).toBeVisible();
    const inAll = await rowCount(panel);
    await openCase(lab, other, 'csrf-419');
    await other.evaluate(() => fetch('/nothing-of-this-kind'));
    await expect.poll(() => rowCount(panel), 'and it stays live').toBeGreaterThanOrEqual(inAll);
    await panel.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => rig.badgeOf(other)).toBe('');
    await expect.poll(() => rig.badgeOf(page)).toBe('');
  });
});

test('a long list draws what is in sight, follows what comes, and leads back to the newest', async ({ rig, lab, page }) => {
  await openCase(lab, page, 'no-token');
  await page.evaluate(async () => {
    const path = performance.getEntriesByType('resource').find(({ name }) => !name.endsWith('.css'))?.name ?? '';
    for (let index = 0; index < 400; index += 1) await fetch(`${path}?many=${index}`).catch(() => undefined);
  });
  const panel = await rig.openPanelPage(page);
  await panel.getByRole('button', { name: 'Group by cause' }).click();
  await expect.poll(() => rowCount(panel)).toBeGreaterThanOrEqual(401);
  const all = await rowCount(panel);
  await expect(panel.locator(`[aria-rowindex="${all + 1}"]`)).toBeInViewport();
  expect(await panel.locator('[data-exchange]').count()).toBeLessThan(100);

  await panel.locator('.list').evaluate((list) => {
    list.scrollTop = 0;
  });
  await expect(panel.locator('[aria-rowindex="2"]')).toBeInViewport();
  await openCase(lab, page, 'csrf-419');
  await expect.poll(() => rowCount(panel)).toBeGreaterThan(all);
  const back = panel.getByRole('button', { name: 'Newest' });
  await expect(back, 'what is looked at stays where it is').toBeVisible();
  await back.click();
  await expect(panel.locator('[data-cause="csrf-rejected"]')).toBeInViewport();
  await expect(back).toBeHidden();
});
