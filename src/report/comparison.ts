/** Two exchanges side by side, in words: what differs by what it is about, and what is the same. */

import type { ComparedThing, Comparison } from '../engine/compare/compare.ts';
import type { TextThing } from '../engine/compare/texts.ts';
import { headerName } from '../engine/evidence.ts';
import { code, text } from '../engine/words.ts';
import { incomparableWords } from './changes.ts';
import { type Cell, credentialCell, nameOf, type Row, rowOf, textOf, writeCell } from './then-and-now.ts';
import type { Language, Part } from './words.ts';

export interface ComparisonRow {
  readonly what: ComparedThing['what'];
  readonly label: readonly Part[];
  /** Undefined: it is on the other side alone. */
  readonly before: readonly Part[] | undefined;
  readonly after: readonly Part[] | undefined;
}

export interface ComparisonGroup {
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
}

/** Groups that have no rows are left out. */
export const writeComparison = (things: readonly ComparedThing[], language?: Language): ComparisonGroup[] =>
  groups
    .map(({ title, of }) => ({ title, rows: things.filter(({ what }) => of.includes(what)).map((thing) => writeRow(thing, language)) }))
    .filter(({ rows }) => rows.length > 0);

const groups: readonly { readonly title: string; readonly of: readonly ComparedThing['what'][] }[] = [
  { title: 'Who is asking', of: ['credential', 'ran-out', 'claim', 'cookie'] },
  { title: 'What is asked', of: ['origin', 'path', 'query', 'method', 'initiator', 'kind'] },
  { title: 'With which headers', of: ['anti-forgery', 'request-header'] },
  { title: 'What was answered', of: ['status', 'challenge', 'said', 'set-cookie', 'response-header'] },
];

function writeRow(thing: ComparedThing, language: Language | undefined): ComparisonRow {
  const [label, before, after] = cellsOf(thing);
  const [hasBefore, hasAfter] = sidesOf(thing);
  return {
    what: thing.what,
    label: writeCell(label, language, ' '),
    before: hasBefore ? writeCell(before, language) : undefined,
    after: hasAfter ? writeCell(after, language) : undefined,
  };
}

/** Where a cookie went instead is worth its words. */
function sidesOf(thing: ComparedThing): readonly [before: boolean, after: boolean] {
  if (thing.what === 'cookie') return [thing.change !== 'came', thing.change !== 'not-sent'];
  return 'before' in thing ? [thing.before !== undefined, thing.after !== undefined] : [true, true];
}

function cellsOf(thing: ComparedThing): Row {
  switch (thing.what) {
    case 'credential': {
      const { change, before, after } = thing;
      if (change === 'same') return [code(nameOf(before)), credentialCell(before), [credentialCell(after), text('the same value')]];
      const [label, then, now] = rowOf({ what: 'credential', change, before, after });
      const isHidden = change === 'replaced' && after?.placeholder === undefined;
      return [label, then, isHidden ? [...[now].flat(), text('another value')] : now];
    }
    case 'ran-out':
      return rowOf(thing);
    case 'claim':
      return rowOf({ what: 'claim', claim: thing.claim, before: thing.before, after: thing.after });
    case 'cookie': {
      const label = [text('Cookie'), code(thing.name)];
      if (thing.change === 'same') return [label, text('sent'), text('sent with the same value')];
      const [, before, after] = rowOf({ what: 'cookies', change: thing.change, holdsSignIn: thing.holdsSignIn, names: [thing.name] });
      return [label, before, after];
    }
    default:
      return [labelOf(thing), textCell(thing.before), textCell(thing.after)];
  }
}

const textCell = (value: string | null | undefined): Cell =>
  value === undefined ? text('') : value === '' ? text('empty') : textOf(value);

const labels: Readonly<Record<TextThing['what'], string>> = {
  origin: 'Origin',
  path: 'Path',
  query: 'Query',
  method: 'Method',
  initiator: 'Asked by',
  kind: 'Kind',
  'anti-forgery': 'Anti-forgery token',
  'request-header': '',
  status: 'Status',
  challenge: 'Challenge',
  said: 'Said',
  'set-cookie': 'Set-Cookie',
  'response-header': '',
};

function labelOf({ what, name }: TextThing): Cell {
  if (name === '') return text(labels[what]);
  const named = code(what === 'query' ? `?${name}` : what === 'set-cookie' ? name : headerName(name));
  return labels[what] === '' || what === 'query' ? named : [text(labels[what]), named];
}

/** `the cookies (not captured)`, each once. */
export const nameIncomparable = ({ incomparable }: Comparison): readonly string[] =>
  [...new Set(incomparable)].map((each) => ({ ...incomparableWords, ...more })[each]);

const more: Readonly<Record<'request-headers' | 'response-headers' | 'answer', string>> = {
  'request-headers': 'the request’s headers (not kept on one side)',
  'response-headers': 'the answer’s headers (not kept on one side)',
  answer: 'the answer (none was seen)',
};
