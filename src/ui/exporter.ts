/** What writes a log down as a HAR file. A surface injects it, since screens know no file formats; it is loaded when it is first needed. */

import type { Exchange } from '../engine/exchange.ts';

export interface ToExport {
  readonly failures: readonly Exchange[];
  /** What worked or failed before them, and bears on them. */
  readonly before: readonly Exchange[];
}

export interface SecretCount {
  readonly kind: 'cookie' | 'token' | 'password' | 'key' | 'value';
  /** Different ones. */
  readonly distinct: number;
  /** Places that they stand in. */
  readonly places: number;
}

export interface ExportedFile {
  readonly text: string;
  /** Of a masked file: what is not in it. Of one with its secrets: what is. */
  readonly secrets: readonly SecretCount[];
  readonly failures: number;
  readonly before: number;
  /** Failures of which only what was read of them is in the file. */
  readonly withoutOriginal: number;
}

export interface Exporter {
  masked(what: ToExport): Promise<ExportedFile>;
  /** On a click alone: the secrets come from the background for it. */
  withSecrets(what: ToExport): Promise<ExportedFile>;
}
