/** HAR 1.2, as it is written here: every field that the format demands, and the few beside them (they begin with `_`) that browsers add. */

import type { Header, Observer, Outcome, RawJarCookie } from '../../engine/exchange.ts';
import type { Said } from '../../engine/facts/said.ts';

export interface HarFile {
  readonly log: {
    readonly version: '1.2';
    readonly creator: Tool;
    readonly browser?: Tool;
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
    readonly comment: string;
    /** The browser's cookies when the newest of the failures ended. */
    readonly _cookieJar?: readonly RawJarCookie[];
  };
}

export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly comment?: string;
}

export interface HarPage {
  readonly startedDateTime: string;
  readonly id: string;
  /** The page's address, as Chrome has it there. */
  readonly title: string;
  readonly pageTimings: { readonly onContentLoad: -1; readonly onLoad: -1 };
}

export interface HarCookie {
  readonly name: string;
  readonly value: string;
  readonly path?: string;
  readonly domain?: string;
  /** ISO 8601. */
  readonly expires?: string;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
}

interface NameValue {
  readonly name: string;
  readonly value: string;
}

export interface HarEntry {
  readonly pageref?: string;
  readonly startedDateTime: string;
  /** Milliseconds. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly HarCookie[];
    readonly headers: readonly Header[];
    readonly queryString: readonly NameValue[];
    readonly postData?: { readonly mimeType: string; readonly text: string; readonly params?: readonly NameValue[] };
    readonly headersSize: number;
    readonly bodySize: number;
    readonly _pageHeaders?: readonly Header[];
  };
  readonly response: {
    /** 0: no answer was seen. */
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly HarCookie[];
    readonly headers: readonly Header[];
    readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string };
    readonly redirectURL: string;
    readonly headersSize: number;
    readonly bodySize: number;
    readonly _deliveredHeaders?: readonly Header[];
    readonly _error?: string;
    readonly _fetchedViaServiceWorker?: boolean;
  };
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: {
    readonly blocked: -1;
    readonly dns: -1;
    readonly connect: -1;
    readonly ssl: -1;
    readonly send: number;
    readonly wait: number;
    readonly receive: number;
  };
  readonly comment?: string;
  readonly _resourceType: string;
  readonly _initiator: { readonly type: 'other' } | { readonly type: 'script'; readonly url: string };
  readonly _fromCache?: 'disk';
  /** Where it was another than that of the whole file. */
  readonly _cookieJar?: readonly RawJarCookie[] | null;
  readonly _why401: Mark;
}

/** What why401 knows and HAR has no place for; read again by its own import. */
export interface Mark {
  /** The same for all hops of one exchange. */
  readonly exchange: string;
  /** Index in the chain, of how many. */
  readonly hop: number;
  readonly hops: number;
  readonly role: Role;
  /** `stand-ins`: each secret is a stand-in of its length. */
  readonly made: 'original' | 'stand-ins';
  readonly observer: Observer;
  readonly outcome: Outcome;
  /** Of a private window, and of which container: these have cookies of their own. */
  readonly incognito: boolean;
  readonly storeId?: string;
  /** Left out: not captured. */
  readonly initiator?: string | null;
  readonly jarLeftOut?: number;
  /** What the answer was heard to say; where the words that were kept of it do not say it all. */
  readonly said?: readonly Said[];
  /** Lists that were seen, and of which nothing is left to be told: an empty list is one that was not captured elsewhere. */
  readonly seen?: readonly ('request' | 'response')[];
}

/** Why it is in the file: it failed; or it came before, and what failed is held against it. */
export type Role = 'failure' | 'before';
