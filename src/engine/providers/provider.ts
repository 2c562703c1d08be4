/** What is known of one product. Data, one file each: a provider sharpens a verdict, and no cause needs one. */

import type { Meaning } from '../facts/said.ts';
import type { Template } from '../words.ts';

/**
 * What an answer shows the product by, without its secrets. Any one of them is enough. No two providers have the same sign; where one
 * host lies within another's, the longer name counts.
 */
export interface Signs {
  /** Hosts that are the product's alone, their subdomains with them. */
  readonly hosts?: readonly string[];
  /** Segments in a row that only this product's paths have; a star stands for any one. */
  readonly paths?: readonly string[];
  /** Names of response headers with the first words of their value, all in lower case; '' where the name is enough. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Names of cookies of its own hosts, sent or set, as they are; a star at the end stands for the rest. */
  readonly cookies?: readonly string[];
  /** Realms of its challenges (RFC 9110 §11.5), as they are. */
  readonly realms?: readonly string[];
  /** Beginnings of codes that no other product has. */
  readonly codes?: readonly string[];
  /** Top-level fields that its error body has, all of them. */
  readonly fields?: readonly string[];
}

/** From the application to the network: of several products that show in one answer, the first is the one that answered. */
export const layers = ['service', 'framework', 'gateway', 'server'] as const;
export type Layer = (typeof layers)[number];

export interface Provider {
  /** The file's name. */
  readonly id: string;
  /** As the product writes itself. */
  readonly name: string;
  readonly layer: Layer;
  readonly signs: Signs;
  /**
   * Its error codes as they are sent, and what they stand for; where words beside a code say more, the code is left out.
   * `field: code` for a code that means this in one field, parameter or header alone.
   */
  readonly codes: Readonly<Record<string, Meaning | readonly Meaning[]>>;
  /** It takes ID tokens from callers, though they are meant for applications: one is then of no wrong kind. */
  readonly takesIdTokens?: true;
  /**
   * Where a person signs in: an address, or a path where each installation has a host of its own. Undefined where every application
   * has its own page.
   */
  readonly signIn?: string;
  /** Its page about errors or signing in. */
  readonly docs: string;
  /** What is peculiar to this product, by the id of the cause: the first step for a developer. */
  readonly notes?: Readonly<Record<string, Template>>;
}
