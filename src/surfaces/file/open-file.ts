/** A file that somebody chose, read by a worker of its own, which ends with it. */

import { signal } from '@preact/signals';
import type { FileLog, FileProgress } from '../../ui/file-log.ts';
import type { Source } from '../../ui/source.ts';
import type { LogRow } from '../../ui/state/log-row.ts';
import type { Answers, Question, Said, Told } from './protocol.ts';
import { createRowList } from './row-list.ts';
import { createFileSource } from './source.ts';

/** New rows are shown at most so often, in milliseconds, and so that the page is busy with them for one part of so many. */
const SHOWN_MS = 250;
const PARTS = 8;

interface Waiting {
  readonly resolve: (answer: Answers[Question['of']]) => void;
  readonly reject: (error: Error) => void;
}

export function openFile(file: File, openPage: Source['openPage']): FileLog {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'why401: reads a file' });
  const progress = signal<FileProgress>({ state: 'reading', read: 0, entries: 0, judged: 0, problem: undefined, warnings: [] });
  const rows = signal<readonly LogRow[]>([]);
  const list = createRowList();
  const show = inTurns((all: readonly LogRow[]) => {
    rows.value = all;
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;

  const say = (said: Said): void => worker.postMessage(said);
  const settle = (number: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (one) how(one);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    switch (data.tell) {
      case 'progress':
        progress.value = data.progress;
        return;
      case 'rows':
        return show(list.put(data.rows, data.gone));
      case 'answer':
        return settle(data.number, ({ resolve }) => resolve(data.answer));
      case 'refusal':
        return settle(data.number, ({ reject }) => reject(new Error(data.problem)));
    }
  });
  worker.addEventListener('error', (event) => {
    // Nobody else need hear of it.
    event.preventDefault();
    progress.value = { ...progress.peek(), state: 'failed', problem: `The file could not be read to its end: ${whatEnded(event)}` };
    for (const number of waiting.keys()) settle(number, ({ reject }) => reject(new Error('The file is no longer read.')));
  });
  say({ say: 'read', file });

  const ask = <Of extends Question['of']>(question: Extract<Question, { of: Of }>): Promise<Answers[Of]> =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve: (answer) => resolve(answer as Answers[Of]), reject });
      say({ say: 'ask', number: asked, question });
    });

  return {
    name: file.name,
    size: file.size,
    progress,
    rows,
    source: createFileSource(ask, openPage),
    cancel: () => say({ say: 'cancel' }),
    close: () => worker.terminate(),
  };
}

/** The last of what is given, with a rest in between that is long where showing it takes long. */
function inTurns<Value>(show: (value: Value) => void): (value: Value) => void {
  let next: { readonly value: Value } | undefined;
  let rests = false;
  const turn = (): void => {
    if (!next) {
      rests = false;
      return;
    }
    rests = true;
    const began = performance.now();
    show(next.value);
    next = undefined;
    // Behind what follows from it.
    setTimeout(() => setTimeout(turn, Math.max(SHOWN_MS, PARTS * (performance.now() - began))));
  };
  return (value) => {
    next = { value };
    if (!rests) turn();
  };
}

const whatEnded = ({ message }: ErrorEvent): string => message || 'the browser ended what read it.';
