/** What a cause is: a declaration of what it needs, and a pure function of exactly that. */

import type { Correction } from './corrected-address.ts';
import type { EvidenceList } from './evidence.ts';
import type { FactName, Facts } from './facts/facts.ts';
import type { Meaning } from './facts/said.ts';
import type { FixId } from './fix.ts';
import type { Advice, Message, Params } from './words.ts';

/**
 * - `certain`: the exchange proves it; a fact that admits no other reading, or the server's own words.
 * - `likely`: the evidence points here and at nothing else as strongly.
 * - `possible`: it fits, and so do others.
 */
export type Confidence = 'certain' | 'likely' | 'possible';

export interface CauseMeta<Id extends string = string> {
  /** The file's name. */
  readonly id: Id;
  /** The failing state, past or present, no jargon. */
  readonly title: string;
  /** How this makes a sign-in fail, in one or two sentences. */
  readonly explain: string;
  /** Facts without which nothing can be said; one that was not captured makes it a "cannot tell". */
  readonly needs: readonly FactName[];
  /** In order of least cost; a finding may name others. */
  readonly fixes: readonly FixId[];
  readonly advice: Advice;
  readonly prevent: string;
  /** `RFC 7519 §4.1.4` */
  readonly specs: readonly string[];
  /** It only names the result: stands back (at most `possible`) where a cause that says why was found. */
  readonly generic?: true;
  /**
   * Meanings that a server can only have of a credential that it has read: with one of them this cause's `saidSo` (which has no parameters)
   * is likely, too, where what was sent was not captured.
   */
  readonly ofWhatWasRead?: readonly Meaning[];
  /** Something answered in the server's stead: where that is certain, no other cause is, for the server did not look at the request. */
  readonly answersInstead?: true;
}

/** `undefined` from `examine` means "ruled out". */
export interface Finding<MessageId extends string = string> {
  readonly message: MessageId;
  readonly params?: Params;
  readonly confidence: Confidence;
  readonly evidence: EvidenceList;
  readonly reason?: string;
  readonly fixes?: readonly FixId[];
  /** Names of the cookies at fault, which `delete-cookies` takes away. */
  readonly cookies?: readonly string[];
  /** What of the page's address is to be another, which `open-address` opens. */
  readonly address?: Correction | undefined;
}

/** Facts that turned out to be missing only when the cause looked. */
export interface CannotTell {
  readonly missing: readonly [FactName, ...FactName[]];
}

export type Examination<MessageId extends string = string> = Finding<MessageId> | CannotTell | undefined;

/** The facts with those that a cause needs certain to be there. */
export type FactsWith<Need extends FactName> = Facts & { readonly [N in Need]-?: NonNullable<Facts[N]> };

export interface Cause<Id extends string = string> {
  readonly meta: CauseMeta<Id>;
  readonly messages: Readonly<Record<string, Message>>;
  readonly examine: (facts: Facts) => Examination;
}

export const cannotTell = (...missing: [FactName, ...FactName[]]): CannotTell => ({ missing });

/** Types a cause: `examine` sees the facts it needs as present, and may only name its own messages. */
export function defineCause<const Id extends string, const Need extends FactName, const Messages extends Record<string, Message>>(cause: {
  meta: CauseMeta<Id> & { readonly needs: readonly Need[] };
  messages: Messages;
  examine: (facts: FactsWith<Need>) => Examination<keyof Messages & string>;
}): Cause<Id> {
  return {
    meta: cause.meta,
    messages: cause.messages,
    examine(facts) {
      const missing = cause.meta.needs.filter((name) => facts[name] === undefined);
      const [first, ...rest] = missing;
      return first === undefined ? cause.examine(facts as FactsWith<Need>) : cannotTell(first, ...rest);
    },
  };
}
