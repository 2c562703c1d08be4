/** What a page and the worker that reads a file for it say to each other. */

import type { Exchange, SentRequest } from '../../engine/exchange.ts';
import type { BodySide, MaskedBody } from '../../engine/masked-body.ts';
import type { MaskedToken } from '../../engine/masked-token.ts';
import type { SecretPlace, TokenPlace } from '../../engine/originals.ts';
import type { FileProgress } from '../../ui/file-log.ts';
import type { LogRow } from '../../ui/state/log-row.ts';

/** A failure and where in the file it stands. */
export interface FoundRow {
  /** Index in `log.entries`. */
  readonly entry: number;
  readonly row: LogRow;
}

/** What a page asks about one exchange, by its id; `hop`: index in its chain. */
export type Question =
  | { readonly of: 'open'; readonly id: string }
  | { readonly of: 'reveal'; readonly id: string; readonly hop: number; readonly place: SecretPlace }
  | { readonly of: 'masked-body'; readonly id: string; readonly hop: number; readonly side: BodySide }
  | { readonly of: 'masked-token'; readonly id: string; readonly hop: number; readonly token: TokenPlace }
  | { readonly of: 'request'; readonly id: string; readonly hop: number };

/** Undefined where there is no such thing. */
export interface Answers {
  open: Opened | undefined;
  reveal: string | undefined;
  'masked-body': MaskedBody | undefined;
  'masked-token': MaskedToken | undefined;
  request: SentRequest | undefined;
}

export interface Opened {
  readonly exchange: Exchange;
  /** What it is held against, without itself. */
  readonly trail: readonly Exchange[];
  /** It is a part of an exchange that others are held against as a whole: it must not stand among them. */
  readonly isPart: boolean;
}

export type Said =
  /** The first message. */
  | { readonly say: 'read'; readonly file: File }
  | { readonly say: 'cancel' }
  | { readonly say: 'ask'; readonly number: number; readonly question: Question };

export type Told =
  | { readonly tell: 'progress'; readonly progress: FileProgress }
  /** New ones, and others in the place of those with the same id; `gone`: ids of what is no failure after all. */
  | { readonly tell: 'rows'; readonly rows: readonly FoundRow[]; readonly gone: readonly string[] }
  | { readonly tell: 'answer'; readonly number: number; readonly answer: Answers[Question['of']] }
  /** `problem`: a sentence. */
  | { readonly tell: 'refusal'; readonly number: number; readonly problem: string };
