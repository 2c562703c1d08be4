/** Links that are signed for a time: when that time ends, by what the address itself says. */

import { parseHttpDate } from './http-date.ts';
import { parseIsoTime } from './iso-time.ts';

export interface LinkLife {
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
  /** The parameter that says so. */
  readonly name: string;
}

/** Undefined for an address that is not signed, or does not say until when. Works on addresses whose other values are masked. */
export function readLinkLife(url: string): LinkLife | undefined {
  if (!URL.canParse(url)) return undefined;
  const params = new Map([...new URL(url).searchParams].map(([name, value]) => [name.toLowerCase(), { name, value }] as const));
  if (![...params.keys()].some((name) => signatures.test(name))) return undefined;
  return readDateAndSeconds(params) ?? readMoment(params) ?? readSpan(params) ?? readPacked(params);
}

/** What a signature is called: S3, Google, OSS, CloudFront, Azure SAS, COS, edge tokens. */
const signatures = /^(?:x-[a-z]+-signature|signature|sig|sign|hmac|token|auth_key|policy|key-pair-id|q-signature|hdn[a-z]{1,3}|__token__)$/;

type Parameters = ReadonlyMap<string, { readonly name: string; readonly value: string }>;

/** `X-Amz-Date=20260317T081420Z` and `X-Amz-Expires=900` (seconds). */
function readDateAndSeconds(params: Parameters): LinkLife | undefined {
  for (const [key, { name, value }] of params) {
    const family = /^(x-[a-z]+-)expires$/.exec(key)?.[1];
    const begins = family === undefined ? undefined : readCompact(params.get(`${family}date`)?.value ?? '');
    if (begins !== undefined && /^\d{1,9}$/.test(value)) return { endsAt: begins + Number(value) * 1000, name };
  }
  return undefined;
}

/** `Expires=1773735260` (seconds), `se=2026-03-17T08:14:20Z`. */
function readMoment(params: Parameters): LinkLife | undefined {
  for (const key of ['expires', 'se', 'x-amz-expires', 'x-oss-expires']) {
    const found = params.get(key);
    if (found === undefined) continue;
    const endsAt = readSeconds(found.value) ?? parseIsoTime(found.value) ?? parseHttpDate(found.value);
    if (endsAt !== undefined) return { endsAt, name: found.name };
  }
  return undefined;
}

/** `q-sign-time=1773735260;1773738860`: from when until when, in seconds. */
function readSpan(params: Parameters): LinkLife | undefined {
  const found = params.get('q-sign-time');
  const endsAt = readSeconds(/^1\d{9};(1\d{9})$/.exec(found?.value ?? '')?.[1] ?? '');
  return found && endsAt !== undefined ? { endsAt, name: found.name } : undefined;
}

/** `hdnts=st=…~exp=1773735260~acl=…~hmac=…`: fields in one parameter, at most so much of them as says when it ends. */
function readPacked(params: Parameters): LinkLife | undefined {
  for (const { name, value } of params.values()) {
    const endsAt = readSeconds(/(?:^|~)exp=(1\d{9})(?:~|$)/.exec(value)?.[1] ?? '');
    if (endsAt !== undefined) return { endsAt, name };
  }
  return undefined;
}

/** Seconds since the epoch, of this century. */
const readSeconds = (text: string): number | undefined => (/^1\d{9}$/.test(text) ? Number(text) * 1000 : undefined);

/** `20260317T081420Z` (ISO 8601, basic format). */
function readCompact(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  return match
    ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), Number(match[4]), Number(match[5]), Number(match[6]))
    : undefined;
}
