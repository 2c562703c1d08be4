/** How much there is, and whether more will come. */

import type { JSX } from 'preact';
import type { Connection } from '../../source.ts';

interface Props {
  readonly failures: number;
  readonly shown: number;
  /** Failures that are still to be diagnosed. */
  readonly unread: number;
  readonly causes: number;
  readonly dropped: number;
  /** The page's beginning was not seen. */
  readonly missed: boolean;
  readonly connection: Connection;
  readonly onReconnect: () => void;
  /** Undefined: there are none to be opened from here. */
  readonly onSettings: (() => void) | undefined;
}

const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`;

export function StatusBar({ failures, shown, unread, causes, dropped, missed, connection, onReconnect, onSettings }: Props): JSX.Element {
  return (
    <footer class="status-bar">
      <span>{shown === failures ? count(failures, 'failure', 'failures') : `${shown} of ${count(failures, 'failure', 'failures')}`}</span>
      {unread > 0 && <span>{unread} still being read…</span>}
      <span>{count(causes, 'cause', 'causes')}</span>
      {dropped > 0 && <span>{count(dropped, 'older one', 'older ones')} let go</span>}
      {missed && <span data-missed="beginning">The page’s start was not seen</span>}
      <span>Secrets hidden until a click</span>
      <span class="connection" data-connection={connection}>
        {connection === 'reconnecting' && 'Reconnecting…'}
        {connection === 'lost' && (
          <>
            why401 is not answering{' '}
            <button type="button" class="link" onClick={onReconnect}>
              Try again
            </button>
          </>
        )}
      </span>
      {onSettings && (
        <button type="button" class="link" onClick={onSettings}>
          Settings
        </button>
      )}
    </footer>
  );
}
