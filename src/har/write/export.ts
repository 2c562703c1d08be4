/**
 * A log's failures and what they are held against, as a HAR file. The masked file is made of what `observe()` lets through and of
 * nothing else, so that no secret can be in it; the other one has the originals as far as they are still kept.
 */

import type { Exchange, RawExchange } from '../../engine/exchange.ts';
import { observe } from '../../engine/observe.ts';
import { type Written, writeHar } from './document.ts';
import type { HarFile, Role, Tool } from './format.ts';
import { countSecrets, type SecretCount } from './secrets.ts';
import { standForOriginal, unheard } from './stand-for-original.ts';
import type { Reveal } from './token.ts';

export interface ToExport {
  readonly failures: readonly Exchange[];
  /** What worked or failed before them, and bears on them. */
  readonly before: readonly Exchange[];
  /** Of why401. */
  readonly version: string;
  /** Undefined where it is not known. */
  readonly browser?: Tool | undefined;
}

export interface Exported {
  readonly har: HarFile;
  /** Of a masked file: what was taken out. Of one with its secrets: what is in it. */
  readonly secrets: readonly SecretCount[];
  readonly failures: number;
  readonly before: number;
  /** Failures that are written as they were read, since their originals are no longer kept, or were not asked for. */
  readonly withoutOriginal: number;
}

export function exportMasked(what: ToExport): Exported {
  const written = [...what.failures.map(masked('failure')), ...what.before.map(masked('before'))];
  return describe(what, written, countSecrets([...what.failures, ...what.before]), MASKED);
}

const masked =
  (role: Role) =>
  (exchange: Exchange): Written => {
    const standIn = standForOriginal(exchange);
    return { exchange: standIn, role, made: 'stand-ins', said: unheard(exchange, standIn) };
  };

/** `originals`: by the id of their exchange; of what came before none is kept. */
export function exportWhole(what: ToExport, originals: readonly RawExchange[]): Exported {
  const byId = new Map(originals.map((raw) => [raw.id, raw]));
  const reveal = revealFrom(what.failures, byId);
  const write =
    (role: Role) =>
    (exchange: Exchange): Written => {
      const original = byId.get(exchange.id);
      const raw = original ?? standForOriginal(exchange, reveal);
      return { exchange: raw, role, made: original ? 'original' : 'stand-ins', said: unheard(exchange, raw) };
    };
  const written = [...what.failures.map(write('failure')), ...what.before.map(write('before'))];
  const inClear = written.map(({ exchange }) => observe(exchange, (value) => value)).map(withoutPasswordFields);
  return describe(what, written, countSecrets(inClear.filter((_, index) => written[index]?.made === 'original')), WITH_SECRETS);
}

/** What is typed into a field is never kept: bullets stand for it. */
function withoutPasswordFields(exchange: Exchange): Exchange {
  const [first, ...rest] = exchange.hops.map((hop) => ({
    ...hop,
    request: hop.request && {
      ...hop.request,
      credentials: hop.request.credentials?.filter(({ kind, place }) => kind !== 'password' || place.in !== 'form'),
    },
  }));
  return first ? { ...exchange, hops: [first, ...rest] } : exchange;
}

/** The secrets behind fingerprints, as far as an original has them: what came before shows the same secret then. */
function revealFrom(failures: readonly Exchange[], originals: ReadonlyMap<string, RawExchange>): Reveal {
  const known = new Map<string, string>();
  for (const failure of failures) {
    const original = originals.get(failure.id);
    if (!original) continue;
    const clear = fingerprintsOf(observe(original, (value) => value));
    for (const [index, fingerprint] of fingerprintsOf(failure).entries()) known.set(fingerprint, clear[index] ?? '');
  }
  return (fingerprint) => known.get(fingerprint) || undefined;
}

/** In an order of their own, the same for the same exchange. */
const fingerprintsOf = ({ hops, jar = [] }: Exchange): string[] =>
  [
    ...hops.flatMap(({ request, response }) => [
      ...(request?.credentials ?? []),
      ...(request?.cookies ?? []),
      ...(request?.antiForgery ?? []),
      ...(response?.setCookies ?? []),
    ]),
    ...jar,
  ].map(({ fingerprint }) => fingerprint);

const MASKED =
  'Secrets were left out by why401. Where one was, there is a stand-in of its length that opens nothing; the same secret has the same one. Of bodies there is what why401 read.';
const WITH_SECRETS =
  'This file has passwords, tokens and cookies in it. Entries that are marked "stand-ins" were written from what why401 had read of them.';

function describe(
  { failures, before, version, browser }: ToExport,
  written: readonly Written[],
  secrets: readonly SecretCount[],
  comment: string,
): Exported {
  return {
    har: writeHar(written, { creator: { name: 'why401', version }, browser, comment }),
    secrets,
    failures: failures.length,
    before: before.length,
    withoutOriginal: written.filter(({ role, made }) => role === 'failure' && made === 'stand-ins').length,
  };
}
