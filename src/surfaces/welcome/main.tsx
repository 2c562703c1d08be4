/** The first-run page: opened once after the installation, and from the settings. */

import { render } from 'preact';
import { browser } from '../../platform/browser.ts';
import { Welcome } from '../../ui/welcome/welcome.tsx';
import { accessSource } from '../access-source.ts';
import { followAppearance } from '../appearance.ts';

followAppearance();
const root = document.getElementById('screen');
const source = { ...accessSource, openOptions: () => browser.runtime.openOptionsPage(), isMac: /Mac/.test(navigator.platform) };
if (root) render(<Welcome source={source} />, root);
