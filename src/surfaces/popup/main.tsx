/** The toolbar's popup; with `?tabId=N` the same in a tab or a window. */

import { Popup } from '../../ui/popup/popup.tsx';
import { mount } from '../mount.tsx';

// A popup takes its width from its content; on a phone it is a page of its own.
const isPopup = location.search === '' && !/Android/.test(navigator.userAgent);
document.documentElement.dataset['view'] = isPopup ? 'popup' : 'page';
void mount((store) => <Popup store={store} />);
