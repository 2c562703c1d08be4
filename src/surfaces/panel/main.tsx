/** The panel in the developer tools; with `?tabId=N` the same in a tab. */

import { connectSource, openPage } from '../../messaging/client.ts';
import { browser } from '../../platform/browser.ts';
import { Workbench } from '../../ui/panel/workbench.tsx';
import { createStore } from '../../ui/state/store.ts';
import { openFile } from '../file/open-file.ts';
import { mount } from '../mount.tsx';
import { exporter } from './exporter.ts';

// The developer tools have a theme of their own; a tab follows the browser's.
const theme = browser.devtools?.panels?.themeName;
void mount(
  (tab, tabId) => (
    <Workbench
      live={{ tab, all: () => createStore(connectSource(tabId, 'all')), exporter }}
      openFile={(file) => openFile(file, (address) => openPage(tabId, address))}
    />
  ),
  theme === undefined ? undefined : theme === 'dark' ? 'dark' : 'light',
);
