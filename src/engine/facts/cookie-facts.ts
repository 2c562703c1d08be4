/** The jar against what was sent: which cookie could have gone out and did not, and why (RFC 6265bis §5.8). */

import type { JarCookie, SentCookie, SetCookie } from './cookies.ts';

/** Why the browser did not attach a cookie of its jar; ids are a contract (`data-reason`). */
export type WithheldReason =
  | 'same-site'
  | 'third-party-blocked'
  | 'secure-over-http'
  | 'path'
  | 'domain'
  | 'credentials-mode'
  | 'partitioned';

export interface WithheldCookie {
  readonly cookie: JarCookie;
  readonly reason: WithheldReason;
  /** True where the attributes alone forbid it; false where it is concluded from its absence. */
  readonly certain: boolean;
}

/** Why the browser refuses to keep a cookie. */
export type RefusalRule =
  | 'none-without-secure'
  | 'secure-over-http'
  | 'host-prefix'
  | 'secure-prefix'
  | 'foreign-domain'
  | 'public-suffix'
  | 'too-large'
  | 'attribute-too-large'
  | 'partitioned-without-secure'
  | 'same-site-cross-site'
  | 'invalid-character'
  | 'nameless'
  | 'expired';

export interface RefusedCookie {
  readonly cookie: SetCookie;
  readonly rules: readonly [RefusalRule, ...RefusalRule[]];
}

export interface CookieFacts {
  readonly jar: readonly JarCookie[];
  readonly sent: readonly SentCookie[];
  readonly withheld: readonly WithheldCookie[];
  /** Sent cookies that share a name. */
  readonly duplicated: readonly { readonly name: string; readonly times: number; readonly inJar: readonly JarCookie[] }[];
}
