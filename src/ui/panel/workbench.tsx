/** The panel over one of several logs: the inspected tab's, all tabs', or a file's. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useContext, useEffect, useMemo, useRef } from 'preact/hooks';
import type { Exporter } from '../exporter.ts';
import type { FileLog } from '../file-log.ts';
import { ReaderContext } from '../shared/reader.ts';
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
  /** All that were chosen with it, itself among them. */
  readonly files: readonly File[];
  /** Its place among them. */
  readonly index: number;
  /** No two are the same, also of one file that is opened twice. */
  readonly key: number;
}

export function Workbench({ live, openFile, start }: WorkbenchProps): JSX.Element {
  const view = useMemo(createPanelView, []);
  const opened = useSignal<Opened | undefined>(undefined);
  const scope = useSignal<'tab' | 'all'>('tab');
  const chooser = useRef<HTMLInputElement>(null);
  const all = useRef<Store>(undefined);
  const count = useRef(0);
  const reader = useContext(ReaderContext);

  const close = (): void => {
    opened.value?.store.close();
    opened.value?.file.close();
    opened.value = undefined;
    view.range.value = undefined;
  };
  const open = (files: readonly File[], index = 0): void => {
    const chosen = files[index];
    if (!chosen || !openFile) return;
    close();
    const file = openFile(chosen);
    count.current += 1;
    opened.value = { file, store: createStore(file.source), files, index, key: count.current };
  };
  useEffect(() => () => opened.peek()?.file.close(), [opened]);
  const isOver = useFileDrop(openFile && open);

  if (live && scope.value === 'all') all.current ??= live.all();
  const store = opened.value?.store ?? (scope.value === 'all' ? all.current : live?.tab);
  const choose = (): void => chooser.current?.click();
  return (
    <ReaderContext.Provider value={opened.value ? { ...reader, clock: undefined } : reader}>
      {store ? (
        <Panel
          key={opened.value ? `file ${opened.value.key}` : scope.value}
          store={store}
          view={view}
          file={opened.value?.file}
          exporter={opened.value ? undefined : live?.exporter}
          above={
            opened.value && (
              <FileBar
                {...opened.value}
                names={opened.value.files.map(({ name }) => name)}
                onFile={(index) => open(opened.peek()?.files ?? [], index)}
                closes={live ? 'Back to live' : 'Close'}
                onClose={close}
              />
            )
          }
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
        multiple
        hidden
        ref={chooser}
        onChange={(event) => {
          open([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {isOver && (
        <div class="drop" aria-hidden="true">
          <p>Drop the HAR file to read it here</p>
        </div>
      )}
    </ReaderContext.Provider>
  );
}

/** True while a file is held over the page; false for good where none can be opened. */
function useFileDrop(open: ((files: readonly File[]) => void) | undefined): boolean {
  const isOver = useSignal(false);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const holdsFile = (event: DragEvent): boolean => latest.current !== undefined && event.dataTransfer?.types.includes('Files') === true;
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
      latest.current?.([...(event.dataTransfer?.files ?? [])]);
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
