/** The first-run page in Firefox, which may install an add-on without the access that it asks for, and settings that hold there as well. */

import type { Browser } from 'webextension-polyfill';
import { OPTIONS_PAGE, WELCOME_PAGE } from '../scripts/paths.mjs';
import { expect, test } from './harness/firefox.ts';

declare const browser: Browser;

test.use({ welcome: true });

test('it is opened once, and asks for the access that is missing; a site that is left out is not recorded', async ({ fox, lab }) => {
  await fox.closeWelcome();
  const welcome = await fox.openExtensionPage(WELCOME_PAGE);
  expect(await welcome.$$eval('svg[role="img"]', (pictures) => pictures.length)).toBe(3);
  await welcome.evaluate(() => browser.permissions.remove({ origins: ['<all_urls>'] }));
  await welcome.waitForSelector('[data-access="none"] button');
  await welcome.click('[data-access="none"] button');
  await welcome.waitForFunction(() => document.querySelector('[data-access]') === null);

  const options = await fox.openExtensionPage(OPTIONS_PAGE);
  await options.waitForSelector('#site');
  const { path = '' } = lab.cases.find(({ id }) => id === 'token-expired') ?? {};
  await options.type('#site', new URL(lab.url(path)).hostname);
  await options.keyboard.press('Enter');
  await options.waitForSelector('[data-setting="leftOutSites"] .entries');
  const page = await fox.open(lab.url(path));
  const popup = await fox.openPopupPage(page);
  await popup.waitForSelector('[data-page="left-out"]');
  const kept = await popup.evaluate(async () => JSON.stringify(await browser.storage.session.get(null)));
  expect(kept).not.toContain(path);
});
