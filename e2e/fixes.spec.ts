/** Fixes that prove themselves: what goes is what was said, the same request answers 200 after, and undo puts back what was there. */

import type { Page } from '@playwright/test';
import type { Browser, Cookies } from 'webextension-polyfill';
import { expect, type Lab, type Rig, test } from './harness/chromium.ts';

declare const chrome: Browser;

const open = async (lab: Lab, page: Page, id: string): Promise<void> => {
  const found = lab.cases.find((each) => each.id === id);
  if (!found) throw new Error(`the lab has no case ${id}`);
  await page.goto(lab.url(found.path));
};

/** Whole cookies of the whole browser, in an order of their own. */
const jarOf = async (rig: Rig): Promise<Cookies.Cookie[]> => {
  const cookies = await (await rig.worker()).evaluate(() => chrome.cookies.getAll({ partitionKey: {} }));
  return cookies.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};

const press = async (popup: Page, fix: string): Promise<void> => {
  await popup.locator(`[data-fix="${fix}"]`).click();
  await popup.locator(`[data-confirm="${fix}"]`).click();
};

const undoOf = (popup: Page) => popup.getByRole('button', { name: 'Undo' });

/** Of this name and host, in the browser's words. */
const namesIn = (jar: readonly Cookies.Cookie[], host: string): string[] =>
  jar.filter(({ domain }) => domain.replace(/^\./, '') === host).map(({ name, path }) => `${name} ${path}`);

test('deleting the cookies at fault: those and no others go, the request answers 200, and undo brings them back whole', async ({
  rig,
  lab,
  page,
}) => {
  await open(lab, page, 'two-cookies');
  await expect.poll(() => rig.badgeOf(page)).not.toBe('');
  const worker = await rig.worker();
  const { host, hostname } = new URL(page.url());
  const others = [`http://${host}/`, lab.url('/', `pay.${hostname}`), lab.url('/', 'other.localhost')];
  for (const url of others) await worker.evaluate((url) => chrome.cookies.set({ url, name: 'stays', value: 'as it is', path: '/' }), url);
  const before = await jarOf(rig);
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-fix]').first()).toHaveAttribute('data-fix', 'delete-cookies');
  await popup.locator('[data-fix="delete-cookies"]').click();
  await expect(popup.locator('.cookies-that-go tbody tr')).toHaveText([/^sid/, /^sid/]);
  await popup.locator('[data-confirm="delete-cookies"]').click();
  const result = popup.locator('[data-run]');
  await expect(result).toHaveAttribute('data-helped', 'true');
  await expect(result).toContainText('now answers 200');
  const after = await jarOf(rig);
  expect(
    before.filter((cookie) => !after.some((other) => JSON.stringify(other) === JSON.stringify(cookie))).map(({ name }) => name),
  ).toEqual(['sid', 'sid']);
  await undoOf(popup).click();
  await expect(result).toHaveAttribute('data-state', 'undone');
  expect(await jarOf(rig)).toEqual(before);
});

for (const order of ['the first one first', 'the last one first'] as const)
  test(`two fixes and two undos, ${order}: all is as it was before`, async ({ rig, lab, page }) => {
    await open(lab, page, 'two-cookies');
    await expect.poll(() => rig.badgeOf(page)).not.toBe('');
    const worker = await rig.worker();
    const { hostname, origin } = new URL(page.url());
    const put = (name: string, value: string) =>
      worker.evaluate(([url, name, value]) => chrome.cookies.set({ url, name, value, path: '/' }), [origin, name, value] as const);
    await put('theme', 'dark');
    const before = await jarOf(rig);
    const popup = await rig.openPopupPage(page);
    const settled = expect(popup.locator('[data-run]')).toHaveAttribute('data-state', 'checked');
    await press(popup, 'delete-cookies');
    await settled;
    // Between the two the site signs the user in anew.
    await put('sid', 'a-new-one');
    await popup.getByText('Earlier in this tab').click();
    await popup.locator('.failures button').first().click();
    await press(popup, 'clear-cookies');
    await expect(popup.locator('[data-run]')).toContainText('Cleared 2 cookies');
    expect(namesIn(await jarOf(rig), hostname)).toEqual([]);

    await popup.getByText('1 earlier change can be undone').click();
    const earlier = popup.locator('[data-done]').getByRole('button', { name: 'Undo' });
    const last = popup.locator('[data-run]').getByRole('button', { name: 'Undo' });
    const [one, other] = order === 'the first one first' ? [earlier, last] : [last, earlier];
    // The button goes when the undo begins.
    await one.click();
    await expect(one).toHaveCount(0);
    const between = order === 'the first one first' ? ['sid /api'] : ['sid /', 'theme /'];
    await expect.poll(async () => namesIn(await jarOf(rig), hostname)).toEqual(between);
    await other.click();
    await expect(popup.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await expect.poll(() => jarOf(rig)).toEqual(before);
  });

test('a worker killed in the middle of a fix ends in the old state or the new one, and says which', async ({ rig, lab, page }) => {
  await open(lab, page, 'two-cookies');
  await expect.poll(() => rig.badgeOf(page)).not.toBe('');
  const { origin, hostname } = new URL(page.url());
  await (await rig.worker()).evaluate(async (url) => {
    for (let i = 0; i < 150; i += 1) await chrome.cookies.set({ url, name: `piled-${i}`, value: 'x'.repeat(20), path: '/' });
  }, origin);
  const before = await jarOf(rig);
  const popup = await rig.openPopupPage(page);
  await popup.locator('[data-fix="clear-cookies"]').click();
  await expect(popup.locator('[data-confirm="clear-cookies"]')).toContainText('152');
  const going = popup.evaluate(
    (domain) =>
      new Promise<void>((some) => {
        // Some have gone, and most are still there.
        chrome.cookies.onChanged.addListener(({ removed, cookie }) => {
          if (removed && cookie.domain === domain) some();
        });
      }),
    hostname,
  );
  await popup.locator('[data-confirm="clear-cookies"]').click();
  await going;
  await rig.killWorker();
  const result = popup.locator('[data-run]');
  await expect(result).not.toHaveAttribute('data-state', /applying|running/);
  const wasPutBack = (await result.getAttribute('data-state')) === 'failed';
  await expect(result).toContainText(wasPutBack ? 'What had gone is put back' : 'Cleared 152 cookies');
  if (wasPutBack) expect(await jarOf(rig)).toEqual(before);
  else expect(namesIn(await jarOf(rig), hostname)).toEqual([]);
});

test('the right address: led to the host where the sign-in is, with the query, and it answers 200', async ({ rig, lab, page }) => {
  await open(lab, page, 'domain-page');
  await expect.poll(() => rig.badgeOf(page)).not.toBe('');
  const wrong = new URL(page.url());
  const popup = await rig.openPopupPage(page);
  await popup.locator('[data-fix="open-address"]').click();
  const right = wrong.href.replace('//pay.', '//');
  await expect(popup.locator('.preview')).toContainText(right.replace(/orders$/, '…'));
  await popup.locator('[data-confirm="open-address"]').click();
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
  expect(page.url()).toBe(right);
});

test('a private window that why401 may not look into is opened all the same, and nothing is claimed of it', async ({ rig, lab, page }) => {
  await open(lab, page, 'session-api');
  const popup = await rig.openPopupPage(page);
  await popup.getByText('More to try').click();
  await popup.locator('[data-fix="open-private"]').click();
  await expect(popup.locator('.preview')).toContainText('see for yourself');
  await popup.locator('[data-confirm="open-private"]').click();
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-state', 'unchecked');
  await expect(popup.locator('[data-run]')).toContainText('See whether it works there');
});

test('clearing cookies: the preview names them, they go, the request answers 200, undo brings them back whole', async ({
  rig,
  lab,
  page,
}) => {
  await open(lab, page, 'two-cookies');
  await page.goto(lab.url('/', 'pay.sibling.localhost'));
  await (await rig.worker()).evaluate((url) => chrome.cookies.set({ url, name: 'other-site', value: 'stays', path: '/' }), page.url());
  await open(lab, page, 'two-cookies');
  const popup = await rig.openPopupPage(page);
  const before = await jarOf(rig);

  await popup.locator('[data-fix="clear-cookies"]').click();
  const named = await popup
    .locator('.cookies-that-go tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent?.trim()));
  await popup.locator('[data-confirm="clear-cookies"]').click();
  const result = popup.locator('[data-run]');
  await expect(result).toHaveAttribute('data-helped', 'true');
  await expect(result).toContainText('now answers 200');

  const gone = before.filter((cookie) => !named.includes(cookie.name));
  expect(await jarOf(rig).then((jar) => jar.filter((cookie) => cookie.name === 'other-site'))).toHaveLength(1);
  expect(
    gone.map((cookie) => cookie.name),
    'only what was named went',
  ).toEqual(
    (await jarOf(rig)).filter((now) => before.some((was) => was.name === now.name && was.value === now.value)).map((cookie) => cookie.name),
  );

  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(result).toHaveAttribute('data-state', 'undone');
  expect(await jarOf(rig)).toEqual(before);
});

test('partitioned cookies go too, and come back with their partition', async ({ rig, lab, page }) => {
  await open(lab, page, 'session-api');
  const { origin, hostname } = new URL(
    (await (await rig.openPanelPage(page)).locator('[data-exchange]').first().getAttribute('data-url')) ?? '',
  );
  await page.bringToFront();
  await (await rig.worker()).evaluate(
    ([url, topLevelSite]) =>
      chrome.cookies.set({
        url,
        name: 'chip',
        value: 'partitioned-value',
        path: '/',
        secure: true,
        sameSite: 'no_restriction',
        partitionKey: { topLevelSite },
      } as Cookies.SetDetailsType),
    [`https://${hostname}/`, 'https://embedder.example'] as const,
  );
  const before = await jarOf(rig);
  expect(
    before.filter((cookie) => cookie.name === 'chip' && cookie.partitionKey?.topLevelSite === 'https://embedder.example'),
  ).toHaveLength(1);
  const popup = await rig.openPopupPage(page);
  await press(popup, 'clear-cookies');
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-state', /checked/);
  expect((await jarOf(rig)).filter((cookie) => cookie.domain.includes(hostname) && cookie.name === 'chip')).toEqual([]);
  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-state', 'undone');
  expect((await jarOf(rig)).filter((cookie) => cookie.name === 'chip')).toEqual(before.filter((cookie) => cookie.name === 'chip'));
  expect(origin).toContain('localhost');
});

test('reloading past the caches: what a cache on the way had kept answers 200', async ({ rig, lab, page }) => {
  await open(lab, page, 'cached-401');
  await expect.poll(() => rig.badgeOf(page)).not.toBe('');
  const popup = await rig.openPopupPage(page);
  const before = await jarOf(rig);
  await press(popup, 'reload');
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
  await expect(popup.locator('[data-run]')).toContainText('now answers 200');
  await expect(popup.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect(await jarOf(rig)).toEqual(before);
});

test('clearing the cache: the stale answer goes and the request answers 200', async ({ rig, lab, page }) => {
  await open(lab, page, 'cached-token');
  const popup = await rig.openPopupPage(page);
  await press(popup, 'clear-cache');
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
  await expect(popup.locator('[data-run]')).toContainText('now answers 200');
});

test('signing in again leads to the sign-in page that the site named, and proves itself after', async ({ rig, lab, page }) => {
  await open(lab, page, 'session-redirect');
  const popup = await rig.openPopupPage(page);
  await popup.locator('[data-fix="sign-in-again"]').click();
  await expect(popup.locator('.preview')).toContainText('/login');
  await popup.locator('[data-confirm="sign-in-again"]').click();
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-state', 'running');
  await page.bringToFront();
  await page.getByRole('button', { name: /sign in/i }).click();
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
});

test('a fix that does not help says so, and offers the next', async ({ rig, lab, page }) => {
  await open(lab, page, 'token-expired');
  const popup = await rig.openPopupPage(page);
  const fix = (await popup.locator('[data-fix]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-fix')))).find(
    (id) => id === 'reload',
  );
  expect(fix).toBe('reload');
  await press(popup, 'reload');
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'false');
  await expect(popup.locator('[data-run]')).toContainText('still 401');
});

test('a preview that is cancelled changes nothing', async ({ rig, lab, page }) => {
  await open(lab, page, 'session-api');
  const popup = await rig.openPopupPage(page);
  const before = await jarOf(rig);
  const asked = lab.requests.length;
  await popup.locator('[data-fix="clear-cookies"]').click();
  await popup.keyboard.press('Escape');
  await expect(popup.locator('[data-fix="clear-cookies"]')).toBeFocused();
  expect(await jarOf(rig)).toEqual(before);
  expect(lab.requests.length).toBe(asked);
});

test('from the real panel, and an undo survives the worker’s end', async ({ rig, lab, page }) => {
  await open(lab, page, 'two-cookies');
  const { panel } = await rig.realPanel(page);
  await panel.locator('[data-exchange]').first().click();
  const before = await jarOf(rig);
  await panel.locator('[data-fix="delete-cookies"]').click();
  await panel.locator('[data-confirm="delete-cookies"]').click();
  await expect(panel.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
  await rig.killWorker();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.locator('[data-run]')).toHaveAttribute('data-state', 'undone');
  expect(await jarOf(rig)).toEqual(before);
});

test('the real popup: a fix by keyboard alone, from the toolbar icon on', async ({ rig, lab, page }) => {
  await open(lab, page, 'two-cookies');
  await expect.poll(() => rig.badgeOf(page)).not.toBe('');
  const popup = await rig.realPopup(page);
  await expect(popup.locator('[data-confidence]').first()).toBeVisible();
  const isOn = (selector: string) => popup.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let presses = 0; presses < 12 && !(await isOn('[data-fix="clear-cookies"]')); presses += 1) await popup.keyboard.press('Tab');
  expect(await isOn('[data-fix="clear-cookies"]')).toBe(true);
  await popup.keyboard.press('Enter');
  await expect.poll(() => isOn('[data-confirm="clear-cookies"]')).toBe(true);
  await popup.keyboard.press('Enter');
  await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
});

test.describe('where why401 may look into private windows', () => {
  test.use({ privateWindows: true });

  test('a private window proves that something kept here is in the way', async ({ rig, lab, page }) => {
    await open(lab, page, 'two-cookies');
    const popup = await rig.openPopupPage(page);
    await popup.getByText('More to try').click();
    await press(popup, 'open-private');
    await expect(popup.locator('[data-run]')).toHaveAttribute('data-helped', 'true');
    await expect(popup.locator('[data-run]')).toContainText('something that this browser keeps for the site');
  });
});
