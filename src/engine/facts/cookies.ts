/** Cookies sent, set and kept (RFC 6265bis), without their values. */

import type { Jwt } from './jwt.ts';

export interface SentCookie {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  readonly jwt: Jwt | undefined;
  readonly placeholder: string | undefined;
}

export type SameSite = 'strict' | 'lax' | 'none' | 'unspecified';

export interface SetCookie {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  /** As written, lower case, without the leading dot; undefined: host-only. */
  readonly domain: string | undefined;
  /** Undefined where absent or not beginning with a slash: the default path counts. */
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  readonly partitioned: boolean;
  /** When it ends, in milliseconds since the epoch by the device's clock (Max-Age before Expires); undefined: with the session. */
  readonly expiresAt: number | undefined;
  /** True where it was set with a time in the past or Max-Age of 0 or less: the server takes it away. */
  readonly removes: boolean;
  /** Length of name and value together, in octets; over 4096 the browser refuses it (RFC 6265bis §5.7). */
  readonly size: number;
  readonly jwt: Jwt | undefined;
}

export interface JarCookie {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  /** Lower case, without the leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Milliseconds since the epoch; undefined: with the session. */
  readonly expiresAt: number | undefined;
  /** The top-level site it is partitioned by (CHIPS); undefined: not partitioned. */
  readonly partition: string | undefined;
  readonly jwt: Jwt | undefined;
}
