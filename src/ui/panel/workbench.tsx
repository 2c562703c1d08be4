/** The panel over one of several logs: the inspected tab's, all tabs', or a file's. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Exporter } from '../exporter.ts';
import type { FileLog } from '../file-log.ts';
import { createStore, type Store } from '../state/store.ts';
import { FileBar } from './file-bar.tsx';
import { Panel } from './panel.tsx';
import { createPanelView } from './panel-view.ts';

export interface WorkbenchProps {
  /** Undefined where there is no browser to look into, but files alone. */
  readonly live?: { readonly tab: Store; readonly all: () => Store; readonly exporter: Exporter } | undefined;
  readonly openFile?: (file: File) => FileLog;
  /** What is shown while there is neither. */
  readonly start?: (choose: () => void) => ComponentChildren;
}

interface Opened {
  readonly file: FileLog;
  readonly store: Store;
}

export function Workbench({ live, openFile, start }: WorkbenchProps): JSX.Element {
  const view = useMemo(createPanelView, []);
  const opened = useSignal<Opened | undefined>(undefined);
  const scope = useSignal<'tab' | 'all'>('tab');
  const chooser = useRef<HTMLInputElement>(null);
  const all = useRef<Store>(undefined);

  const close = (): void => {
    opened.value?.store.close();
    opened.value?.file.close();
    opened.value = undefined;
    view.range.value = undefined;
  };
  const open = (chosen: File | undefined): void => {
    if (!chosen || !openFile) return;
    close();
    const file = openFile(chosen);
    opened.value = { file, store: createStore(file.source) };
  };
  useEffect(() => () => opened.peek()?.file.close(), [opened]);
  const isOver = useFileDrop(open);

  if (live && scope.value === 'all') all.current ??= live.all();
  const store = opened.value?.store ?? (scope.value === 'all' ? all.current : live?.tab);
  const choose = (): void => chooser.current?.click();
  return (
    <>
      {store ? (
        <Panel
          key={opened.value ? `file ${opened.value.file.name}` : scope.value}
          store={store}
          view={view}
          file={opened.value?.file}
          exporter={opened.value ? undefined : live?.exporter}
          above={opened.value && <FileBar file={opened.value.file} closes={live ? 'Back to live' : 'Close'} onClose={close} />}
          more={
            <>
              {live && !opened.value && (
                <select
                  aria-label="Whose failures"
                  value={scope.value}
                  onChange={(event) => {
                    scope.value = event.currentTarget.value === 'all' ? 'all' : 'tab';
                  }}
                >
                  <option value="tab">This tab</option>
                  <option value="all">All tabs</option>
                </select>
              )}
              {openFile && (
                <button type="button" onClick={choose}>
                  Import HAR
                </button>
              )}
            </>
          }
        />
      ) : (
        start?.(choose)
      )}
      <input
        type="file"
        accept=".har,application/json,application/har+json"
        aria-label="HAR file"
        hidden
        ref={chooser}
        onChange={(event) => {
          open(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {isOver && (
        <div class="drop" aria-hidden="true">
          <p>Drop the HAR file to read it here</p>
        </div>
      )}
    </>
  );
}

/** True while a file is held over the page. */
function useFileDrop(open: (file: File | undefined) => void): boolean {
  const isOver = useSignal(false);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) isOver.value = false;
    };
    const drop = (event: DragEvent): void => {
      isOver.value = false;
      if (!holdsFile(event)) return;
      event.preventDefault();
      latest.current(event.dataTransfer?.files[0]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [isOver]);
  return isOver.value;
}
