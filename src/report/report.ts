/** What a report is made of: the failures of one file, and how they group. */

import type { Cause } from '../engine/cause.ts';
import { causes } from '../engine/causes/index.ts';
import type { Diagnosis, Verdict } from '../engine/diagnose.ts';
import type { Hop } from '../engine/exchange.ts';
import type { Challenge } from '../engine/facts/challenges.ts';
import type { Changes } from '../engine/facts/changes.ts';
import { groupBy } from '../engine/group-by.ts';

export interface ReportedEntry {
  /** Index in `log.entries`. */
  readonly entry: number;
  readonly hop: Hop;
  readonly challenges: readonly Challenge[];
  readonly diagnosis: Diagnosis;
  /** Since it last worked; undefined where nothing did before. */
  readonly changes: () => Changes | undefined;
}

export interface Report {
  readonly file: string;
  readonly warnings: readonly string[];
  /** How many entries the file has. */
  readonly entries: number;
  readonly failures: readonly ReportedEntry[];
}

/** Entries with the same finding at one site: eighty requests with one expired token are one group. */
export interface Group {
  /** Undefined: nothing was found. */
  readonly verdict: Verdict | undefined;
  /** In the file's order; the words and the evidence are the first one's. */
  readonly entries: readonly [ReportedEntry, ...ReportedEntry[]];
}

/** In the order of the first entry of each. */
export function groupByCause(failures: readonly ReportedEntry[]): Group[] {
  const keyOf = ({ hop, diagnosis: { verdicts } }: ReportedEntry): string => {
    const [verdict] = verdicts;
    const site = originOf(hop.url);
    if (verdict === undefined) return site;
    return [site, verdict.cause, verdict.reason, verdict.message, verdict.confidence, verdict.product?.note].join(' ');
  };
  return [...groupBy(failures, keyOf).values()].map((entries) => ({ verdict: entries[0].diagnosis.verdicts[0], entries }));
}

/** One request, and how often it was made with the same result. */
export interface Repeated {
  readonly first: ReportedEntry;
  readonly times: number;
}

/** In the order of the first of each. */
export const groupByRequest = (entries: readonly ReportedEntry[]): Repeated[] =>
  [...groupBy(entries, ({ hop: { method, url, response } }) => [method, url, response?.status].join(' ')).values()].map((same) => ({
    first: same[0],
    times: same.length,
  }));

/** The whole address where it has no origin. */
const originOf = (url: string): string => /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? url;

const byId = new Map(causes.map((cause) => [cause.meta.id, cause]));

/** Undefined for a cause that is not among ours. */
export const causeOf = ({ cause }: Verdict): Cause | undefined => byId.get(cause);
