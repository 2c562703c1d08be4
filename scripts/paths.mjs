// @ts-check
/** Where things lie, named once. */

import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** @param {string} path from the project's root */
export const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const CHROME_BUILD = at('dist/chrome');
export const FIREFOX_BUILD = at('dist/firefox');
export const CLI = at('dist/cli/why401.mjs');
export const ARTIFACTS = at('artifacts');

/** The extension's own pages, from the root of either build. */
export const POPUP_PAGE = 'src/surfaces/popup/popup.html';
export const PANEL_PAGE = 'src/surfaces/panel/panel.html';
export const OPTIONS_PAGE = 'src/surfaces/options/options.html';
export const VIEWER_PAGE = 'src/surfaces/viewer/viewer.html';
export const WELCOME_PAGE = 'src/surfaces/welcome/welcome.html';

/** The add-on's id in the Firefox manifest. */
export const FIREFOX_ID = 'why401@why401.dev';
