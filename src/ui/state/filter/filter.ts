/** Every term of a filter must fit a row; one that begins with a minus must not. */

import { titleOf } from '../../words/cause-by-id.ts';
import type { LogRow } from '../log-row.ts';
import { escapePattern, type Field, type Fits, fieldOf, nearestField, once } from './fields.ts';
import { readTerms, type Term } from './terms.ts';

/** A term that could not be read, and is left out. */
export interface Problem {
  readonly from: number;
  readonly to: number;
  /** A sentence. */
  readonly message: string;
}

export interface Filter {
  readonly fits: Fits;
  readonly problems: readonly Problem[];
  /** Every row fits. */
  readonly isEmpty: boolean;
}

export function readFilter(text: string): Filter {
  const read = readTerms(text).map((term) => ({ term, fits: readTerm(term) }));
  const tests = read.flatMap(({ term: { negated }, fits }) =>
    typeof fits !== 'function' ? [] : negated ? [(row: LogRow) => !fits(row)] : [fits],
  );
  return {
    fits: (row) => tests.every((test) => test(row)),
    problems: read.flatMap(({ term: { from, to }, fits }) => (typeof fits === 'string' ? [{ from, to, message: fits }] : [])),
    isEmpty: tests.length === 0,
  };
}

/** A sentence where it cannot be read; undefined while it is still being written: `status:`, a lone minus. */
function readTerm(term: Term): Fits | string | undefined {
  const { field: name, value, form } = term;
  const field = name === undefined ? undefined : fieldOf(name);
  if (name !== undefined && field === undefined) {
    const meant = nearestField(name);
    if (meant !== undefined) return `There is no “${name}:”. Is “${meant}:” meant?`;
  }
  if (value === '') return undefined;
  if (form === 'regex') return readPattern(value, field);
  if (field) return readValues(name ?? '', field, value.toLowerCase(), form);
  const text = name === undefined ? value : `${name}:${value}`;
  return matching(new RegExp(escapePattern(text), 'i'));
}

/** `status:401,403`: one of them must fit. */
function readValues(name: string, field: Field, value: string, form: Term['form']): Fits | string | undefined {
  const values = form === 'quoted' ? [value] : value.split(',').filter((each) => each !== '');
  const read = values.map((each) => field.read(each));
  const mistake = read.find((each) => typeof each !== 'function');
  if (mistake) return `“${name}:” cannot be read: ${mistake.mistake}.`;
  const tests = read.filter((each) => typeof each === 'function');
  return tests.length === 0 ? undefined : (row) => tests.some((test) => test(row));
}

function readPattern(source: string, field: Field | undefined): Fits | string {
  try {
    const pattern = new RegExp(source, 'iu');
    return field ? (row) => field.values(row).some((value) => pattern.test(value)) : matching(pattern);
  } catch {
    return `/${source}/ is no regular expression.`;
  }
}

/** What free text is looked for in: method, address, title of the cause. */
function matching(pattern: RegExp): Fits {
  const inMethod = once<string>((method) => pattern.test(method));
  const inTitle = once<string>((cause) => pattern.test(titleOf(cause)));
  return ({ method, url, cause }) => pattern.test(url) || inMethod(method) || (cause !== undefined && inTitle(cause));
}
