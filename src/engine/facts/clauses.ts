/** Text → clauses → hits: which concepts stand where. Linear in the length of the text. */

import { type Concept, concepts, endings as endingsAsWritten } from './concepts.ts';

/** One concept, at the words [at, end) of its clause. */
export interface Hit {
  readonly concept: Concept;
  readonly at: number;
  readonly end: number;
}

/** What is said in one go. `breaks`: places in `words` that a comma or a colon stands before. */
export interface Clause {
  /** As it stands in the text. */
  readonly text: string;
  readonly words: readonly string[];
  readonly breaks: ReadonlySet<number>;
  readonly hits: readonly Hit[];
}

/** Longer texts are read up to here, in characters. */
const MAX_LENGTH = 4000;

export const readClauses = (text: string): readonly Clause[] => split(text.slice(0, MAX_LENGTH)).map(readClause);

/** Without accents, in lower case, identifiers taken apart: `JWTNotInAudience` is "jwt not in audience". */
export const fold = (text: string): string =>
  text
    .replace(/OAuth|DPoP|OpenID|GraphQL|IdP\b/g, (name) => name.toLowerCase())
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`]/g, "'")
    .replace(/n't\b/g, ' not')
    .replace(/\bca not\b|\bcannot\b/g, 'can not')
    .replace(/\bwo not\b/g, 'will not');

/** At the end of a sentence or a line; `e.g.` is none. */
const split = (text: string): string[] =>
  text
    .replace(/\b(e|i)\.\s?(g|e)\./gi, '$1$2')
    .split(/[.!?;|](?=\s|$|["')\]}<])|[\n\r。！？；]+|\s[-–—]\s/)
    .filter((part) => part.trim() !== '');

function readClause(text: string): Clause {
  const folded = spaceOut(fold(text));
  const words: string[] = [];
  const breaks = new Set<number>();
  for (const [part] of folded.matchAll(/[\p{L}\p{N}]+|[,:，：、()[\]{}=]/gu)) {
    if (/[\p{L}\p{N}]/u.test(part)) words.push(part);
    else breaks.add(words.length);
  }
  return { text, words, breaks, hits: findHits(words, breaks) };
}

interface Term {
  readonly words: readonly string[];
  /** The last word may have an ending. */
  readonly open: boolean;
  readonly concept: Concept;
}

const endings: ReadonlySet<string> = new Set([...endingsAsWritten].map(fold));

const terms: readonly Term[] = Object.entries(concepts).flatMap(([concept, list]) =>
  list.split('|').map((term) => ({
    words: fold(term.replace(/\*$/, '')).split(/[ _]/),
    open: term.endsWith('*'),
    concept: concept as Concept,
  })),
);

const byFirstWord = new Map<string, Term[]>();
const byStem = new Map<string, Term[]>();
for (const term of terms) {
  const index = term.open && term.words.length === 1 ? byStem : byFirstWord;
  const first = term.words[0] ?? '';
  index.set(first, [...(index.get(first) ?? []), term]);
}

/** Every word of every term; stems apart. */
export const termWords: ReadonlySet<string> = new Set(terms.flatMap(({ words, open }) => (open ? words.slice(0, -1) : words)));

/** A word of a term with one of the endings it may have. */
export const isInflected = (word: string): boolean => stemsOf(word).length > 0;

const MIN_STEM = 3;

function stemsOf(word: string): readonly Term[] {
  for (let length = word.length; length >= MIN_STEM; length -= 1) {
    const found = byStem.get(word.slice(0, length));
    if (found && endings.has(word.slice(length))) return found;
  }
  return [];
}

/** At each place the longest term; terms of several concepts give one hit for each. */
function findHits(words: readonly string[], breaks: ReadonlySet<number>): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const all = [...(byFirstWord.get(word) ?? []).filter((term) => stands(term, words, at, breaks)), ...stemsOf(word)];
    const length = Math.max(1, ...all.map((term) => term.words.length));
    const longest = new Set(all.filter((term) => term.words.length === length).map(({ concept }) => concept));
    for (const concept of longest) hits.push({ concept, at, end: at + length });
    at += length;
  }
  return hits;
}

function stands({ words: wanted, open }: Term, words: readonly string[], at: number, breaks: ReadonlySet<number>): boolean {
  return wanted.every((word, index) => {
    const found = words[at + index] ?? '';
    if (index > 0 && breaks.has(at + index)) return false;
    return found === word || (open && index === wanted.length - 1 && found.startsWith(word) && endings.has(found.slice(word.length)));
  });
}

const ideographs = /[\u3040-\u30ff\u3400-\u9fff]/;

const unspaced = terms
  .flatMap(({ words }) => words)
  .filter((term) => ideographs.test(term))
  .sort((a, b) => b.length - a.length);
const unspacedTerms = new RegExp(unspaced.join('|'), 'g');

/** Japanese and Chinese are written without spaces: known terms are set apart. */
export const spaceOut = (text: string): string =>
  ideographs.test(text) ? text.replace(/([\dA-Za-z])(?=[\u3040-\u9fff])/g, '$1 ').replace(unspacedTerms, ' $& ') : text;
