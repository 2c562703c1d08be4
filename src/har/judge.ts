/** The verdict on each entry of a file. */

import { type Diagnosis, diagnose } from '../engine/diagnose.ts';
import type { Exchange, Hop } from '../engine/exchange.ts';
import type { Challenge } from '../engine/facts/challenges.ts';
import { type Changes, readChanges } from '../engine/facts/changes.ts';
import { gatherFacts } from '../engine/facts/gather.ts';
import { type FailureKind, failedHop, readFailure } from '../engine/failure.ts';
import { idOf } from './chain.ts';

/** One entry of the file and what is to be said of it. */
export interface Judged {
  /** Index in `log.entries`. */
  readonly entry: number;
  /** Ends with the hop that this entry is; or with the last one, where the entry was asked about and only a later hop fails. */
  readonly exchange: Exchange;
  /** The entry's own request and response. */
  readonly hop: Hop;
  readonly challenges: readonly Challenge[];
  readonly failure: FailureKind | undefined;
  readonly diagnosis: Diagnosis;
  /** What changed since it last worked; worked out when it is asked for, since few are shown. */
  readonly changes: () => Changes | undefined;
}

/** An entry that failed authentication, before anything is said of it. */
export interface Failed {
  /** That of the exchange; its own where more entries of one chain failed. */
  readonly id: string;
  /** Index in `log.entries`. */
  readonly entry: number;
  /** Ends with the hop that this entry is. */
  readonly exchange: Exchange;
  /** Indexes in `log.entries` of its hops. */
  readonly entries: readonly number[];
}

export interface Judge {
  /** What failures are held against: every exchange that may tell something of another. */
  readonly others: readonly Exchange[];
  /** Those of `failures`, before anything is worked out. */
  failed(): Failed[];
  /** Indexes in `log.entries` of an exchange's hops, by its id. */
  entriesOf(id: string): readonly number[] | undefined;
  /** The entries that failed authentication, in the file's order. */
  failures(): Judged[];
  /** Every entry that could be read, in the file's order. */
  all(): Judged[];
  /** One entry, whether it failed or not; undefined where there is none, or it could not be read. */
  judge(entry: number): Judged | undefined;
}

/** An exchange, and the entries that are its hops. */
export type Chain = {
  readonly entries: readonly number[];
  /** Of each hop. */
  readonly challenges: readonly (readonly Challenge[])[];
} & (
  | { readonly exchange: Exchange }
  /** It did not fail and says nothing of others that did. */
  | { readonly observe: () => Exchange }
);

export function judgeChains(chains: readonly Chain[]): Judge {
  const others = chains.flatMap((chain) => ('exchange' in chain ? [chain.exchange] : []));
  const places = chains
    .flatMap((chain) => chain.entries.map((entry, index): EntryPlace => ({ chain, entry, index })))
    .sort((a, b) => a.entry - b.entry);

  const judge = ({ chain, entry, index }: EntryPlace, exchange: Exchange, whole: Exchange): Judged => ({
    entry,
    exchange,
    hop: whole.hops[index] as Hop,
    challenges: chain.challenges[index] ?? [],
    failure: readFailure(exchange),
    diagnosis: diagnose(exchange, { others }),
    changes: () => readChanges(gatherFacts(exchange, others)),
  });

  let byId: ReadonlyMap<string, readonly number[]> | undefined;
  return {
    others,
    entriesOf(id) {
      byId ??= new Map(chains.map(({ entries }) => [idOf(entries[0] as number), entries]));
      return byId.get(id);
    },
    failed: () => chains.flatMap((chain) => ('exchange' in chain ? failedOf(chain) : [])).sort((a, b) => a.entry - b.entry),
    failures: () =>
      places.flatMap((place) => {
        if (!('exchange' in place.chain)) return [];
        const { exchange } = place.chain;
        return failsAt(exchange, place.index) ? [judge(place, upTo(exchange, place.index), exchange)] : [];
      }),
    all: () =>
      places.map((place) => {
        const exchange = exchangeOf(place.chain);
        return judge(place, upTo(exchange, place.index), exchange);
      }),
    judge(entry) {
      const place = places.find((other) => other.entry === entry);
      if (place === undefined) return undefined;
      const exchange = exchangeOf(place.chain);
      // A redirect that led to a failure is asked about because of that, and a challenge that was answered is none.
      const toEnd = wasAnswered(exchange, place.index) || (!failsAt(exchange, place.index) && readFailure(exchange) !== undefined);
      return judge(place, toEnd ? exchange : upTo(exchange, place.index), exchange);
    },
  };
}

/** Of most exchanges one entry fails, or none. */
export function failedOf({ exchange, entries }: { readonly exchange: Exchange; readonly entries: readonly number[] }): Failed[] {
  const indexes = exchange.hops.flatMap((_, index) => (failsAt(exchange, index) ? [index] : []));
  return indexes.map((index, nth) => {
    const entry = entries[index] as number;
    return { id: nth === 0 ? exchange.id : idOf(entry), entry, exchange: upTo(exchange, index), entries: entries.slice(0, index + 1) };
  });
}

interface EntryPlace {
  readonly chain: Chain;
  readonly entry: number;
  /** Of its hop. */
  readonly index: number;
}

const exchangeOf = (chain: Chain): Exchange => ('exchange' in chain ? chain.exchange : chain.observe());

/** The exchange as it stood when this hop was answered. */
function upTo(exchange: Exchange, index: number): Exchange {
  const [first, ...rest] = exchange.hops;
  if (index === rest.length) return exchange;
  return { ...exchange, hops: [first, ...rest.slice(0, index)], outcome: { kind: 'completed' } };
}

/** Of a redirect that shows the failure, that is it and not the page that it led to. */
function failsAt(exchange: Exchange, index: number): boolean {
  if (wasAnswered(exchange, index)) return false;
  const part = upTo(exchange, index);
  const failure = readFailure(part);
  return failure !== undefined && failedHop(part, failure) === index;
}

/** A challenge is only the first half of a dialogue where the browser answered it and went on. */
const wasAnswered = ({ hops }: Exchange, index: number): boolean => hops[index]?.response?.status === 401 && index < hops.length - 1;
