/** Every state of popup, panel and lab index, in light and dark: axe finds nothing, and nothing is cut off where there is little room. */

import { type Browser, test as base, chromium, expect, type Locator, type Page } from '@playwright/test';
import { findChromium } from '../scripts/browsers.mjs';
import { states } from '../src/ui/testing/fixture-source.ts';
import { faultsNow, overflowOf as overflow } from './harness/axe.ts';
import { serveScreens } from './harness/screens.ts';
import { startLab } from './lab/lab.mjs';

type Served = Awaited<ReturnType<typeof serveScreens>>;

const test = base.extend<{ tab: Page }, { served: Served; plain: Browser }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const served = await serveScreens();
      await use(served);
      await served.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  plain: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const executablePath = await findChromium();
      if (!executablePath) throw new Error('no Chromium here: npm test gets one');
      const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ plain }, use) => {
    const context = await plain.newContext({ reducedMotion: 'reduce' });
    await use(await context.newPage());
    await context.close();
  },
});

/** Verdicts like the others', with the guide that each of them is there for. */
const guided = {
  'clock-off': 'set-clock',
  'blocked-by-firewall': 'report-block',
  'scope-missing': 'ask-access',
  'third-party': 'allow-third-party-cookies',
} as const;
/** Those, and what the panel's tabs are there for, have tests of their own. */
const names = Object.keys(states).filter((name) => !['many', 'every-tab', 'heavy'].includes(name) && !(name in guided));
/** Made of the same parts, in other words, as states that are looked at: left out where it is looked how much room they take. */
const likeOthers = new Set([
  ...['placeholder', 'interfered', 'preflight', 'basic-auth', 'unchecked', 'undone', 'earlier'],
  ...['not-found', 'server-fault', 'loading', 'not-seen', 'forbidden'],
  ...['tries-planned', 'tries-limited', 'tries-cut-off', 'tries-failed', 'tries-impossible'],
]);
const distinct = names.filter((name) => !likeOthers.has(name));

/** How our pages are told their theme, and the lab's index. */
async function setTheme(tab: Page, theme: 'light' | 'dark'): Promise<void> {
  await tab.emulateMedia({ colorScheme: theme });
  await tab.evaluate((name) => {
    const { dataset } = document.documentElement;
    if (dataset['theme']) dataset['theme'] = name;
  }, theme);
}

/** What axe finds, in light and in dark: that has colours of its own, and nothing else that is not looked at in light. */
async function faults(tab: Page): Promise<string[]> {
  const inLight = await faultsNow(tab);
  await setTheme(tab, 'dark');
  const inDark = await faultsNow(tab, ['color-contrast']);
  await setTheme(tab, 'light');
  return [...inLight, ...inDark.map((fault) => `dark ${fault}`)];
}

const shown = async (tab: Page, address: string): Promise<void> => {
  await tab.goto(address);
  await expect(tab.locator('main')).not.toBeEmpty();
};

/** States whose folded parts are looked at as well: the others' are the same. */
const unfolded = ['several', 'unexplained', 'redirect'];
const unfold = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    // A menu would lie over what is pressed next.
    for (const fold of document.querySelectorAll('details')) fold.open = !fold.closest('[role="toolbar"]');
  });

const inPanel = ['every-tab', 'several', 'redirect', 'unexplained', 'nothing', 'withheld', 'looking', 'lost', 'helped', 'tries-done'];

// Before a backdrop axe cannot tell contrasts, of which the dark theme is made.
test('axe finds nothing in the panel’s export, before and after, and nothing sticks out of it at 320 px', async ({ tab, served }) => {
  await tab.setViewportSize({ width: 320, height: 700 });
  await shown(tab, served.url('panel', { state: 'several' }));
  await tab.getByRole('button', { name: 'Export' }).press('Enter');
  const dialog = tab.getByRole('dialog', { name: 'Export' });
  expect(await faultsNow(tab), 'choosing').toEqual([]);
  await dialog.getByLabel('Keep them').press('Space');
  await dialog.getByRole('button', { name: 'See what is in it' }).press('Enter');
  await expect(dialog.getByText(/in clear/)).toBeVisible();
  expect(await faultsNow(tab), 'warned').toEqual([]);
  await dialog.getByRole('button', { name: 'Back' }).press('Enter');
  await dialog.getByLabel('Leave them out').press('Space');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.getByText('What stays in it, and why').press('Enter');
  await expect(dialog.locator('.receipt')).toContainText('values removed');
  expect(await faultsNow(tab), 'done').toEqual([]);
  expect(await overflow(tab)).toBe(0);
});

test('axe finds nothing in any state of the popup', async ({ tab, served }) => {
  test.setTimeout(180_000);
  await tab.setViewportSize({ width: 400, height: 700 });
  for (const state of names) {
    await shown(tab, served.url('popup', { state }));
    if (unfolded.includes(state)) await unfold(tab);
    expect(await faults(tab), state).toEqual([]);
  }
});

test('axe finds nothing in a fix’s preview', async ({ tab, served }) => {
  for (const state of ['verdict', 'interfered']) {
    await shown(tab, served.url('popup', { state, 'many-cookies': '' }));
    for (const button of await tab.locator('[data-fix]').all()) {
      await unfold(tab);
      await button.click();
      await expect(tab.locator('[data-confirm], [data-pause]').first()).toBeEnabled();
      expect(await faults(tab)).toEqual([]);
      await tab.keyboard.press('Escape');
    }
  }
});

test('axe finds nothing in a guide, and nothing sticks out of it at 320 px', async ({ tab, served }) => {
  await tab.setViewportSize({ width: 320, height: 700 });
  for (const [state, guide] of Object.entries(guided)) {
    await shown(tab, served.url('popup', { state, platform: 'Linux x86_64' }));
    await tab.locator(`[data-guide="${guide}"]`).press('Enter');
    await tab.getByText('For developers').click();
    await tab.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await expect(tab.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
    expect(await faults(tab), state).toEqual([]);
    expect(await overflow(tab), state).toBe(0);
  }
});

test('axe finds nothing in what becomes of asking again', async ({ tab, served }) => {
  for (const asked of ['asking', 'same', 'unreadable', 'gone']) {
    await shown(tab, served.url('popup', { state: 'unread', asked, grantable: '' }));
    await tab.getByRole('button', { name: 'Ask again and read the answer' }).press('Enter');
    await expect(tab.locator(`[data-asked="${asked === 'gone' ? 'problem' : asked}"]`)).toBeVisible();
    expect(await faults(tab), asked).toEqual([]);
  }
});

test('axe finds nothing in the warning before secrets are copied, nor in what it becomes', async ({ tab, served }) => {
  await tab.setViewportSize({ width: 320, height: 700 });
  await shown(tab, served.url('popup', { state: 'verdict' }));
  await unfold(tab);
  await tab.getByLabel('With secrets').press('Space');
  await tab.locator('[data-copy="curl"]').press('Enter');
  await expect(tab.locator('[data-copy="confirm"]')).toBeFocused();
  expect(await faults(tab)).toEqual([]);
  expect(await overflow(tab)).toBe(0);
  // Neither way to the clipboard is open.
  await tab.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await tab.keyboard.press('Enter');
  await expect(tab.getByLabel('What to copy')).toHaveValue(/Bearer revealed-secret/);
  expect(await faults(tab)).toEqual([]);
  expect(await overflow(tab)).toBe(0);
});

test('axe finds nothing in the panel', async ({ tab, served }) => {
  test.setTimeout(180_000);
  await tab.setViewportSize({ width: 1100, height: 600 });
  for (const state of inPanel) {
    await shown(tab, served.url('panel', { state }));
    expect(await faults(tab), state).toEqual([]);
    for (const group of await tab.locator('[data-group]').all()) await group.click();
    if (state === 'several') expect(await faults(tab), 'unfolded').toEqual([]);
    const row = tab.locator('[data-exchange]').first();
    if ((await row.count()) === 0) continue;
    await row.click();
    // One has something in each tab; of the others the diagnosis is what differs.
    const [diagnosis, ...more] = await tab.getByRole('tab').all();
    for (const each of state === 'every-tab' ? [diagnosis, ...more] : [diagnosis]) {
      if (!each) throw new Error('there are no tabs');
      await each.click();
      await unfold(tab);
      expect(await faults(tab), `${state}, ${await each.textContent()}`).toEqual([]);
    }
  }
});

test('axe finds nothing in a long way to a failure, in a comparison, nor in when it failed', async ({ tab, served }) => {
  await tab.setViewportSize({ width: 1100, height: 900 });
  await shown(tab, served.url('panel', { state: 'flow' }));
  await tab.getByRole('button', { name: 'Group by cause', pressed: true }).click();
  await tab.locator('[data-exchange]', { hasText: '/api/orders' }).click();
  await tab.getByRole('tab', { name: 'Flow' }).click();
  await tab.locator('[data-step]').first().press('Enter');
  await expect(tab.getByRole('region', { name: 'The step' })).toBeVisible();
  expect(await faults(tab), 'a step').toEqual([]);
  await tab.getByRole('tab', { name: 'Compare' }).click();
  await unfold(tab);
  await tab.getByRole('combobox', { name: 'Compare' }).click();
  await expect(tab.getByRole('tabpanel').getByRole('option').first()).toBeVisible();
  expect(await faults(tab), 'a choice').toEqual([]);
  for (const state of ['minutes', 'many'] as const) {
    await shown(tab, served.url('when', { state }));
    await tab.getByRole('slider', { name: 'From' }).press('PageUp');
    await expect(tab.getByRole('button', { name: 'Show all times' })).toBeVisible();
    expect(await faults(tab), state).toEqual([]);
  }
});

test('axe finds nothing in the lab’s index', async ({ tab }) => {
  const lab = await startLab({ port: 0 });
  await tab.goto(lab.url('/'));
  await expect(tab.getByRole('link').nth(20)).toBeVisible();
  expect(await faults(tab)).toEqual([]);
  await lab.close();
});

test('nothing sticks out of the popup at 320 px, nor with text at 200 %', async ({ tab, served }) => {
  test.setTimeout(120_000);
  for (const state of distinct) {
    await shown(tab, served.url('popup', { state }));
    await unfold(tab);
    for (const dir of ['ltr', 'rtl'])
      for (const [width, fontSize] of [
        [320, '100%'],
        [400, '200%'],
      ] as const) {
        await tab.setViewportSize({ width, height: 700 });
        await tab.evaluate((now) => Object.assign(document.documentElement, { dir: now }), dir);
        await tab.evaluate((now) => Object.assign(document.documentElement.style, { fontSize: now }), fontSize);
        expect(await overflow(tab), `${state}, ${dir}, ${width} px, text at ${fontSize}`).toBe(0);
      }
  }
});

test('nothing sticks out of the panel where the developer tools are narrow', async ({ tab, served }) => {
  for (const width of [320, 480, 700]) {
    await tab.setViewportSize({ width, height: 500 });
    for (const dir of ['ltr', 'rtl']) {
      await shown(tab, served.url('panel', { state: 'several', dir }));
      expect(await overflow(tab)).toBe(0);
      await tab.locator('[data-exchange]').last().click();
      for (const each of await tab.getByRole('tab').all()) {
        await each.click();
        expect(await overflow(tab), `${width}, ${dir}, ${await each.textContent()}`).toBe(0);
      }
    }
  }
});

test('a message with more in it than anybody reads stays usable: five hundred headers, a value of a megabyte, ten thousand items', async ({
  tab,
  served,
}) => {
  await shown(tab, served.url('panel', { state: 'heavy' }));
  await tab.locator('[data-exchange]').click();
  const detail = tab.getByRole('tabpanel');
  await tab.getByRole('tab', { name: 'Request' }).click();
  await detail.getByRole('button', { name: 'Reveal X-Api-Key' }).press('Enter');
  await expect(detail.locator('[data-header="x-api-key"]')).toContainText('995000 more characters: Copy takes them along.');
  await tab.getByRole('tab', { name: 'Response' }).click();
  const headers = detail.getByRole('table', { name: 'Response headers' }).getByRole('row');
  await expect(headers).toHaveCount(100);
  await detail.getByRole('button', { name: '400 more headers' }).press('Enter');
  await expect(headers).toHaveCount(500);
  await expect(detail.getByRole('treeitem', { name: /9,950 more/ })).toBeVisible();
  expect(await faults(tab)).toEqual([]);
  expect(await overflow(tab)).toBe(0);
});

test('a stretch of time is chosen by mouse and by keyboard, and said in words', async ({ tab, served }) => {
  const said = tab.locator('.when-said');
  const [from, until] = ['From', 'Until'].map((name) => tab.getByRole('slider', { name })) as [Locator, Locator];
  for (const dir of ['ltr', 'rtl']) {
    await tab.setViewportSize({ width: 700, height: 300 });
    await shown(tab, served.url('when', { state: 'minutes', dir }));
    const box = await tab.locator('.when-choice').boundingBox();
    if (!box) throw new Error('the chart is not there');
    const at = (part: number): [number, number] => [box.x + part * box.width, box.y + box.height / 2];
    await tab.mouse.move(...at(0.75));
    await tab.mouse.down();
    await tab.mouse.move(...at(0.5), { steps: 3 });
    await tab.mouse.up();
    await expect(said).toHaveText(/^09:59:\d\d to 10:06:\d\d: 15 of 60 failures\. Show all times$/);
    await expect(from).toHaveAttribute('aria-valuetext', /^09:59/);
    await until.focus();
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('End');
    await expect(said).toHaveText(/to 10:12:\d\d/);
    await from.press('Home');
    await expect(said, 'all of it is no choice').toHaveText(/^Drag over the chart/);
    await until.press('PageDown');
    await expect(said).toHaveText(/^09:4/);
    await until.press('Escape');
    await expect(said).toHaveText(/^Drag over the chart/);
    for (const state of ['one', 'moment', 'days', 'many']) {
      await tab.setViewportSize({ width: 320, height: 300 });
      await shown(tab, served.url('when', { state, dir }));
      expect(await overflow(tab), `${state}, ${dir}`).toBe(0);
    }
  }
});

test('what is pressed by pointer is 24 px at least', async ({ tab, served }) => {
  for (const [screen, state] of [
    ['popup', 'several'],
    ['popup', 'helped'],
    ['panel', 'several'],
  ] as const) {
    await shown(tab, served.url(screen, { state }));
    const small = await tab.locator('button:visible, summary:visible, [role="tab"]:visible, input:visible').evaluateAll((all) =>
      all
        .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
        // A link in a sentence is as high as its line (WCAG 2.5.8, inline).
        .filter(({ element, box }) => !element.matches('.link') && (box.height < 24 || box.width < 24))
        .map(({ element }) => element.outerHTML.slice(0, 80)),
    );
    expect(small, `${screen} ${state}`).toEqual([]);
  }
});

test('five hundred failures: popup and panel show each group once, the panel on demand each failure, and it stays quick to walk', async ({
  tab,
  served,
}) => {
  await shown(tab, served.url('popup', { state: 'many' }));
  expect(await tab.locator('[data-exchange]').count()).toBeLessThan(6);
  await shown(tab, served.url('panel', { state: 'many' }));
  const groups = tab.locator('[data-group]');
  await expect(groups).toHaveCount(3);
  await expect
    .poll(async () => (await groups.evaluateAll((all) => all.map(({ dataset }) => Number(dataset['count'])))).reduce((a, b) => a + b))
    .toBe(500);
  await tab.getByRole('button', { name: 'Group by cause' }).click();
  await expect(tab.getByRole('grid', { name: 'Failures' })).toHaveAttribute('aria-rowcount', '501');
  // Those in sight, and not all of them.
  expect(await tab.locator('[data-exchange]').count()).toBeLessThan(100);
  await tab.locator('[data-exchange]').last().click();
  await tab.keyboard.press('Home');
  await expect(tab.locator('[data-exchange][aria-selected="true"]')).toHaveAttribute('data-exchange', 'fixture-0');
  await tab.keyboard.press('End');
  await expect(tab.locator('[data-exchange][aria-selected="true"]')).toHaveAttribute('data-exchange', 'fixture-499');
});
