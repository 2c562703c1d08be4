/** A report for programs: stable, documented in docs/cli.md. */

import type { Confidence } from '../engine/cause.ts';
import type { Verdict } from '../engine/diagnose.ts';
import type { ChallengeIssue } from '../engine/facts/challenges.ts';
import { causeOf, type Report, type ReportedEntry } from './report.ts';
import { describeVerdict, joinParts, type Language, say } from './words.ts';

export interface ReportDocument {
  readonly file: string;
  readonly warnings: readonly string[];
  readonly failures: readonly EntryDocument[];
}

export interface EntryDocument {
  readonly entry: number;
  readonly url: string;
  readonly method: string;
  /** Null: there was no answer, or it was not captured. */
  readonly status: number | null;
  readonly challenges: readonly {
    readonly scheme: string;
    readonly token68: string | null;
    readonly params: Readonly<Record<string, string>>;
    readonly issues: readonly ChallengeIssue[];
  }[];
  readonly verdicts: readonly VerdictDocument[];
  readonly unknown: readonly { readonly cause: string; readonly missing: readonly string[] }[];
  readonly ruledOut: readonly string[];
}

export interface VerdictDocument {
  readonly cause: string;
  readonly confidence: Confidence;
  readonly reason?: string;
  readonly summary: string;
  readonly evidence: readonly { readonly kind: string; readonly text: string }[];
  readonly fixes: readonly string[];
}

export const writeDocument = ({ file, warnings, failures }: Report): ReportDocument => ({
  file,
  warnings,
  failures: failures.map(writeEntry),
});

const writeEntry = ({ entry, hop, challenges, diagnosis }: ReportedEntry): EntryDocument => ({
  entry,
  url: hop.url,
  method: hop.method,
  status: hop.response?.status ?? null,
  challenges: challenges.map(({ scheme, token68, params, issues }) => ({ scheme, token68, params, issues })),
  verdicts: diagnosis.verdicts.map(writeVerdict),
  unknown: diagnosis.unknown,
  ruledOut: diagnosis.ruledOut,
});

/** The same wherever it is written. */
const language: Language = { locale: 'en', timeZone: 'UTC' };

function writeVerdict(verdict: Verdict): VerdictDocument {
  const { cause, confidence, reason, evidence, fixes } = verdict;
  const known = causeOf(verdict);
  return {
    cause,
    confidence,
    ...(reason === undefined ? {} : { reason }),
    summary: known ? joinParts(describeVerdict(verdict, known, 'developer', language).summary) : cause,
    evidence: evidence.map((each) => ({ kind: each.kind, text: say(each.template, each.params, language) })),
    fixes,
  };
}
