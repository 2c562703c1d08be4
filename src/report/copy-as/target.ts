/** A form in which a request can be copied. */

import type { CopiedRequest } from './request.ts';

export type Written = { readonly text: string } | { readonly problem: string };

export interface Target {
  readonly id: 'curl' | 'fetch' | 'powershell' | 'python' | 'httpie';
  readonly label: string;
  /** A header that cannot be set there; `name` in lower case. */
  omits?(name: string): boolean;
  /** A sentence where the target cannot send it as it was. */
  write(request: CopiedRequest): Written;
}
