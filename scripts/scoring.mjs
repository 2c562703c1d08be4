// @ts-check
/** The engine's verdicts on the corpus, held against its labels. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './paths.mjs';

/**
 * @typedef {import('../src/har/log.ts').HarLog} HarLog
 * @typedef {(har: Uint8Array, options: {bodies: boolean}) => HarLog} ReadLog
 * @typedef {{entry: number, accept: string[], forbid?: string[], reason?: string, needsBody?: boolean, family: string}} Label
 * @typedef {{name: string, har: Uint8Array, label: Label}} Case
 * @typedef {object} Result of one case
 * @property {string} name
 * @property {readonly string[]} accept
 * @property {string} [reason] that was expected
 * @property {{cause: string, confidence: string, reason?: string}[]} verdicts Best first.
 * @property {boolean} listed It is among the failures that a reader of the file is shown.
 * @property {boolean} first A cause of `accept` stands first; for an empty `accept`, nothing is certain.
 * @property {boolean} inThree
 * @property {boolean} reasonIsRight
 * @property {string[]} wrongCertain
 * @property {string[]} forbiddenCertain
 * @typedef {object} Score
 * @property {number} cases
 * @property {number} top1 From 0 to 1.
 * @property {number} top3 From 0 to 1.
 * @property {number} wrongCertain How many verdicts.
 * @property {number} forbiddenCertain Of these, those that the label forbids by name.
 * @property {number} blamed Cases of no failure that are shown as one.
 * @property {number} wrongReason
 * @property {number} missed Failures that a reader of the file is not shown.
 * @property {Record<string, {cases: number, first: number, inThree: number}>} causes By the first of `accept`; `none` for an empty one.
 * @property {Result[]} fellShort
 */

/** Every case of corpus/, sorted by name. @returns {Case[]} */
export function readCorpus() {
  const names = readdirSync(at('corpus'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.har'))
    .sort();
  return names.map((file) => {
    const name = file.slice(0, -'.har'.length).replaceAll('\\', '/');
    return {
      name,
      har: readFileSync(join(at('corpus'), file)),
      label: JSON.parse(readFileSync(join(at('corpus'), `${name}.json`), 'utf8')),
    };
  });
}

/**
 * @param {readonly Case[]} corpus
 * @param {ReadLog} readLog
 * @param {{bodies: boolean}} options without bodies, the cases that only a body can tell are left out
 * @returns {Score}
 */
export function score(corpus, readLog, options) {
  const results = corpus.filter(({ label }) => options.bodies || !label.needsBody).map((each) => judge(each, readLog, options));
  const share = (/** @type {(result: Result) => boolean} */ isRight) => results.filter(isRight).length / results.length;
  const sum = (/** @type {(result: Result) => number} */ count) => results.reduce((total, result) => total + count(result), 0);
  return {
    cases: results.length,
    top1: share(({ first }) => first),
    top3: share(({ inThree }) => inThree),
    wrongCertain: sum(({ wrongCertain }) => wrongCertain.length),
    forbiddenCertain: sum(({ forbiddenCertain }) => forbiddenCertain.length),
    blamed: sum(({ accept, listed }) => (accept.length === 0 && listed ? 1 : 0)),
    wrongReason: sum(({ reasonIsRight }) => (reasonIsRight ? 0 : 1)),
    missed: sum(({ accept, listed }) => (accept.length > 0 && !listed ? 1 : 0)),
    causes: byCause(results),
    fellShort: results.filter(
      ({ first, inThree, reasonIsRight, wrongCertain, accept, listed }) =>
        !first || !inThree || !reasonIsRight || wrongCertain.length > 0 || accept.length > 0 !== listed,
    ),
  };
}

/** @param {Case} each @param {ReadLog} readLog @param {{bodies: boolean}} options @returns {Result} */
function judge({ name, har, label }, readLog, options) {
  const log = readLog(har, options);
  const judged = log.judge(label.entry);
  const verdicts = judged?.diagnosis.verdicts ?? [];
  const causes = verdicts.map(({ cause }) => cause);
  const isAccepted = (/** @type {string | undefined} */ cause) => cause !== undefined && label.accept.includes(cause);
  const certain = verdicts.filter(({ confidence }) => confidence === 'certain').map(({ cause }) => cause);
  const nothing = label.accept.length === 0;
  const first = nothing ? certain.length === 0 : isAccepted(causes[0]);
  return {
    name,
    accept: label.accept,
    ...(label.reason === undefined ? {} : { reason: label.reason }),
    verdicts: verdicts
      .slice(0, 4)
      .map(({ cause, confidence, reason }) => ({ cause, confidence, ...(reason === undefined ? {} : { reason }) })),
    listed: log.failures().some(({ entry }) => entry === label.entry),
    first,
    inThree: nothing ? first : causes.slice(0, 3).some(isAccepted),
    reasonIsRight: label.reason === undefined || !first || verdicts[0]?.reason === label.reason,
    wrongCertain: certain.filter((cause) => !isAccepted(cause)),
    forbiddenCertain: certain.filter((cause) => label.forbid?.includes(cause)),
  };
}

/** @param {readonly Result[]} results @returns {Score['causes']} */
function byCause(results) {
  /** @type {Score['causes']} */
  const causes = {};
  for (const { accept, first, inThree } of results) {
    const cause = accept[0] ?? 'none';
    const row = causes[cause] ?? { cases: 0, first: 0, inThree: 0 };
    causes[cause] = row;
    row.cases++;
    if (first) row.first++;
    if (inThree) row.inThree++;
  }
  return Object.fromEntries(Object.entries(causes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
