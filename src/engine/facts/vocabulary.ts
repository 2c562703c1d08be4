/**
 * What a server wrote, without what could be anybody's: only the words of a closed vocabulary and short numbers stay. A secret has no
 * place among them, wherever it stands.
 */

import { fold, isInflected, spaceOut, termWords } from './clauses.ts';
import { wordSet } from './word-set.ts';

/** The English of errors, beside the words of `concepts.ts`. */
const plainEnglish = wordSet(`
  a able about above accept accepts according across action actions activity add additional address admin administrator after again against
  all also always although an and another answer any anymore anything api are as ask asked associated at attach attempt attempted attempting attempts
  available aws back backend base be because become been before began begin being belong belongs below between block body both browser but by cache
  call called calling can caused cause category change changed changes characters child claim class code codes com common complete
  completed component config configuration configured consent contact content context continue control convert cookies correlation could count create
  created csrf current currently customer data database date day days default delete deleted deny description detail details did different
  directory do document does doing done due during each edge edit else empty enable encoded encountered encoding end ended ends enforcement
  ensure enter entity environment err errors etc even event every exactly exc except exception exceeds execute expecting extended extension external
  factor false fault field fields file first five follow following for force form found four from full fully function future gateway general generate
  generated get github gone google group grant granted grants handle handler handshake happened having he help hint his hold host hour
  hours how html http https id ids identify identifier identified if illegal in incoming index info information inner instance
  integration intended interaction internal into invoke is issue it item items its itself job json just keep kind know language
  last later least length less let level like limit line list listed load location log long longer lookup made main
  make manage management manager many mapping max maximum may me message messages meta method methods microsoft middleware minimum
  minute minutes missing mode model moment month more most move moved much multiple my name named names near need network new next nginx node none
  null number oauth oauth2 oauth1 object of off old on once one ones online only open operation option options organization organisation other our out over
  own owner page parameter parameters parsing part parts party payload pending per perform performed performing permit
  personal please policies policy portal possible post presented previous private problem process processing product production project
  protected protocol provider proxy public put query raised range rather reach read reason reasons received receive recent
  record redirect redirection refers refused reload renew repository request requested requesting requests reset resource resources respond
  response responses rest result results retry retrieve return returned role root rule run running runtime same saml sandbox save
  schema second seconds section secure security see seem seems segment select self send sending sensitive server servers service services set
  setting settings several shared she should show side signed since single site size so software some something source specific
  specification spring stage staging start started state status step still stop storage store string strong sub subject
  submit submitted succeeded success such sufficient support system target team temporary terms test text than thank that the their them then there
  these they thing this those though three through thus time times title to today too tool top total trace transaction true trusted
  try trying turn two type types unauthorised unauthorized under understand unexpectedly unit unknown unless until up update upgrade
  upload usage use used uses using v validation value values version very via view visit w wait want was watch way we web webapp
  website week were what when where whether which while who whole whose why widget will window with within without word work
  working would write www x xml yes yet you your yours yourself zero http1 html5
  the der die das den dem des ein eine einen und oder ist sind war wurde werden wird nicht mehr bitte sie ihr ihre ihren diese dieser dieses um zu zur zum mit fur von im auf seite erneut
  le la les un une des du de et est sont a ete votre vos cette ce vous pour par dans sur avec veuillez page plus
  el los las una y es son su sus este esta para por con en se ha han favor pagina del al lo que
  o os as um uma e foi sua seu esta este por favor nao com para da do no na
  il lo gli i uno di e stato stata sono suo sua questa questo per con
  de het een en is zijn uw je deze dit voor met op om te
  jest sa twoj twoja twoje ten ta to dla z na w prosze
  и в не на с по для это ваш ваша ваше вы был была пожалуйста
`);

/** Every character is of the word's own case: a word says nothing by its capitals. */
const isOneCase = (word: string): boolean => /^(?:\p{Lu}?[^\p{Lu}]*|\p{Lu}+)$/u.test(word);

const isKnown = (word: string): boolean => plainEnglish.has(word) || termWords.has(word) || isInflected(word);

/** True for a word of the vocabulary, in one case; a number of up to five digits is one. */
export const isPlainWord = (word: string): boolean => /^\d{1,5}$/.test(word) || (isOneCase(word) && isKnown(fold(word)));

/** The codes of products that are known by their form. */
const codeForm = /^(?:AADSTS\d{2,8}|PGRST\d{3}|IDX\d{5}|MSIS\d{3,5}|ORA-\d{5}|ER_[A-Z]{3,10}|[EF]\d{1,4}|\d{1,6}|-\d{1,5}|28[0P]\d{2})$/;

/** True for `token_not_valid`, `JWTExpired`, `auth/id-token-expired`, `AADSTS50058`: every part a word, or a known form. */
export function isPlainCode(text: string): boolean {
  if (text.length > 80) return false;
  if (codeForm.test(text)) return true;
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

/** What stands between words: read as one of these, or as a blank. */
const marks = new Set(['.', ',', ':', ';', '!', '?', '。', '、', '，', '！', '：']);

/**
 * The words of a text that are in the vocabulary, `…` for all others. At most `limit` characters; of several numbers in a row the first
 * one.
 */
export function plainWords(text: string, limit = 160): string {
  const kept: string[] = [];
  let length = 0;
  for (const [token] of spaceOut(text.slice(0, limit * 4)).matchAll(/[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}_.:/#'’-]*|[^\s\p{L}\p{N}\p{M}]/gu)) {
    const [word, mark] = splitMark(token);
    const shown = showWord(word, kept.at(-1));
    if (shown === '') {
      if (marks.has(token) && kept.length > 0 && /[\p{L}\p{N}]$/u.test(kept.at(-1) ?? '')) kept.push(`${kept.pop()}${token}`);
      continue;
    }
    if (shown === '…' && kept.at(-1) === '…') continue;
    if (length + shown.length + 1 > limit) {
      if (kept.at(-1) !== '…') kept.push('…');
      break;
    }
    kept.push(shown === '…' ? shown : shown + mark);
    length += shown.length + 1 + mark.length;
  }
  return kept.join(' ');
}

/** A mark at a word's end is the sentence's. */
function splitMark(token: string): [string, string] {
  const last = token.at(-1) ?? '';
  if (!/[.:/#'’_-]/.test(last)) return [token, ''];
  const word = token.replace(/[.:/#'’_-]{1,40}$/, '');
  return [word, marks.has(last) ? last : ''];
}

/** '' for what is no word at all. */
function showWord(word: string, before: string | undefined): string {
  if (!/[\p{L}\p{N}]/u.test(word)) return '';
  if (/^\d+$/.test(word)) return word.length <= 5 && !/\d/.test(before ?? '') ? word : '…';
  if (isPlainWord(word) || isPlainCode(word)) return word;
  return word.split(/['’-]/).every((part) => part.length > 0 && (isPlainWord(part) || isContraction(part))) ? word : '…';
}

const isContraction = (part: string): boolean =>
  /^(?:t|s|re|ve|ll|d|l|n|isn|hasn|doesn|didn|wasn|couldn|can|won|aren|haven|qu)$/i.test(part);
