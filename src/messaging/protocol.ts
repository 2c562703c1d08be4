/** What the screens and the background say to each other. */

import * as v from 'valibot';
import type { AskedAgain } from '../engine/ask-again.ts';
import type { Erasure } from '../engine/erasure.ts';
import type { RawExchange, SentRequest } from '../engine/exchange.ts';
import type { FixId, FixPreview } from '../engine/fix.ts';
import { fixes } from '../engine/fix.ts';
import type { MaskedBody } from '../engine/masked-body.ts';
import type { MaskedToken } from '../engine/masked-token.ts';
import type { Change, Snapshot } from '../engine/page.ts';
import { MOST_TRIES } from '../engine/tries/try.ts';

/** What comes over the port. */
export type Update = Snapshot | Change;

/** More than the log holds. */
const MOST_ORIGINALS = 5000;

const fixId = v.picklist(Object.keys(fixes) as [FixId, ...FixId[]]);
const id = v.pipe(v.string(), v.maxLength(200));

/** What of an address is to be another. */
const correction = v.object({
  protocol: v.optional(v.literal('https:')),
  hostname: v.optional(v.string()),
  pathname: v.optional(v.string()),
});

const choice = v.object({
  fix: fixId,
  address: v.optional(correction),
  cookies: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(1000), v.readonly())),
  pause: v.optional(
    v.object({
      extensions: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000), v.readonly()),
      way: v.picklist(['together', 'one-by-one', 'stay-off']),
    }),
  ),
});

const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const side = v.picklist(['request', 'response']);
const path = v.pipe(v.array(position), v.maxLength(100), v.readonly());
const tokenPlace = v.object({ in: v.picklist(['credential', 'cookie']), index: position });
const secretPlace = v.variant('of', [
  v.object({ of: v.literal('header'), side, index: position }),
  v.object({ of: v.picklist(['sent-cookie', 'set-cookie', 'jar-cookie']), index: position }),
  v.object({ of: v.literal('body'), side, path: v.optional(path) }),
  v.object({ of: v.literal('token'), token: tokenPlace }),
  v.object({ of: v.literal('claim'), token: tokenPlace, piece: v.picklist(['header', 'claims']), path }),
]);

/** What a screen may ask for, each on a click of the user's unless it says otherwise. */
export const requestSchema = v.variant('ask', [
  v.object({ ask: v.literal('preview'), exchangeId: id, choice }),
  v.object({ ask: v.literal('apply'), exchangeId: id, choice }),
  v.object({ ask: v.literal('undo'), runId: id }),
  v.object({ ask: v.literal('stop-waiting'), runId: id }),
  /** One value that was masked. */
  v.object({ ask: v.literal('reveal'), exchangeId: id, hop: position, place: secretPlace }),
  /** Not with what is secret in it: those who look at a message look at what it carries, without a click for each. */
  v.object({ ask: v.literal('masked-body'), exchangeId: id, hop: position, side }),
  v.object({ ask: v.literal('masked-token'), exchangeId: id, hop: position, token: tokenPlace }),
  /** The request as it went out, to be copied with its secrets. */
  v.object({ ask: v.literal('request'), exchangeId: id, hop: v.number() }),
  /** Whole exchanges as they were, for a file with their secrets; those that are no longer kept are left out. */
  v.object({ ask: v.literal('originals'), ids: v.pipe(v.array(id), v.maxLength(MOST_ORIGINALS)) }),
  /** The failed request once more, by the page that made it. */
  v.object({ ask: v.literal('read-answer'), exchangeId: id }),
  /** A page that a guide leads to, beside the tab that it is about. */
  v.object({
    ask: v.literal('open-page'),
    tabId: v.number(),
    address: v.pipe(v.string(), v.maxLength(2000), v.regex(/^(?:https?|chrome):\/\//)),
  }),
  /** The failed request several times more, with one thing changed in each; `tries` are ids of its plan. */
  v.object({ ask: v.literal('try'), exchangeId: id, tries: v.pipe(v.array(id), v.maxLength(MOST_TRIES)) }),
  v.object({ ask: v.literal('cancel-tries'), runId: id }),
  /** Leaves the site that this tab shows out no longer. */
  v.object({ ask: v.literal('watch-again'), tabId: v.number() }),
  v.object({ ask: v.literal('preview-erasure') }),
  v.object({ ask: v.literal('erase') }),
  v.object({ ask: v.literal('reload'), tabId: v.number() }),
  v.object({ ask: v.literal('clear'), tabId: v.number(), of: v.picklist(['tab', 'all']) }),
  /** Not on a click, but from the developer tools, which the user opened: what an answer said in its body. */
  v.object({
    ask: v.literal('body'),
    tabId: v.number(),
    method: v.string(),
    url: v.string(),
    status: v.number(),
    startedAt: v.number(),
    mimeType: v.string(),
    text: v.string(),
  }),
]);

export type Request = v.InferOutput<typeof requestSchema>;

/** What each request is answered with. */
export interface Answers {
  preview: FixPreview;
  apply: undefined;
  undo: undefined;
  'stop-waiting': undefined;
  reveal: string | undefined;
  'masked-body': MaskedBody | undefined;
  'masked-token': MaskedToken | undefined;
  request: SentRequest | undefined;
  originals: readonly RawExchange[];
  'read-answer': AskedAgain;
  'open-page': undefined;
  try: undefined;
  'cancel-tries': undefined;
  'watch-again': undefined;
  'preview-erasure': Erasure;
  /** What is left and why, in a sentence; undefined where nothing is. */
  erase: string | undefined;
  reload: undefined;
  clear: undefined;
  body: undefined;
}

/** Errors cross as sentences. */
export type Reply<Ask extends Request['ask']> =
  | { readonly ok: true; readonly value: Answers[Ask] }
  | { readonly ok: false; readonly problem: string };
