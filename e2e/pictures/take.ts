/** Where pictures go, and how they are taken: with WHY401_PICTURES=docs/pictures where they are committed. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { ARTIFACTS } from '../../scripts/paths.mjs';
import { expect } from '../harness/chromium.ts';

const folder = resolve(process.env['WHY401_PICTURES'] ?? `${ARTIFACTS}/pictures`);

export interface Size {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly scale?: number;
}

/** `panel/token`: in light and dark, as `panel/token-light.png`. */
export async function takePictures(page: Page, name: string, { width, height, scale = 1 }: Size): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    const picture = Buffer.from(data, 'base64');
    // Width and height stand in the first chunk, IHDR.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width * scale, height * scale]);
    const path = `${folder}/${name}-${scheme}.png`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, picture);
  }
  await session.detach();
}
