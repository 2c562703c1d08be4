/** The page of settings, in a tab of its own. */

import { render } from 'preact';
import { Options } from '../../ui/options/options.tsx';
import { followAppearance } from '../appearance.ts';
import { createOptionsSource } from './options-source.ts';

followAppearance();
const root = document.getElementById('screen');
if (root) render(<Options source={createOptionsSource()} />, root);
