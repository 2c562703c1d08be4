/** Every case of the lab in one Chromium: the popup says first what the case is made for. */

import { findChromium } from '../scripts/browsers.mjs';
import { openChromium } from '../scripts/chromium.mjs';
import { type Seen, tour } from '../scripts/walk.mjs';
import { expect, test } from './harness/chromium.ts';

test('each case of the lab is recognised; where only the body tells, nothing wrong is certain', async ({ lab }) => {
  test.setTimeout(420_000);
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium here: npm test gets one');
  const opened = await openChromium({ executablePath, headless: true });
  const seen: Seen[] = [];
  for await (const each of tour(opened, lab, { pictures: false })) seen.push(each);
  await opened.close();

  expect(seen.length).toBeGreaterThan(100);
  const told = ({ example, verdict }: Seen) => `${example.id}: ${verdict?.cause} ${verdict?.confidence}`;
  expect(seen.filter(({ example, ok }) => !ok && !example.bodyOnly).map(told)).toEqual([]);
  expect(seen.filter(({ example, ok, verdict }) => !ok && example.bodyOnly && verdict?.confidence === 'certain').map(told)).toEqual([]);
});
