/** A whole HAR file, observed: its exchanges without secrets, and the verdict on each entry. */

import { type Exchange, isEmbedded, type RawExchange, type RawJarCookie } from '../engine/exchange.ts';
import { observeJar } from '../engine/facts/cookies.ts';
import { safeUrl } from '../engine/mask.ts';
import { type Fingerprint, observe } from '../engine/observe.ts';
import type { BodyOptions } from './bodies.ts';
import type { HarExchange } from './chain.ts';
import { readChallenges } from './challenges.ts';
import { type Chain, type Failed, failedOf, type Judge, judgeChains } from './judge.ts';
import { forget } from './left-out.ts';
import { createHarReader, type HarProblem } from './parse.ts';
import type { Span } from './place.ts';
import { createSharing } from './share.ts';

export interface HarLog extends Judge {
  readonly warnings: readonly string[];
  /** Why the file was not read to its end. */
  readonly problem: HarProblem | undefined;
  /** How many entries the file has, readable or not. */
  readonly entries: number;
  /** Of the browser that the file is of, with the cookies' values. */
  readonly jar: readonly RawJarCookie[] | undefined;
}

export interface HarLogReader {
  /** What comes is not looked at any more. */
  readonly isBroken: boolean;
  /** How many entries came so far, readable or not. */
  readonly entries: number;
  /** Where an entry that was read stands in the file. */
  spanOf(entry: number): Span | undefined;
  /** UTF-8, cut anywhere; the chunk must not change afterwards. */
  write(chunk: Uint8Array): void;
  end(): HarLog;
}

/** What is known of a failure before the file was read to its end, where the jar and the pages stand. */
export interface HarLogEvents {
  onFailed?(failed: Failed): void;
}

export function createHarLog(
  fingerprint: Fingerprint,
  options: BodyOptions = { bodies: true },
  { onFailed }: HarLogEvents = {},
): HarLogReader {
  const identify = remembering(fingerprint);
  const share = createSharing();
  const kept: Kept[] = [];
  /** By the entry's index, where it starts and where it ends. */
  const starts: number[] = [];
  const ends: number[] = [];
  const warnings: string[] = [];
  const reader = createHarReader(
    {
      onExchange: (exchange) => {
        const one = keep(exchange, (raw) => share(observe(raw, identify)));
        kept.push(one);
        if (onFailed && one.observed) for (const failed of failedOf({ exchange: one.observed, entries: one.entries })) onFailed(failed);
      },
      onWarning: (warning) => warnings.push(warning),
      onSpan: (entry, { start, end }) => {
        starts[entry] = start;
        ends[entry] = end;
      },
    },
    options,
  );
  return {
    get isBroken() {
      return reader.isBroken;
    },
    get entries() {
      return starts.length;
    },
    spanOf(entry) {
      const [start, end] = [starts[entry], ends[entry]];
      return start === undefined || end === undefined ? undefined : { start, end };
    },
    write: reader.write,
    end() {
      const { problem, entries, jar, pages, leftOut } = reader.end();
      const observedJar = jar && observeJar(jar, identify);
      // The jar is the browser's at the failure: an earlier exchange may lack what came later.
      const complete = (exchange: Exchange, { pageref, hasOwnJar, ...each }: Kept): Exchange => ({
        ...forget(exchange, [...each.leftOut, ...leftOut]),
        jar: hasOwnJar ? exchange.jar : observedJar,
        topLevelUrl: exchange.topLevelUrl ?? safePage(pages.get(pageref ?? '')),
      });
      const chains = kept.map((each): Chain => {
        const { entries, challenges, observed, raw } = each;
        if (observed) return { entries, challenges, exchange: complete(observed, each) };
        return { entries, challenges, observe: () => complete(observe(raw, identify), each) };
      });
      return { ...judgeChains(chains), warnings, problem, entries, jar };
    },
  };
}

/** What is held of an exchange until the file ends. */
type Kept = Pick<HarExchange, 'entries' | 'pageref' | 'leftOut'> &
  Pick<Chain, 'challenges'> & { readonly hasOwnJar: boolean } & (
    | { readonly observed: Exchange; readonly raw?: undefined }
    | { readonly observed?: undefined; readonly raw: RawExchange }
  );

function keep({ raw, entries, pageref, leftOut, said }: HarExchange, see: (raw: RawExchange) => Exchange): Kept {
  const kept = { entries, pageref, leftOut, hasOwnJar: 'jar' in raw, challenges: raw.hops.map(readChallenges) };
  if (isPlainlyEmbedded(raw)) return { ...kept, raw: withoutBody(raw) };
  return { ...kept, observed: saying(see(mayRefuse(raw) ? raw : withoutBody(raw)), said) };
}

/** The exchange with what the file itself says that its answers said. */
function saying(exchange: Exchange, said: HarExchange['said']): Exchange {
  if (said.every((each) => each === undefined)) return exchange;
  const [first, ...rest] = exchange.hops.map((hop, index) => {
    const heard = said[index];
    return heard && hop.response ? { ...hop, response: { ...hop.response, said: heard } } : hop;
  });
  return first ? { ...exchange, hops: [first, ...rest] } : exchange;
}

/** What a page holds, and got: it says nothing of a sign-in, and is looked at only when it is asked about. */
function isPlainlyEmbedded({ resourceType, hops }: RawExchange): boolean {
  const [{ response }, ...more] = hops;
  return (
    isEmbedded(resourceType) &&
    more.length === 0 &&
    response !== undefined &&
    response.status < 300 &&
    !response.headers?.some(({ name }) => name.toLowerCase() === 'set-cookie')
  );
}

/** A success that says otherwise says so in JSON or XML, with one of these, or is a sign-in page; most bodies of a file need no reading. */
const refusal =
  /err|fault|exception|"ok"|"success" ?: ?(?:false|0|"f)|"(?:code|errno|status|ret)" ?: ?"?-?[3-9]\d\d|auth|denied|forbid|expire|invalid|token|session|log.?in|sign.?in|credential|permission/i;

/** Errors are short; what they say in other languages, the few words above do not find, but a number stands beside it. In characters. */
const SHORT = 2000;
const numbered = /"(?:code|status|errno|(?:status|result)_?code)"\s*:\s*"?-?[1-9]/i;
const foreign = /[^\p{ASCII}]/u;

/** The page made for a hidden frame holds the answer itself (OAuth 2.0 Web Message Response Mode). */
const asksSilently = /[?&]prompt=none(?:&|$)/;

function mayRefuse({ resourceType, hops }: RawExchange): boolean {
  const [{ url, response }, ...more] = hops;
  if (response?.body === undefined || more.length > 0 || response.status >= 300 || asksSilently.test(url)) return true;
  const { body } = response;
  if (isPage(resourceType, body.mimeType)) return false;
  const isJson = /^\s*[{[]/.test(body.text);
  if (isJson || /json|xml/i.test(body.mimeType) || /^\s*<\?xml/.test(body.text))
    return refusal.test(body.text) || (body.text.length < SHORT && (isJson ? numbered : foreign).test(body.text));
  return resourceType === 'xmlhttprequest' && /<input[^>]{0,200}password/i.test(body.text);
}

/** What the browser showed as a page is no answer of an API. */
const isPage = (resourceType: RawExchange['resourceType'], mimeType: string): boolean =>
  (resourceType === 'main_frame' || resourceType === 'sub_frame') && /^text\/html\b/i.test(mimeType);

function withoutBody(raw: RawExchange): RawExchange {
  const [{ response, ...hop }] = raw.hops;
  return { ...raw, hops: [{ ...hop, response: response && { ...response, body: undefined } }] };
}

const safePage = (page: string | undefined): string | undefined => (page === undefined ? undefined : safeUrl(page));

/** One session's requests carry the same few secrets; so many are remembered. */
const MAX_REMEMBERED = 2000;

function remembering(fingerprint: Fingerprint): Fingerprint {
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const made = fingerprint(value);
    known.set(value, made);
    return made;
  };
}
