/** What a file's author or tool took out of it. What was taken out is unknown; it must not look as if it had never been sent. */

import type { Exchange, HeaderList, Hop, RawHop } from '../engine/exchange.ts';
import { headerValue } from '../engine/headers.ts';

export type LeftOut = 'cookies' | 'authorization';

const kindOfHeader: Readonly<Record<string, LeftOut>> = {
  cookie: 'cookies',
  'set-cookie': 'cookies',
  authorization: 'authorization',
  'proxy-authorization': 'authorization',
};

/** `[REDACTED]`, `Bearer <removed>`, `***`, `[12 cookies redacted]`: what stands where a value was. A cookie's name may be left. */
const redacted =
  /(?:^|[ =])[^\w\s=]{0,3}(?:[\w.]{1,12} ){0,3}(?:redacted|sanitized|sanitised|scrubbed|censored|filtered|removed|\*{3,})[^\w\s=]{0,3}(?:$|[;,])/i;

/** The headers without those whose values were taken out, and what those were. */
export function withoutRedacted(headers: HeaderList | undefined): {
  readonly headers: HeaderList | undefined;
  readonly leftOut: readonly LeftOut[];
} {
  const gone = (headers ?? []).filter(({ name, value }) => kindOfHeader[name.toLowerCase()] !== undefined && redacted.test(value));
  if (gone.length === 0) return { headers, leftOut: [] };
  const kinds = new Set(gone.flatMap(({ name }) => kindOfHeader[name.toLowerCase()] ?? []));
  return { headers: headers?.filter((header) => !gone.includes(header)), leftOut: [...kinds] };
}

/** The exchange with what was left out unknown. */
export function forget(exchange: Exchange, leftOut: readonly LeftOut[]): Exchange {
  if (leftOut.length === 0) return exchange;
  const [first, ...rest] = exchange.hops;
  return { ...exchange, hops: [forgetHop(first, leftOut), ...rest.map((hop) => forgetHop(hop, leftOut))] };
}

function forgetHop(hop: Hop, leftOut: readonly LeftOut[]): Hop {
  const { request, response } = hop;
  const cookies = leftOut.includes('cookies');
  const authorization = leftOut.includes('authorization');
  return {
    ...hop,
    request: request && {
      ...request,
      // What a cookie gave away stays: a few names may have been spared.
      cookies: cookies && !request.cookies?.length ? undefined : request.cookies,
      // A key in the address is still seen.
      credentials: authorization && !request.credentials?.length ? undefined : request.credentials,
    },
    response: response && { ...response, setCookies: cookies && !response.setCookies?.length ? undefined : response.setCookies },
  };
}

/** Chromium leaves them out unless asked not to; in a session of so many requests, no credential at all is no accident. */
const MIN_ENTRIES = 10;
const leavesOutByDefault = /\bWebInspector\b/i;

/** Watches a file go by, and tells at its end what was taken out of all of it without a trace. */
export interface Sanitising {
  /** One request that was answered. */
  see(hop: RawHop): void;
  /** The tool's name and comments. */
  hear(words: string): void;
  leftOut(): readonly LeftOut[];
}

export function watchSanitising(): Sanitising {
  const seen = new Set<LeftOut>();
  const promised = new Set<string>();
  let entries = 0;
  let broken = false;
  let words = '';
  return {
    see({ method, url, requestHeaders = [], response }) {
      entries++;
      if (seen.size < 2) {
        for (const { name } of [...requestHeaders, ...(response?.headers ?? [])]) {
          const kind = kindOfHeader[name.toLowerCase()];
          if (kind) seen.add(kind);
        }
      }
      if (method === 'OPTIONS') {
        // Fetch §4.8: the browser asked whether it may send an Authorization, so it had one.
        const asked = headerValue(requestHeaders, 'access-control-request-headers') ?? '';
        if (/(?:^|,)\s*authorization\s*(?:,|$)/i.test(asked)) promised.add(url);
      } else if (promised.has(url)) broken = true;
    },
    hear(more) {
      words += ` ${more}`;
    },
    leftOut() {
      const said = /\b(?:saniti[sz]\w*|redact\w*|scrubbed)\b/i.test(words);
      const likely = said || broken || (entries >= MIN_ENTRIES && leavesOutByDefault.test(words));
      if (seen.size === 0 && likely) return ['cookies', 'authorization'];
      return said ? (['cookies', 'authorization'] as const).filter((kind) => !seen.has(kind)) : [];
    },
  };
}
