/** Templates and typed parameters → sentences in the reader's language. */

import type { Cause } from '../engine/cause.ts';
import type { Verdict } from '../engine/diagnose.ts';
import type { Param, Params, Template } from '../engine/words.ts';
import { flushDns } from './flush-dns.ts';

/** A piece of a sentence; `code` stands verbatim, `quote` is what the server said, without its quotation marks. */
export interface Part {
  readonly kind: 'text' | 'code' | 'quote' | 'time';
  readonly text: string;
}

export interface Language {
  /** BCP 47. */
  readonly locale: string;
  /** Undefined: the system's. */
  readonly timeZone?: string | undefined;
  /** Milliseconds since the epoch: times of the same day are written without their date. Undefined: dates are always written. */
  readonly now?: number | undefined;
  /** The reader's system, as `navigator.platform` names it. */
  readonly platform?: string | undefined;
}

const english: Language = { locale: 'en' };

/** The sentence as one text, what the server said in quotation marks. */
export const say = (template: Template, params: Params = {}, language: Language = english): string =>
  joinParts(parts(template, params, language));

export const joinParts = (all: readonly Part[]): string => all.map(({ kind, text }) => (kind === 'quote' ? `“${text}”` : text)).join('');

/**
 * The sentence in pieces, for a screen that sets code apart: what stands between backticks, and parameters of that kind. A name
 * without a parameter stays as it is.
 */
export function parts(template: Template, params: Params = {}, language: Language = english): Part[] {
  return template.split(/(`[^`]*`|\{\w+\})/).flatMap((piece): Part[] => {
    if (piece === '') return [];
    if (piece.startsWith('`') && piece.endsWith('`') && piece.length > 1) {
      const text = say(piece.slice(1, -1), params, language);
      return text === '' ? [] : [{ kind: 'code', text }];
    }
    const name = piece.slice(1, -1);
    const param = piece.startsWith('{') && Object.hasOwn(params, name) ? params[name] : undefined;
    return param === undefined ? [{ kind: 'text', text: piece }] : [write(param, language)];
  });
}

export type Reader = 'visitor' | 'developer';

/** A verdict in words for one reader. */
export interface Description {
  readonly title: readonly Part[];
  readonly summary: readonly Part[];
  /** Steps in order of least cost. */
  readonly advice: readonly (readonly Part[])[];
}

/** `cause` is the verdict's own. */
export function describeVerdict(verdict: Verdict, cause: Cause, reader: Reader, language: Language = english): Description {
  const message = cause.messages[verdict.message];
  const params = { flushDns: flushDns(language.platform), ...verdict.params };
  const write = (template: Template): Part[] => parts(template, params, language);
  return {
    title: write(message?.title ?? cause.meta.title),
    summary: write(message?.[reader] ?? cause.meta.explain),
    advice: withNote(verdict, reader, message?.advice?.[reader] ?? cause.meta.advice[reader]).map(write),
  };
}

/** What is peculiar to a product comes first; what stands in front of it has the last word. */
function withNote({ product }: Verdict, reader: Reader, steps: readonly Template[]): readonly Template[] {
  if (product?.note === undefined || reader === 'visitor') return steps;
  const note = `${product.name}: ${product.note}`;
  return product.inFront ? [...steps, note] : [note, ...steps];
}

/** How long ago, in the largest unit that is whole: `4 seconds ago`. Both in milliseconds since the epoch. */
export function writeAge(at: number, now: number, { locale }: Language = english): string {
  const age = Math.max(0, now - at);
  const [unit, length] = units.find(([, length]) => age >= length) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(age / length), unit);
}

/** `1.5 MB`; `octets`: how many. */
export function writeSize(octets: number, { locale }: Language = english): string {
  const [unit, size] = octets < 1e3 ? ['byte', 1] : octets < 1e6 ? ['kilobyte', 1e3] : octets < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9];
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit as string,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  });
  return format.format(octets / (size as number));
}

/** A time of day; with its date where that is not the date of `now`. */
export function writeTime(at: number, { locale, timeZone, now }: Language = english): string {
  if (!(Math.abs(at) <= 8.64e15)) return '?';
  const date = (time: number): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(time);
  const today = now !== undefined && date(now) === date(at);
  return new Intl.DateTimeFormat(locale, { ...(today ? {} : { dateStyle: 'medium' }), timeStyle: 'medium', timeZone }).format(at);
}

function write(param: Param, language: Language): Part {
  const { locale } = language;
  switch (param.kind) {
    case 'text':
    case 'code':
    case 'quote':
      return param;
    case 'time':
      return { kind: 'time', text: writeTime(param.at, language) };
    case 'duration':
      return { kind: 'time', text: writeDuration(Math.abs(param.ms), locale) };
    case 'count':
      return { kind: 'text', text: `${new Intl.NumberFormat(locale).format(param.n)} ${param.n === 1 ? param.one : param.other}` };
    case 'list':
      return { kind: 'text', text: new Intl.ListFormat(locale).format(param.items) };
  }
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** In the largest unit of which there are two, or one exactly. */
function writeDuration(ms: number, locale: string): string {
  const [unit, length] = units.find(([, length]) => ms >= 2 * length || ms === length) ?? (['second', 1000] as const);
  const maximumFractionDigits = ms < 2000 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits }).format(ms / length);
}
