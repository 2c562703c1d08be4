/**
 * Where everything of a sequence diagram stands: who takes part as columns, each step as an arrow there and one back, with the words
 * above each. From left to right in every language, as such diagrams are read; all in CSS pixels.
 */

import { shortenEnd, shortenMiddle } from './shorten.ts';
import type { FlowWords, StepWords } from './words.ts';

export interface PlacedParty {
  /** Of its lifeline. */
  readonly x: number;
  /** Where its words begin, or have their middle or end, by `anchor`. */
  readonly textX: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Of the baselines of its name and its role. */
  readonly nameY: number;
  readonly roleY: number;
  readonly name: string;
  readonly role: string;
}

/** Words above an arrow: what stands out, then the rest. */
export interface PlacedWords {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly strong: string;
  readonly soft: string;
}

export interface PlacedArrow {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface PlacedStep {
  readonly words: StepWords;
  /** Of the whole row, without the gap before it. */
  readonly y: number;
  readonly height: number;
  /** What lies between it and the step before; undefined for nothing. */
  readonly gap: { readonly x: number; readonly y: number; readonly text: string } | undefined;
  readonly asked: PlacedWords;
  readonly out: PlacedArrow;
  readonly answered: PlacedWords;
  /** Undefined where no answer came. */
  readonly back: PlacedArrow | undefined;
  /** `failed here`, at the end of the answer's line. */
  readonly mark: { readonly x: number; readonly y: number; readonly text: string } | undefined;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  /** Of the letters. */
  readonly size: number;
  /** Where the lifelines begin. */
  readonly top: number;
  /** The browser first. */
  readonly parties: readonly PlacedParty[];
  readonly steps: readonly PlacedStep[];
}

interface Room {
  /** What there is; narrower columns than can be told apart make it wider. */
  readonly width: number;
  /** Of the letters. */
  readonly size: number;
}

/** Of a letter, in letters' sizes: monospaced, and of a bold text in a system's own font. */
const MONO = 0.61;
const SANS = 0.56;
/** All in letters' sizes. */
const MARGIN = 0.9;
const LEAST_COLUMN = 4;
const ROW = 4.4;
const GAP = 2.2;
/** Fewer letters of what stands beside are not worth their room. */
const LEAST_WORDS = 6;

export function layOut({ parties, steps }: FlowWords, { width: room, size }: Room): FlowLayout {
  const margin = MARGIN * size;
  const width = Math.max(room, 2 * margin + parties.length * LEAST_COLUMN * size);
  const left = margin;
  // The last column keeps some room, so that its name can stand in the middle of it.
  const column = (width - 2 * margin) / (parties.length + (parties.length > 1 ? 0.35 : 0.15));
  const xOf = (index: number): number => Math.round(left + (index + 1) * column);
  const placed = placeParties(parties, { left, column, width, size, xOf });
  const top = placed.top;

  let y = top + 0.5 * size;
  const rows = steps.map((words): PlacedStep => {
    const gap = words.gap === '' ? undefined : { x: Math.round(width / 2), y: y + 1.5 * size, text: words.gap };
    if (gap) y += GAP * size;
    const row = placeStep(words, { y, left, size, width, margin, x: xOf(words.to) });
    y += ROW * size;
    return { ...row, gap };
  });
  return { width, height: Math.ceil(y + 0.5 * size), size, top, parties: placed.parties, steps: rows };
}

interface Columns {
  readonly left: number;
  readonly column: number;
  readonly width: number;
  readonly size: number;
  readonly xOf: (index: number) => number;
}

/** Where the columns are narrow, their names stand on two levels in turn, with twice the room. */
function placeParties(parties: FlowWords['parties'], { left, column, width, size, xOf }: Columns): { parties: PlacedParty[]; top: number } {
  const longest = Math.max(0, ...parties.map(({ name }) => name.length));
  const isTight = parties.length > 1 && column < (longest + 1) * SANS * size;
  const levels = isTight ? 2 : 1;
  const line = 1.25 * size;
  const most = Math.floor((column * levels) / (SANS * size)) - 1;
  const at = (level: number): { nameY: number; roleY: number } => ({
    nameY: Math.round(1.2 * size + level * 2.4 * line),
    roleY: Math.round(1.2 * size + line + level * 2.4 * line),
  });
  const browser: PlacedParty = { x: left, textX: 0, anchor: 'start', ...at(0), name: 'Browser', role: '' };
  const others = parties.map(({ name, role }, index): PlacedParty => {
    const x = xOf(index);
    const text = shortenMiddle(name, Math.max(4, most));
    const half = (Math.max(text.length, role.length) * SANS * size) / 2;
    const sticksOut = x + half > width;
    const level = isTight ? (index + 1) % 2 : 0;
    return { x, textX: sticksOut ? width : x, anchor: sticksOut ? 'end' : 'middle', ...at(level), name: text, role };
  });
  return { parties: [browser, ...others], top: Math.round(at(levels - 1).roleY + 0.6 * size) };
}

interface RowRoom {
  readonly y: number;
  readonly left: number;
  readonly size: number;
  readonly width: number;
  readonly margin: number;
  /** Of the lifeline that is asked. */
  readonly x: number;
}

function placeStep(words: StepWords, { y, left, size, width, margin, x }: RowRoom): Omit<PlacedStep, 'gap'> {
  const textX = Math.round(left + 0.7 * size);
  const room = width - textX - margin / 2;
  const markRoom = words.mark === '' ? 0 : (words.mark.length + 2) * SANS * size;
  const at = (down: number): number => Math.round(y + down * size);
  const soft = [words.role, words.times, words.carried].filter((each) => each !== '').join(' · ');
  return {
    words,
    y: at(0),
    height: Math.round(ROW * size),
    asked: { x: textX, y: at(1.4), ...share(words.request, soft, room / size) },
    out: { from: left, to: x, y: at(1.9) + 0.5 },
    answered: { x: textX, y: at(3.3), ...share(words.answer, words.brought, (room - markRoom) / size) },
    back: words.step.status === undefined ? undefined : { from: x, to: left, y: at(3.8) + 0.5 },
    mark: words.mark === '' ? undefined : { x: Math.round(width - margin / 2), y: at(3.3), text: words.mark },
  };
}

/** What stands out may take half of the room at least, and all that the rest leaves. `room`: in letters' sizes. */
function share(strong: string, soft: string, room: number): { strong: string; soft: string } {
  const least = Math.min(strong.length * MONO, room / 2);
  const softMost = Math.floor((room - least) / SANS) - 1;
  const shown = softMost < LEAST_WORDS ? '' : shortenEnd(soft, softMost);
  const left = room - (shown === '' ? 0 : (shown.length + 1) * SANS);
  return { strong: shortenMiddle(strong, Math.floor(left / MONO)), soft: shown };
}
