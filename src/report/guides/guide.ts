/** What a person does, where why401 cannot do it: steps, what to copy, and the page to open. Pure text. */

import type { Verdict } from '../../engine/diagnose.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { Params, Template } from '../../engine/words.ts';
import { causeOf } from '../report.ts';
import { type Language, type Part, parts } from '../words.ts';

export interface Guide {
  /** The file's name. */
  readonly id: string;
  /** The button: imperative, no jargon. */
  readonly label: string;
  /** `verdict` is undefined where nothing was found. */
  readonly fits: (verdict: Verdict | undefined, facts: Facts) => boolean;
  readonly write: (asked: Asked) => Instructions;
}

/** `fits` was true of them. */
export interface Asked {
  readonly verdict: Verdict | undefined;
  readonly facts: Facts;
  /** With the reader's system. */
  readonly language: Language;
}

export interface Instructions {
  readonly steps: readonly (readonly Part[])[];
  readonly copies: readonly Copy[];
  readonly opens?: Page | undefined;
}

export interface Copy {
  /** What it is. */
  readonly label: string;
  readonly text: string;
}

/** A page of the web or of the browser, opened on a click. */
export interface Page {
  readonly label: string;
  readonly address: string;
}

/** Templates with the failure's own parameters: `{site}` and `{host}` besides those that are given. */
export function stepsOf(templates: readonly Template[], { facts, language }: Asked, params: Params = {}): Instructions['steps'] {
  const all: Params = { site: { kind: 'text', text: facts.site.domain }, host: { kind: 'text', text: facts.site.host }, ...params };
  return templates.map((template) => parts(template, all, language));
}

/** Is this spoken of in what a visitor is told about the verdict? */
export function tellsVisitor(verdict: Verdict, words: string): boolean {
  const cause = causeOf(verdict);
  const message = cause?.messages[verdict.message];
  return [message?.visitor, ...(message?.advice?.visitor ?? cause?.meta.advice.visitor ?? [])].some((each) => each?.includes(words));
}
