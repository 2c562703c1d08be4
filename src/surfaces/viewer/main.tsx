/** HAR files in a page of their own, for those who have no developer tools at hand. */

import { openPage } from '../../messaging/client.ts';
import type { FileLog } from '../../ui/file-log.ts';
import { Workbench } from '../../ui/panel/workbench.tsx';
import { Start } from '../../ui/viewer/start.tsx';
import { currentTabId } from '../current-tab.ts';
import { openFile } from '../file/open-file.ts';
import { show } from '../mount.tsx';

const title = document.title;

/** The page's title names the file while it is open. */
function openNamed(file: File): FileLog {
  const log = openFile(file, async (address) => openPage(await currentTabId(), address));
  document.title = `${file.name} – ${title}`;
  return {
    ...log,
    close: () => {
      document.title = title;
      log.close();
    },
  };
}

show(<Workbench openFile={openNamed} start={(choose) => <Start onChoose={choose} />} />);
