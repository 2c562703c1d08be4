/** What a verdict says of the product that answered. */

import type { Template } from '../words.ts';
import type { Recognised } from './recognise.ts';

export interface Product {
  readonly name: string;
  /** Its page about errors or signing in, over https. */
  readonly docs: string;
  /** What is peculiar to it in this cause, for a developer; undefined where nothing is. */
  readonly note: Template | undefined;
}

/** The first that has something to say of the cause, else the one that answered. */
export function productFor(cause: string, shown: readonly Recognised[]): Product | undefined {
  const all = shown.map(({ provider: { name, docs, notes = {} } }) => ({ name, docs, note: notes[cause] }));
  return all.find(({ note }) => note !== undefined) ?? all[0];
}
