/** One failure on its way to the clipboard. */

import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { Diagnosis } from '../../engine/diagnose.ts';
import type { Exchange } from '../../engine/exchange.ts';
import type { Changes } from '../../engine/facts/changes.ts';
import { type Copyable, type Hidden, maskedCopy, wholeCopy } from '../../report/copy-as/copyable.ts';
import { copyAs } from '../../report/copy-as/index.ts';
import type { Target } from '../../report/copy-as/target.ts';
import { writeFailure } from '../../report/markdown.ts';
import type { Source } from '../source.ts';
import { factsOf } from '../state/read.ts';
import { BY_HAND, describeMasked, describeWhole, NO_LONGER_KEPT, REPORT_COPIED } from '../words/copy-words.ts';
import { copyText } from './clipboard.ts';

export interface CopyProps {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly changes: Changes | undefined;
  readonly onRequest: Source['request'];
}

export interface Copied {
  readonly tone: 'good' | 'bad';
  readonly text: string;
  /** What the clipboard would not take. */
  readonly byHand?: string;
}

export interface Copying {
  /** Of the last; undefined before the first. */
  readonly outcome: ReadonlySignal<Copied | undefined>;
  report(): void;
  masked(target: Target): void;
  /** With its secrets. */
  whole(target: Target): void;
  /** What the masked copy leaves out, and the whole one has. */
  hiddenOf(target: Target): readonly Hidden[];
  /** Takes the last outcome away. */
  clear(): void;
}

export function useCopying({ exchange, diagnosis, changes, onRequest }: CopyProps): Copying {
  const outcome = useSignal<Copied | undefined>(undefined);
  const { hop } = factsOf(exchange);

  const put = async (text: string, done: string): Promise<void> => {
    outcome.value = undefined;
    outcome.value = (await copyText(text)) ? { tone: 'good', text: done } : { tone: 'bad', text: BY_HAND, byHand: text };
  };
  const refuse = (text: string): void => {
    outcome.value = { tone: 'bad', text };
  };
  const write = (target: Target, copyable: Copyable, describe: typeof describeMasked): void => {
    const written = copyAs(target, copyable.request);
    if ('problem' in written) refuse(written.problem);
    else void put(written.text, describe({ ...copyable, hidden: hiddenIn(target, copyable) }));
  };

  return {
    outcome,
    report: () => void put(writeFailure({ entry: 0, hop, challenges: [], diagnosis, changes: () => changes }), REPORT_COPIED),
    masked: (target) => write(target, maskedCopy(hop), describeMasked),
    whole: (target) =>
      void onRequest(exchange.id, exchange.hops.indexOf(hop))
        .then((sent) => (sent ? write(target, wholeCopy(sent), describeWhole) : refuse(NO_LONGER_KEPT)))
        .catch((error: Error) => refuse(error.message)),
    hiddenOf: (target) => hiddenIn(target, maskedCopy(hop)),
    clear: () => {
      outcome.value = undefined;
    },
  };
}

/** Of what is in the copy at all. */
const hiddenIn = (target: Target, { hidden }: Copyable): readonly Hidden[] => hidden.filter(({ at }) => !target.omits?.(at));
