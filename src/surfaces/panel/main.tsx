/** The panel in the developer tools; with `?tabId=N` the same in a tab. */

import { browser } from '../../platform/browser.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { mount } from '../mount.tsx';

// The developer tools have a theme of their own; a tab follows the browser's.
const theme = browser.devtools?.panels?.themeName;
void mount(Panel, { theme: theme === undefined ? undefined : theme === 'dark' ? 'dark' : 'light', withEarlier: true });
