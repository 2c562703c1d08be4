/** What an answer's headers say of how often one may ask: RFC 9110 §10.2.3, the RateLimit draft of the IETF, and the habits before it. */

import type { MaskedHeader } from '../exchange.ts';
import { parseHttpDate } from './http-date.ts';
import { parseIsoTime } from './iso-time.ts';

export interface RateLimit {
  /** Requests left; 0: used up. Of several windows the one with the least. */
  readonly remaining: number | undefined;
  /** Requests a window allows, of the same one. */
  readonly limit: number | undefined;
  /** How long to wait, in milliseconds. */
  readonly waitMs: number | undefined;
  /** The header that tells to wait (`retry-after`), in lower case. */
  readonly retryAfter: string | undefined;
  /** The header that counts what is left, in lower case. */
  readonly counter: string | undefined;
}

/** `now`: the server's clock in milliseconds since the epoch. */
export function readRateLimit(headers: readonly MaskedHeader[] | undefined, now: number): RateLimit {
  const all = (headers ?? []).map(({ name, shown }) => ({ name: name.toLowerCase(), value: shown.trim() }));
  const retry = all.find(({ name }) => /^(?:x-)?retry-after$/.test(name));
  const counts = all.flatMap(({ name, value }) => readCounts(name, value)).sort((a, b) => a.remaining - b.remaining);
  const [least] = counts;
  const reset = all.find(({ name }) => isOfLimit(name) && /reset/.test(name))?.value ?? least?.reset;
  const limit = all.find(({ name }) => name === least?.name.replace('remaining', 'limit') && name !== least.name)?.value;
  return {
    remaining: least?.remaining,
    limit: least?.limit ?? readNumber(limit),
    waitMs: readWait(retry?.value, now) ?? (least?.remaining === 0 ? readWait(reset, now) : undefined),
    retryAfter: retry && readWait(retry.value, now) !== undefined ? retry.name : undefined,
    counter: least?.name,
  };
}

interface Count {
  readonly name: string;
  readonly remaining: number;
  readonly limit?: number | undefined;
  readonly reset?: string | undefined;
}

const isOfLimit = (name: string): boolean => /rate-?limit/.test(name);

/** `X-RateLimit-Remaining: 0`, `RateLimit: limit=10, remaining=0, reset=5`, `RateLimit: "default";r=0;t=5`. */
function readCounts(name: string, value: string): Count[] {
  if (!isOfLimit(name) || /policy|resource|scope/.test(name)) return [];
  if (/remaining/.test(name)) {
    const remaining = readNumber(value);
    return remaining === undefined ? [] : [{ name, remaining }];
  }
  const left = /(?:^|[\s,;])(?:remaining|r)\s*=\s*(\d{1,9})/i.exec(value)?.[1];
  if (left === undefined) return [];
  const limit = readNumber(/(?:^|[\s,;])limit\s*=\s*(\d{1,9})/i.exec(value)?.[1]);
  return [{ name, remaining: Number(left), limit, reset: /(?:^|[\s,;])(?:reset|t)\s*=\s*(\d{1,9})/i.exec(value)?.[1] }];
}

/** A count may have a fraction behind it. */
const readNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Math.max(0, Number(text)) : undefined;

/** Longer than this is a moment in time and no duration. In seconds. */
const LONGEST_WAIT = 100_000_000;
/** A time since the epoch that is larger is one in milliseconds. */
const MILLISECONDS = 100_000_000_000;

/** Seconds to wait, a time since the epoch in seconds or milliseconds, `6m0s`, or a date. Undefined for what is none or is past. */
function readWait(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.length > 60) return undefined;
  const number = /^\d{1,15}(?:\.\d{1,9})?$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && number < LONGEST_WAIT) return number * 1000;
  const parts = /^(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5}(?:\.\d{1,6})?)s)?$/.exec(value);
  if (parts && value !== '') return ((Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0)) * 60 + Number(parts[3] ?? 0)) * 1000;
  const at = number === undefined ? (parseHttpDate(value) ?? parseIsoTime(value)) : number < MILLISECONDS ? number * 1000 : number;
  return at !== undefined && at > now ? at - now : undefined;
}
