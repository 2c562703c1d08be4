/** The page of settings, and what the extension keeps. */

import type { Page } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { OPTIONS_PAGE } from '../../scripts/paths.mjs';
import { expect, type Rig } from './chromium.ts';

declare const chrome: Browser;

export const openOptions = async (rig: Rig): Promise<Page> => {
  const options = await rig.openExtensionPage(OPTIONS_PAGE);
  await expect(options.getByRole('heading', { name: 'What is watched' })).toBeVisible();
  return options;
};

export const kept = async (rig: Rig, area: 'session' | 'local'): Promise<string> =>
  (await rig.worker()).evaluate(async (name) => JSON.stringify(await chrome.storage[name].get(null)), area);
