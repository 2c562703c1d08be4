/** Text → clauses → hits: which concepts stand where. Linear in the length of the text. */

import { type Concept, concepts, endings } from './concepts.ts';

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

export const readClauses = (text: string): readonly Clause[] => split(withoutAddresses(text.slice(0, MAX_LENGTH))).map(readClause);

/** Where to read more: what stands in an address (`/no-account`) is not said. */
const withoutAddresses = (text: string): string => text.replace(/\bhttps?:\/\/[^\s"'<>()]+/gi, ' ');

/** Without accents, in lower case, identifiers taken apart: `JWTNotInAudience` is "jwt not in audience". */
export const fold = (text: string): string => (isFolded(text) ? text : foldAll(text));

/** Most words that are asked about are. */
const isFolded = (text: string): boolean => /^[a-z]+$/.test(text) && text !== 'cannot';

const foldAll = (text: string): string =>
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
    // A pair of a name and what it stands for, and no key.
    .replace(/\bkey ?= ?value\b/g, 'parameter')
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

/** The terms of all concepts, so that they are found by a word of a text. */
interface Lexicon {
  readonly byFirstWord: ReadonlyMap<string, readonly Term[]>;
  /** Terms of one word that may have an ending. */
  readonly byStem: ReadonlyMap<string, readonly Term[]>;
  readonly endings: ReadonlySet<string>;
  /** Every word that stands in a term as it is. */
  readonly words: ReadonlySet<string>;
  /** Terms of languages that put no spaces between words, the longest first. */
  readonly unspaced: RegExp;
}

let built: Lexicon | undefined;

/** Built when first asked for: a worker starts often and listens seldom. */
const lexicon = (): Lexicon => {
  built ??= buildLexicon();
  return built;
};

function buildLexicon(): Lexicon {
  const byFirstWord = new Map<string, Term[]>();
  const byStem = new Map<string, Term[]>();
  const words = new Set<string>();
  for (const [concept, list] of Object.entries(concepts)) {
    for (const written of list.split('|')) {
      const open = written.endsWith('*');
      const term = { words: fold(written.replace('*', '')).split(/[ _]/), open, concept: concept as Concept };
      const [first = ''] = term.words;
      const index = open && term.words.length === 1 ? byStem : byFirstWord;
      index.set(first, [...(index.get(first) ?? []), term]);
      for (const word of open ? term.words.slice(0, -1) : term.words) words.add(word);
    }
  }
  const unspaced = [...words].filter((word) => ideographs.test(word)).sort((a, b) => b.length - a.length);
  return { byFirstWord, byStem, endings: new Set(endings.map(fold)), words, unspaced: new RegExp(unspaced.join('|'), 'g') };
}

/** True for a word of a term, in lower case and without accents, with an ending where the term may have one. */
export const isTermWord = (word: string): boolean => lexicon().words.has(word) || stemsOf(word).length > 0;

const MIN_STEM = 3;

function stemsOf(word: string): readonly Term[] {
  for (let length = word.length; length >= MIN_STEM; length -= 1) {
    const found = lexicon().byStem.get(word.slice(0, length));
    if (found && lexicon().endings.has(word.slice(length))) return found;
  }
  return [];
}

/** At each place the longest term; terms of several concepts give one hit for each. */
function findHits(words: readonly string[], breaks: ReadonlySet<number>): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const all = [...(lexicon().byFirstWord.get(word) ?? []).filter((term) => stands(term, words, at, breaks)), ...stemsOf(word)];
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
    return (
      found === word || (open && index === wanted.length - 1 && found.startsWith(word) && lexicon().endings.has(found.slice(word.length)))
    );
  });
}

const ideographs = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Japanese and Chinese are written without spaces: known terms are set apart. */
export const spaceOut = (text: string): string =>
  ideographs.test(text)
    ? text.replace(/[\dA-Za-z](?=[\u3040-\u9fff])|[\u3040-\u9fff](?=[\dA-Za-z])/g, '$& ').replace(lexicon().unspaced, ' $& ')
    : text;
