/** Which failure is read, and which row of the list stands for it. */

import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import { readFlow } from '../../engine/flow/flow.ts';
import { describeFlow } from '../../report/flow/words.ts';
import { useLanguage } from '../shared/reader.ts';
import { type Row, rowOf, withSteps } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import type { PanelView } from './panel-view.ts';
import type { Log } from './use-log.ts';

/** By ids, since rows come and go. */
interface Chosen {
  readonly row: string;
  readonly exchange: string;
  /** Of the exchange, where one was asked for. */
  readonly hop?: number | undefined;
}

export interface Choice {
  /** The failure that is read; undefined: none is chosen, or it is not here yet. */
  readonly shown: Exchange | undefined;
  readonly isOpening: boolean;
  readonly hop: number | undefined;
  /** With what led to the failure above its row, where that is wanted. */
  readonly rows: readonly Row[];
  /** Of a row. */
  readonly key: string | undefined;
  choose(row: Row): void;
  /** To a failure that another leads to, whatever is folded or filtered; false where the log has no such failure. */
  lead(exchangeId: string, hop?: number): boolean;
}

export function useChoice(store: Store, { ledHere }: PanelView, { entries, rows: failureRows }: Log): Choice {
  const chosen = useSignal<Chosen | undefined>(undefined);
  const { row: askedRow, exchange: asked, hop } = chosen.value ?? {};

  const row = asked === undefined ? undefined : rowOf(failureRows.value, askedRow ?? '', asked);
  // What is read stays, whatever joins its group meanwhile.
  const shownId = asked !== undefined && entries.value.some(({ id }) => id === asked) ? asked : row?.entry.id;
  const shown = shownId === undefined ? undefined : store.state.value?.failures.find(({ id }) => id === shownId);
  const opening = shown === undefined ? shownId : undefined;
  const { open } = store.source;
  useEffect(() => {
    if (opening !== undefined) void open?.(opening);
  }, [opening, open]);

  const { locale, timeZone } = useLanguage();
  const known = store.known();
  const flow = useMemo(
    () => (shown && ledHere.value ? describeFlow(readFlow(shown, known), { locale, timeZone }) : undefined),
    [shown, ledHere.value, known, locale, timeZone],
  );
  const rows: readonly Row[] = row && flow ? withSteps(failureRows.value, row.key, flow) : failureRows.value;
  const key = askedRow !== undefined && rows.some((each) => each.key === askedRow) ? askedRow : row?.key;

  const choose = useCallback(
    (to: Row) => {
      const before = chosen.peek();
      chosen.value = to.kind === 'failure' ? { row: to.key, exchange: to.entry.id } : before && { ...before, row: to.key };
    },
    [chosen],
  );
  const lead = (id: string, to?: number): boolean => {
    if (!entries.peek().some((entry) => entry.id === id)) return false;
    chosen.value = { row: id, exchange: id, hop: to };
    return true;
  };
  return { shown, isOpening: opening !== undefined, hop, rows, key, choose, lead };
}
