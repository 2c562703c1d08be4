/** The panel in the developer tools; with `?tabId=N` the same in a tab. */

import { browser } from '../../platform/browser.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { mount } from '../mount.tsx';

// The developer tools have a theme of their own; a tab follows the system's.
const theme = browser.devtools?.panels?.themeName;
if (theme !== undefined) document.documentElement.dataset['theme'] = theme === 'dark' ? 'dark' : 'light';
void mount(Panel);
