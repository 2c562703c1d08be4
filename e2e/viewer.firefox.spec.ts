/** A HAR file in Firefox: the worker that reads it runs under the same policy as in Chromium. */

import { at, VIEWER_PAGE } from '../scripts/paths.mjs';
import { expect, test } from './harness/firefox.ts';

test('a file opens in the viewer, and one failure of it in full', async ({ fox }) => {
  const viewer = await fox.openExtensionPage(VIEWER_PAGE);
  const input = await viewer.waitForSelector('input[type="file"]');
  await input?.uploadFile(at('corpus/field/failed-renewal-removes.har'));
  await viewer.waitForSelector('[data-file="done"]');
  await viewer.waitForSelector('[data-exchange][data-cause="cookie-gone"]');
  await viewer.click('[data-exchange][data-cause="cookie-gone"]');
  const detail = await viewer.waitForSelector('[role="tabpanel"] [data-cause="cookie-gone"][data-confidence]');
  expect(await detail?.evaluate((element) => element.textContent)).toMatch(/This is a recording/);
});
