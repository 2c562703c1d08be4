/** What a verdict says of the product that answered. */

import type { Template } from '../words.ts';
import type { Recognised } from './recognise.ts';

export interface Product {
  readonly name: string;
  /** Its page about errors or signing in, over https. */
  readonly docs: string;
  /** What is peculiar to it in this cause, for a developer; undefined where nothing is. */
  readonly note: Template | undefined;
  /** A gateway or a server, which stands before many applications: what it has to say comes after what is true of all. */
  readonly inFront: boolean;
}

/** The first that has something to say of the cause, else the application that answered; what stands in front of one answers seldom. */
export function productFor(cause: string, shown: readonly Recognised[]): Product | undefined {
  const all = shown.map(({ provider: { name, docs, layer, notes = {} } }) => ({
    name,
    docs,
    note: notes[cause],
    inFront: layer === 'gateway' || layer === 'server',
  }));
  return all.find(({ note }) => note !== undefined) ?? all.find(({ inFront }) => !inFront);
}
