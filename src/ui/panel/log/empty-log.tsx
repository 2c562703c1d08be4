/** A log with nothing in it, and why. */

import type { JSX } from 'preact';
import type { FileLog } from '../../file-log.ts';
import { Disconnected, PageNotice } from '../../popup/page-notice.tsx';
import type { Store } from '../../state/store.ts';

interface Props {
  readonly store: Store;
  readonly file: FileLog | undefined;
}

export function EmptyLog({ store, file }: Props): JSX.Element {
  const { source } = store;
  const page = store.state.value?.page;
  if (file) return <p class="choose">{describeEmptyFile(file)}</p>;
  if (page === undefined && store.connection.value === 'lost')
    return (
      <div class="empty">
        <Disconnected onReconnect={store.reconnect} />
      </div>
    );
  if (page === undefined || store.unread.value > 0) return <p class="choose">Still looking…</p>;
  return (
    <div class="empty">
      <PageNotice
        page={page}
        onReload={() => void source.live?.reload()}
        onAllow={(origin) => void source.live?.requestAccess(origin)}
        onWatchAgain={() => void source.live?.watchAgain()}
      />
    </div>
  );
}

/** There are failures, and the filter lets none through. */
export function NothingFits({ onUnfilter }: { onUnfilter: () => void }): JSX.Element {
  return (
    <div class="nothing-fits">
      <p>No failure fits the filter.</p>
      <button type="button" onClick={onUnfilter}>
        Show all
      </button>
    </div>
  );
}

function describeEmptyFile(file: FileLog): string {
  const { state, entries } = file.progress.value;
  if (state === 'reading' || state === 'judging') return 'Nothing has failed so far; the file is still being read.';
  if (entries === 0) return 'There is nothing in this file that could be read.';
  return `No sign-in failed in what was read of this file (${entries} ${entries === 1 ? 'request' : 'requests'}).`;
}
