/** One export under way: from what was chosen to the file, and what is to be said of it. */

import { type ReadonlySignal, useSignal } from '@preact/signals';
import { problemOf } from '../../../engine/problem-of.ts';
import type { ExportedFile, Exporter } from '../../exporter.ts';
import { copyText } from '../../shared/clipboard.ts';
import type { Store } from '../../state/store.ts';
import { BY_HAND } from '../../words/copy-words.ts';
import { describeMaskedFile, describeWholeFile, NO_SECRETS, warnOfFile } from '../../words/export-words.ts';
import { type Choice, formats, nameOf, type Scopes } from './choice.ts';
import { contextOf, writeReport } from './report-text.ts';
import { saveFile } from './save-file.ts';

export type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'working' }
  /** The file is made and not saved: what is in it, in clear. */
  | { readonly kind: 'warned'; readonly warning: string; readonly save: () => void }
  | {
      readonly kind: 'done';
      /** What was done, in a sentence. */
      readonly done: string;
      readonly receipt: readonly string[];
      /** A masked file: what stayed in it is told. */
      readonly masked: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: string; readonly byHand?: string };

export interface Exporting {
  readonly step: ReadonlySignal<Step>;
  save(choice: Choice): void;
  /** Of a report. */
  copy(choice: Choice): void;
  /** What was made and not saved is let go. */
  again(): void;
}

export function useExporting(scopes: Scopes, store: Store, exporter: Exporter): Exporting {
  const step = useSignal<Step>({ kind: 'choosing' });

  const put = (choice: Choice, text: string, receipt: readonly string[]): void => {
    const name = nameOf(choice, scopes[choice.which]);
    saveFile(name, text, formats[choice.format].type);
    step.value = { kind: 'done', done: `Saved as ${name}.`, receipt, masked: choice.format === 'har' && !choice.withSecrets };
  };
  const attempt = (work: () => Promise<void>): void => {
    step.value = { kind: 'working' };
    // A long log takes a while: that it is being written is drawn first.
    setTimeout(() => {
      work().catch((error: unknown) => {
        step.value = { kind: 'problem', problem: problemOf(error) };
      });
    }, 0);
  };
  const write = async (choice: Choice): Promise<void> => {
    const failures = scopes[choice.which];
    const what = { failures, before: contextOf(failures, store) };
    if (!choice.withSecrets) {
      const file = await exporter.masked(what);
      return put(choice, file.text, describeMaskedFile(file));
    }
    const file: ExportedFile = await exporter.withSecrets(what);
    step.value = { kind: 'warned', warning: warnOfFile(file), save: () => put(choice, file.text, describeWholeFile(file)) };
  };
  const report = ({ format, which }: Choice): string =>
    format === 'har' ? '' : writeReport(format, nameOfLog(scopes[which]), scopes[which], store);

  return {
    step,
    save: (choice) => attempt(async () => (choice.format === 'har' ? write(choice) : put(choice, report(choice), [NO_SECRETS]))),
    copy: (choice) =>
      attempt(async () => {
        const text = report(choice);
        step.value = (await copyText(text))
          ? { kind: 'done', done: 'Copied.', receipt: [NO_SECRETS], masked: false }
          : { kind: 'problem', problem: BY_HAND, byHand: text };
      }),
    again: () => {
      step.value = { kind: 'choosing' };
    },
  };
}

/** Hosts, as a report names what it is of. */
function nameOfLog(failures: Scopes[keyof Scopes]): string {
  const hosts = [...new Set(failures.flatMap(({ hops: [{ url }] }) => (URL.canParse(url) ? [new URL(url).host] : [])))];
  const [first = 'log', second, ...more] = hosts;
  return [first, ...(second === undefined ? [] : [more.length > 0 ? `${more.length + 1} other hosts` : second])].join(', ');
}
