/** Every case of the lab in one Chromium: the popup says first what the case is made for. */

import { expect, test } from '@playwright/test';
import { findChromium } from '../scripts/browsers.mjs';
import { openChromium } from '../scripts/chromium.mjs';
import { type Seen, tour } from '../scripts/walk.mjs';
import { startLab } from './lab/lab.mjs';

test('each case of the lab is recognised, as far as a browser shows it', async () => {
  test.setTimeout(420_000);
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium here: npm test gets one');
  // A lab of its own: some cases remember who was there before.
  const lab = await startLab({ port: 0 });
  const opened = await openChromium({ executablePath, headless: true });
  const seen: Seen[] = [];
  for await (const each of tour(opened, lab, { pictures: false })) seen.push(each);
  await opened.close();
  await lab.close();

  expect(seen.length).toBeGreaterThan(100);
  expect(
    seen
      .filter(({ ok }) => !ok)
      .map(({ example, verdict }) => `${example.id}: ${verdict?.cause ?? 'nothing'} ${verdict?.confidence ?? ''}`),
  ).toEqual([]);
});
