/** A whole HAR file, observed: its exchanges without secrets, and the verdict on each entry. */

import { type Diagnosis, diagnose } from '../engine/diagnose.ts';
import type { Exchange, Hop, RawJarCookie } from '../engine/exchange.ts';
import { observeJar } from '../engine/facts/cookies.ts';
import { readSignIn } from '../engine/facts/sign-in.ts';
import { type FailureKind, readFailure } from '../engine/failure.ts';
import { type Fingerprint, observe } from '../engine/observe.ts';
import type { BodyOptions } from './bodies.ts';
import { forget } from './left-out.ts';
import { createHarReader, type HarProblem } from './parse.ts';

/** One entry of the file and what is to be said of it. */
export interface Judged {
  /** Index in `log.entries`. */
  readonly entry: number;
  /** Ends with the hop that this entry is, or goes on from there where only its end shows what it is. */
  readonly exchange: Exchange;
  /** The entry's own request and response. */
  readonly hop: Hop;
  readonly failure: FailureKind | undefined;
  readonly diagnosis: Diagnosis;
}

export interface HarLog {
  readonly warnings: readonly string[];
  /** Why the file was not read to its end. */
  readonly problem: HarProblem | undefined;
  /** How many entries the file has, readable or not. */
  readonly entries: number;
  /** The entries that failed authentication, in the file's order. */
  failures(): Judged[];
  /** Every entry that could be read, in the file's order. */
  all(): Judged[];
  /** One entry, whether it failed or not; undefined where there is none, or it could not be read. */
  judge(entry: number): Judged | undefined;
}

export interface HarLogReader {
  /** UTF-8, cut anywhere. */
  write(chunk: Uint8Array): void;
  end(): HarLog;
}

/** An exchange, and the entries that are its hops. */
interface Chain {
  readonly exchange: Exchange;
  readonly entries: readonly number[];
}

export function createHarLog(fingerprint: Fingerprint, options: BodyOptions = { bodies: true }): HarLogReader {
  const chains: Chain[] = [];
  const warnings: string[] = [];
  const reader = createHarReader(
    {
      onExchange({ raw, entries, leftOut }) {
        chains.push({ exchange: forget(observe(raw, fingerprint), leftOut), entries });
      },
      onWarning: (warning) => warnings.push(warning),
    },
    options,
  );
  return {
    write: reader.write,
    end() {
      const { problem, entries, jar, leftOut } = reader.end();
      const known = chains.map((chain) => ({ ...chain, exchange: forget(chain.exchange, leftOut) }));
      return { ...judgeLog(attachJar(known, jar, fingerprint)), warnings, problem, entries };
    },
  };
}

/** The cookies are those at the end of the file: what an earlier exchange lacks of them may not have been there yet. */
function attachJar(chains: readonly Chain[], jar: readonly RawJarCookie[] | undefined, fingerprint: Fingerprint): Chain[] {
  const observed = jar && observeJar(jar, fingerprint);
  return chains.map((chain) => ({ ...chain, exchange: { ...chain.exchange, jar: observed } }));
}

function judgeLog(chains: readonly Chain[]): Pick<HarLog, 'failures' | 'all' | 'judge'> {
  const others = chains.map(({ exchange }) => exchange);
  const places = chains
    .flatMap((chain) => chain.entries.map((entry, index) => ({ chain, entry, index })))
    .sort((a, b) => a.entry - b.entry);

  const judge = ({ chain, entry, index }: (typeof places)[number], exchange: Exchange): Judged => ({
    entry,
    exchange,
    hop: chain.exchange.hops[index] as Hop,
    failure: readFailure(exchange),
    diagnosis: diagnose(exchange, { others }),
  });

  return {
    failures: () => places.flatMap((place) => (failsHere(place.chain, place.index) ? [judge(place, upTo(place.chain, place.index))] : [])),
    all: () => places.map((place) => judge(place, upTo(place.chain, place.index))),
    judge(entry) {
      const place = places.find((other) => other.entry === entry);
      if (place === undefined) return undefined;
      // A redirect that led to a failure is asked about because of it.
      const exchange = failsHere(place.chain, place.index) ? upTo(place.chain, place.index) : place.chain.exchange;
      return judge(place, readFailure(exchange) === undefined ? upTo(place.chain, place.index) : exchange);
    },
  };
}

/** The exchange as it stood when this hop was answered. */
function upTo({ exchange }: Chain, index: number): Exchange {
  const [first, ...rest] = exchange.hops;
  if (index === rest.length) return exchange;
  return { ...exchange, hops: [first, ...rest.slice(0, index)], outcome: { kind: 'completed' } };
}

/** Of a redirect to a sign-in page, the failure is the redirect and not the page. */
function failsHere(chain: Chain, index: number): boolean {
  const exchange = upTo(chain, index);
  const failure = readFailure(exchange);
  return failure !== undefined && (failure !== 'sign-in-redirect' || readSignIn(exchange)?.hop === index);
}
