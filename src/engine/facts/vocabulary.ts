/**
 * What a server wrote, without what could be anybody's: only the words of a closed vocabulary and short numbers stay. A secret has no
 * place among them, wherever it stands.
 */

import { listedCodes } from '../providers/listed-codes.ts';
import { fold, isTermWord, spaceOut } from './clauses.ts';
import { wordSet } from './word-set.ts';

/** What holds sentences together, beside the words of `concepts.ts`. */
const commonWords = wordSet(`
  a about after all also an and another any api are argument as at aws be because been before being body browser but by cache call calls can
  category caused change class code consent contact content context cookies correlation could create created current data database date day days description developer documentation
  detail details did do does due during empty err errcode errmsg error errorcode errors exception failed faultcode faultstring field fields following for forbidden from full gateway get given
  global group had handle has he help her hour hours how http https i id ids if in index info inner interaction invalid internal into is issued it its
  just language last later list long longer make making management manage manager may me message messages meta method minute minutes mode msg more most my
  name new nginx no node not null number oauth oauth2 of on once one ones or organization other our out over own page parameter parse parsing
  policy post problem process project protected protocol proxy public put reason received record renew request requested requests
  resource resources response rest result return root run same saml second seconds section selection secure security see server servers service
  services shared so something source specified stage start status store string sub subcode statuscode submitted success such support target team temporarily temporary than that the
  their them then there these they this those time times title to too tried try type unauthorized unauthorised under unless until update up usage
  used user using value values version very was we web website were what when where which while who why will with within word would write
  www xml you your yourself
  der die das den dem des ein eine und ist sind war wurde wird mehr sie ihr ihre auf zu zum zur mit im seite
  le la les un une du de et est sont a ete votre vos cette ce vous pour par dans sur avec el los las y es su sus para por con en se ha
  o os as um uma e foi sua seu com do da il lo i di stata stato sono per het een zijn uw je deze voor om te jest twoja na w
  и в на с по для ваш ваша вы был была
`);

/** Every character is of the word's own case: a word says nothing by its capitals. */
const isOneCase = (word: string): boolean => /^(?:\p{Lu}?[^\p{Lu}]*|\p{Lu}+)$/u.test(word);

const isKnown = (word: string): boolean => commonWords.has(word) || isTermWord(word);

/** True for a word of the vocabulary, in one case; a number of up to five digits is one. */
export const isPlainWord = (word: string): boolean => /^\d{1,5}$/.test(word) || (isOneCase(word) && isKnown(fold(word)));

/** The codes of products that are known by their form. */
const codeForm = /^(?:AADSTS\d{2,8}|AADB2C\d{5}|PGRST\d{3}|IDX\d{5}|MSIS\d{3,5}|ORA-\d{5}|ER_[A-Z]{3,10}|\d{1,6}|-\d{1,5}|28[0P]\d{2})$/;

/** True for `token_not_valid`, `JWTExpired`, `auth/id-token-expired`, `AADSTS50058`: every part a word, a known form, or a listed code. */
export function isPlainCode(text: string): boolean {
  if (text.length > 80) return false;
  if (codeForm.test(text) || listedCodes.has(text)) return true;
  const parts = partsOf(text);
  const digits = parts.filter((part) => /^\d+$/.test(part));
  return parts.length > 0 && parts.length <= 12 && digits.length <= 1 && parts.every(isPlainWord);
}

/** Words of an identifier; [] where it is none. */
function partsOf(text: string): string[] {
  if (!/^[A-Za-z][\w.:/#-]*$/.test(text)) return [];
  return text
    .replace(/OAuth|DPoP|OpenID/g, (name) => `${name.toLowerCase()}_`)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .split(/[_.:/#-]+/)
    .filter((part) => part !== '');
}

/** A run up to a space, a quotation mark, a bracket or a comma; or one character of what stands between. */
const runs = /[\p{L}\p{N}](?:[^\s"'’()<>[\]{},;，。、；…]|['’](?=\p{L}))*|\S/gu;
const marks = /[.,:;!?。，、；：！]+$/;

/**
 * The words of a text that are in the vocabulary, `…` for all others. At most `limit` characters; of several numbers in a row the first
 * one.
 */
export function plainWords(text: string, limit = 160): string {
  const kept: string[] = [];
  let length = 0;
  let afterNumber = false;
  for (const [run] of spaceOut(text.slice(0, limit * 4)).matchAll(runs)) {
    const word = run.replace(marks, '');
    if (!/[\p{L}\p{N}]/u.test(word)) {
      const last = kept.at(-1);
      if (word === '' && last !== undefined && /[\p{L}\p{N}]$/u.test(last)) kept[kept.length - 1] = last + run.slice(0, 1);
      continue;
    }
    const isNumber = /^\d+$/.test(word);
    const shown = isShown(word) && !(isNumber && afterNumber) ? word : '…';
    afterNumber = isNumber;
    if (shown === '…' && kept.at(-1) === '…') continue;
    if (length + shown.length > limit - 2) return [...kept, ...(kept.at(-1) === '…' ? [] : ['…'])].join(' ');
    kept.push(shown === '…' ? shown : shown + run.slice(word.length, word.length + 1));
    length += shown.length + 2;
  }
  return kept.join(' ');
}

const isShown = (word: string): boolean =>
  isPlainWord(word) ||
  isPlainCode(word) ||
  word.split(/['’-]/).every((part) => part !== '' && (isPlainWord(part) || contracted.has(part.toLowerCase())));

/** Halves of words that an apostrophe divides: `don't`, `l'utilisateur`. */
const contracted = wordSet('t s re ve ll d l n qu isn hasn doesn don didn wasn couldn won aren haven weren shouldn');
