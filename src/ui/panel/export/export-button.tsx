/** Failures to take along: as a HAR file, masked or with its secrets, or as a report. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Exporter } from '../../exporter.ts';
import type { Store } from '../../state/store.ts';
import type { Scopes } from './choice.ts';
import { ExportDialog } from './export-dialog.tsx';

interface Props {
  readonly store: Store;
  readonly exporter: Exporter;
  /** Asked when it is opened: what comes meanwhile is not in it. */
  readonly scopes: () => Scopes;
  /** There is none to export. */
  readonly disabled: boolean;
}

export function ExportButton({ store, exporter, scopes, disabled }: Props): JSX.Element {
  const opened = useSignal<Scopes | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        type="button"
        ref={button}
        disabled={disabled}
        aria-haspopup="dialog"
        onClick={() => {
          opened.value = scopes();
        }}
      >
        Export
      </button>
      {opened.value && (
        <ExportDialog
          scopes={opened.value}
          store={store}
          exporter={exporter}
          onClose={() => {
            opened.value = undefined;
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
