/** Puts the panel among the developer tools' tabs. */

import { browser } from '../../platform/browser.ts';

void browser.devtools.panels.create('why401', '/icons/32.png', '/src/surfaces/panel/panel.html');
