/** The state of one tab as signals, kept up to date by a `Source`. */

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AskedAgain } from '../../engine/ask-again.ts';
import { type Diagnosis, diagnose } from '../../engine/diagnose.ts';
import type { Exchange } from '../../engine/exchange.ts';
import { type Changes, readChanges } from '../../engine/facts/changes.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { gatherFacts } from '../../engine/facts/gather.ts';
import type { FixRun } from '../../engine/fix.ts';
import type { Change, Snapshot } from '../../engine/page.ts';
import { problemOf } from '../../engine/problem-of.ts';
import type { Connection, Source } from '../source.ts';
import { foldUpdate } from './fold.ts';
import { type Group, groupFailures, rankForReading } from './group.ts';
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
  /** Earlier ones that can still be undone, the newest first. */
  readonly undoable: ReadonlySignal<readonly FixRun[]>;
  /** Failures of the log that are not diagnosed yet: a long log is read in slices, so that the first verdict is not kept waiting. */
  readonly unread: ReadonlySignal<number>;
  /** Those of them that are diagnosed. */
  read(failures: readonly Exchange[]): readonly Exchange[];
  /** What became of each request that was made again, by the exchange's id. */
  readonly asked: ReadonlySignal<ReadonlyMap<string, Asked>>;
  askAgain(exchangeId: string): void;
  /** Everything that is known: failures, and what worked before and between them. */
  known(): readonly Exchange[];
  diagnosisOf(exchange: Exchange): Diagnosis;
  /** What the diagnosis was made from, with what came before it. */
  gather(exchange: Exchange): Facts;
  /** Since it last worked; undefined where nothing did before. */
  changesOf(exchange: Exchange): Changes | undefined;
  /** Id of the first verdict's cause; '' where nothing was found. */
  causeOf(exchange: Exchange): string;
  /** Those that are diagnosed. */
  group(failures: readonly Exchange[]): Group[];
  dismiss(runId: string): void;
  /** After the connection was lost: from the start. */
  reconnect(): void;
  close(): void;
}

/** A result that is older than this is no news when a screen is opened. In milliseconds. */
const NEWS_MS = 10 * 60_000;
/** Failures that are diagnosed before the first is shown, and then with each breath. */
const FIRST = 1;
const SLICE = 25;
/** The first is drawn before the others are read. In milliseconds. */
const FIRST_REST_MS = 50;
/** Failures that come faster than this are shown together. In milliseconds. */
const BURST_MS = 50;

/** `now`: milliseconds since the epoch. */
export function createStore(source: Source, now: () => number = Date.now): Store {
  const state = signal<Snapshot | undefined>(undefined);
  const connection = signal<Connection>('connected');
  const dismissed = signal<ReadonlySet<string>>(new Set());
  const asked = signal<ReadonlyMap<string, Asked>>(new Map());
  const openedAt = now();
  const diagnoses = new WeakMap<Exchange, Diagnosis>();
  const changes = new WeakMap<Exchange, Changes | undefined>();
  const gathered = new WeakMap<Exchange, Facts>();

  const unread = signal(0);
  /** Goes up with each slice. */
  const slices = signal(0);
  let others: readonly Exchange[] = [];
  let slice: ReturnType<typeof setTimeout> | undefined;
  let heard: (Snapshot | Change)[] = [];
  let shownAt = Number.NEGATIVE_INFINITY;
  let burst: ReturnType<typeof setTimeout> | undefined;

  const diagnosisOf = (exchange: Exchange): Diagnosis => {
    const diagnosis = diagnoses.get(exchange) ?? diagnose(exchange, { others });
    diagnoses.set(exchange, diagnosis);
    return diagnosis;
  };
  const gather = (exchange: Exchange): Facts => {
    const facts = gathered.get(exchange) ?? gatherFacts(exchange, others);
    gathered.set(exchange, facts);
    return facts;
  };
  const changesOf = (exchange: Exchange): Changes | undefined => {
    if (!changes.has(exchange)) changes.set(exchange, readChanges(gather(exchange)));
    return changes.get(exchange);
  };
  const causeOf = (exchange: Exchange): string => diagnosisOf(exchange).verdicts[0]?.cause ?? '';

  const read = (failures: readonly Exchange[]): readonly Exchange[] =>
    slices.value > 0 ? failures.filter((exchange) => diagnoses.has(exchange)) : [];

  const readOn = (most: number): void => {
    clearTimeout(slice);
    const waiting = inOrderOfReading(state.peek()).filter((exchange) => !diagnoses.has(exchange));
    for (const exchange of waiting.slice(0, most)) diagnosisOf(exchange);
    if (waiting.length > most) slice = setTimeout(() => readOn(SLICE), slices.peek() === 0 ? FIRST_REST_MS : 0);
    batch(() => {
      unread.value = Math.max(0, waiting.length - most);
      slices.value += 1;
    });
  };

  const show = (): void => {
    clearTimeout(burst);
    burst = undefined;
    shownAt = now();
    const shown = heard.reduce(foldUpdate, state.peek());
    heard = [];
    // One list for as long as it is the same: what it is asked for is worked out once (`historyOf`).
    if (shown && (shown.failures !== state.peek()?.failures || shown.trail !== state.peek()?.trail))
      others = [...withoutThose(shown.trail, shown.failures), ...shown.failures];
    batch(() => {
      state.value = shown;
      readOn(FIRST);
    });
  };

  const connect = (): (() => void) =>
    source.subscribe(
      (update) => {
        heard.push(update);
        const mayWait = 'kind' in update && (update.kind === 'failure' || update.kind === 'dropped' || update.kind === 'page');
        if (!mayWait || now() - shownAt >= BURST_MS) show();
        else burst ??= setTimeout(show, BURST_MS);
      },
      (changed) => {
        connection.value = changed;
      },
    );
  let disconnect = connect();

  const shownRun = computed(() => {
    const last = state.value?.runs.at(-1);
    return last && !dismissed.value.has(last.id) && last.startedAt > openedAt - NEWS_MS ? last : undefined;
  });

  return {
    source,
    state,
    connection,
    current: computed(() => {
      const ids = new Set(state.value?.currentIds);
      return state.value?.failures.filter(({ id }) => ids.has(id)) ?? [];
    }),
    run: shownRun,
    undoable: computed(() => (state.value?.runs ?? []).filter(({ id, undoable }) => undoable && id !== shownRun.value?.id).reverse()),
    unread,
    read,
    asked,
    askAgain: (exchangeId) => {
      if (!source.live) return;
      const become = (one: Asked): void => {
        asked.value = new Map([...asked.peek(), [exchangeId, one]]);
      };
      become({ kind: 'asking' });
      source.live.askAgain(exchangeId).then(become, (error: unknown) => become({ kind: 'problem', problem: problemOf(error) }));
    },
    known: () => others,
    diagnosisOf,
    gather,
    changesOf,
    causeOf,
    group: (failures) => groupFailures(read(failures), (exchange) => ({ cause: causeOf(exchange), origin: factsOf(exchange).site.origin })),
    dismiss: (runId) => {
      dismissed.value = new Set([...dismissed.peek(), runId]);
    },
    reconnect: () => {
      disconnect();
      connection.value = 'reconnecting';
      disconnect = connect();
    },
    close: () => {
      clearTimeout(slice);
      clearTimeout(burst);
      disconnect();
    },
  };
}

/** A file's trail holds its failures as well. */
function withoutThose(trail: readonly Exchange[], failures: readonly Exchange[]): readonly Exchange[] {
  const ids = new Set(failures.map(({ id }) => id));
  return trail.filter(({ id }) => !ids.has(id));
}

/** What is shown first of the page that is shown, then its others, then those of pages before; the newest first. */
function inOrderOfReading(state: Snapshot | undefined): Exchange[] {
  const current = new Set(state?.currentIds);
  const rank = (exchange: Exchange): number => (current.has(exchange.id) ? rankForReading(exchange) : 3);
  return [...(state?.failures ?? [])].reverse().sort((a, b) => rank(a) - rank(b));
}
