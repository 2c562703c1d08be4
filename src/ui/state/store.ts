/** The state of one tab as signals, kept up to date by a `Source`. */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AskedAgain } from '../../engine/ask-again.ts';
import { type Diagnosis, diagnose } from '../../engine/diagnose.ts';
import type { Exchange } from '../../engine/exchange.ts';
import type { FixRun } from '../../engine/fix.ts';
import type { Snapshot } from '../../engine/page.ts';
import type { Connection, Source } from '../source.ts';
import { foldUpdate } from './fold.ts';
import { type Group, groupFailures } from './group.ts';
import { factsOf } from './read.ts';

/** `problem`: a sentence. */
export type Asked = AskedAgain | { readonly kind: 'asking' } | { readonly kind: 'problem'; readonly problem: string };

export interface Store {
  readonly source: Source;
  /** Undefined until the first snapshot is here. */
  readonly state: ReadonlySignal<Snapshot | undefined>;
  readonly connection: ReadonlySignal<Connection>;
  /** Failures of the page that is shown now, oldest first. */
  readonly current: ReadonlySignal<readonly Exchange[]>;
  /** The last fix that was run, until it is dismissed. */
  readonly run: ReadonlySignal<FixRun | undefined>;
  /** What became of each request that was made again, by the exchange's id. */
  readonly asked: ReadonlySignal<ReadonlyMap<string, Asked>>;
  askAgain(exchangeId: string): void;
  diagnosisOf(exchange: Exchange): Diagnosis;
  /** Id of the first verdict's cause; '' where nothing was found. */
  causeOf(exchange: Exchange): string;
  group(failures: readonly Exchange[]): Group[];
  dismiss(runId: string): void;
  /** After the connection was lost: from the start. */
  reconnect(): void;
  close(): void;
}

/** A result that is older than this is no news when a screen is opened. In milliseconds. */
const NEWS_MS = 10 * 60_000;

/** `now`: milliseconds since the epoch. */
export function createStore(source: Source, now: () => number = Date.now): Store {
  const state = signal<Snapshot | undefined>(undefined);
  const connection = signal<Connection>('connected');
  const dismissed = signal<ReadonlySet<string>>(new Set());
  const asked = signal<ReadonlyMap<string, Asked>>(new Map());
  const openedAt = now();
  const diagnoses = new WeakMap<Exchange, Diagnosis>();

  const diagnosisOf = (exchange: Exchange): Diagnosis => {
    const { failures = [], trail = [] } = state.peek() ?? {};
    const diagnosis = diagnoses.get(exchange) ?? diagnose(exchange, { others: [...trail, ...failures] });
    diagnoses.set(exchange, diagnosis);
    return diagnosis;
  };
  const causeOf = (exchange: Exchange): string => diagnosisOf(exchange).verdicts[0]?.cause ?? '';

  const connect = (): (() => void) =>
    source.subscribe(
      (update) => {
        state.value = foldUpdate(state.peek(), update);
      },
      (changed) => {
        connection.value = changed;
      },
    );
  let disconnect = connect();

  return {
    source,
    state,
    connection,
    current: computed(() => {
      const ids = new Set(state.value?.currentIds);
      return state.value?.failures.filter(({ id }) => ids.has(id)) ?? [];
    }),
    run: computed(() => {
      const last = state.value?.runs.at(-1);
      return last && !dismissed.value.has(last.id) && last.startedAt > openedAt - NEWS_MS ? last : undefined;
    }),
    asked,
    askAgain: (exchangeId) => {
      const become = (one: Asked): void => {
        asked.value = new Map([...asked.peek(), [exchangeId, one]]);
      };
      become({ kind: 'asking' });
      source
        .askAgain(exchangeId)
        .then(become, (error: unknown) => become({ kind: 'problem', problem: error instanceof Error ? error.message : String(error) }));
    },
    diagnosisOf,
    causeOf,
    group: (failures) => groupFailures(failures, (exchange) => ({ cause: causeOf(exchange), origin: factsOf(exchange).site.origin })),
    dismiss: (runId) => {
      dismissed.value = new Set([...dismissed.peek(), runId]);
    },
    reconnect: () => {
      disconnect();
      connection.value = 'reconnecting';
      disconnect = connect();
    },
    close: () => disconnect(),
  };
}
