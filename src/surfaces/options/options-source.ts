/** The settings as the browser keeps them. */

import { erasing } from '../../messaging/client.ts';
import { browser, observer } from '../../platform/browser.ts';
import { followStorage } from '../../platform/storage-changes.ts';
import type { Area } from '../../storage/area.ts';
import { oneAtATime } from '../../storage/one-at-a-time.ts';
import { isOfSettings, loadSettings, readFile, saveSettings, writeFile } from '../../storage/settings.ts';
import type { OptionsSource } from '../../ui/options/source.ts';
import { accessSource } from '../access-source.ts';

const local = browser.storage.local as unknown as Area;
const managed = browser.storage.managed as unknown as Area | undefined;

export function createOptionsSource(): OptionsSource {
  const inTurn = oneAtATime();
  return {
    subscribe(listener) {
      const load = (): void =>
        void loadSettings(local, managed).then(listener, () => {
          listener('unreadable');
        });
      load();
      return followStorage((area, keys) => {
        if (isOfSettings(area, keys)) load();
      });
    },
    save: (changes) => inTurn(() => saveSettings(local, changes)),
    write: writeFile,
    read: readFile,
    previewErasure: erasing.previewErasure,
    async erase() {
      const left = await erasing.erase();
      localStorage.clear();
      return left;
    },
    ...accessSource,
    openDetails: observer === 'chromium' ? openDetails : undefined,
    openWelcome: async () => void (await browser.tabs.create({ url: '/src/surfaces/welcome/welcome.html' })),
    version: browser.runtime.getManifest().version,
  };
}

/** Firefox lets no extension open its pages. */
async function openDetails(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}
