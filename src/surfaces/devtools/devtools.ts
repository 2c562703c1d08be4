/** Puts the panel among the developer tools' tabs, and passes on what failed answers say: no other part of an extension is shown that. */

import { tellBody } from '../../messaging/client.ts';
import { browser } from '../../platform/browser.ts';
import { onFinishedRequest } from '../../platform/finished-requests.ts';

void browser.devtools.panels.create('why401', '/icons/32.png', '/src/surfaces/panel/panel.html');

const { tabId } = browser.devtools.inspectedWindow;
const mayFail = (status: number): boolean => status >= 400 && status < 520;
// The background may be starting, or be gone after an update: the body is then not told, and nothing else is lost.
onFinishedRequest(mayFail, (request) => void tellBody({ tabId, ...request }).catch(() => undefined));
