// @ts-check
/** Draws public/icons from icon.svg with a browser: `node scripts/icons.mjs`. The pictures are committed, since not every machine has one. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from './browsers.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const svg = await readFile(join(folder, 'scripts/icons/icon.svg'), 'utf8');
const grey = svg.replace('#2f55d4', '#747b8a');

const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [prefix, picture, sizes] of /** @type {const} */ ([
  ['', svg, [16, 32, 48, 128]],
  ['grey-', grey, [16, 32]],
])) {
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
    );
    await writeFile(join(folder, `public/icons/${prefix}${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
