/** RawExchange → Exchange: the one place where secrets are read, and where they stop. */

import type { Exchange, RawExchange } from './exchange.ts';

/** Keyed hash of a secret, the same for equal values within one browser session; '' for ''. See `fingerprint.ts`. */
export type Fingerprint = (value: string) => string;

export declare function observe(raw: RawExchange, fingerprint: Fingerprint): Exchange;
