/** Tokens for tests: signed by nobody, which no cause looks at. */

import { NOW_SECONDS } from './build.ts';

const encode = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A JSON Web Token with these claims; `exp`, `nbf` and `iat` in seconds since the epoch. */
export const jwt = (claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}): string =>
  `${encode({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header })}.${encode({ sub: 'ada', ...claims })}.c2lnbmF0dXJl`;

/** One whose time is over since so many seconds; below zero: it has so many left. */
export const expired = (secondsAgo: number, claims: Readonly<Record<string, unknown>> = {}): string =>
  jwt({ exp: NOW_SECONDS - secondsAgo, ...claims });

/** The header that carries it. */
export const bearer = (token: string): { readonly Authorization: string } => ({ Authorization: `Bearer ${token}` });
