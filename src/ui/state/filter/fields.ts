/** What a filter can ask of a row by name: `status:401`, `domain:*.example`. */

import { isCause, titleOf } from '../../words/cause-by-id.ts';
import { kindWords, readAddress } from '../../words/exchange-words.ts';
import { type LogRow, traits } from '../log-row.ts';

export type Fits = (row: LogRow) => boolean;

/** What is wrong with a value: a sentence. */
export interface Mistake {
  readonly mistake: string;
}

export interface Field {
  /** What it asks, in a few words. */
  readonly help: string;
  /** For one value; several are divided by commas. */
  readonly read: (value: string) => Fits | Mistake;
  /** The values that a row has, for completion. */
  readonly values: (row: LogRow) => readonly string[];
  /** What one of them means, where it does not say so itself. */
  readonly meaning?: (value: string) => string;
}

const holds =
  (read: (row: LogRow) => string) =>
  (value: string): Fits =>
    asked(read, (text) => text.toLowerCase().includes(value));

const oneOf = (known: readonly string[], value: string, what: string): Mistake | undefined =>
  known.some((each) => each.toLowerCase().startsWith(value))
    ? undefined
    : { mistake: `there is no ${what} “${value}”: ${known.join(', ')}` };

/** With its port. */
const hostOf = ({ origin }: Pick<LogRow, 'origin'>): string => origin.slice(origin.indexOf('://') + 3);
const pathOf = ({ url }: LogRow): string => readAddress(url).path;
const kinds = Object.values(kindWords);
const confidences = ['certain', 'likely', 'possible'] as const;

export const fields = {
  status: {
    help: 'the answer’s status: 401, 4xx, 400-499',
    read: readStatus,
    values: ({ status }) => [status === 0 ? 'none' : String(status)],
  },
  cause: {
    help: 'what went wrong',
    read: (value) =>
      value === 'none'
        ? ({ cause }) => cause === ''
        : isCause(value)
          ? asked(
              ({ cause = '' }) => cause,
              (cause) => cause.includes(value),
            )
          : { mistake: `no cause is called “${value}”` },
    values: ({ cause }) => (cause === undefined ? [] : [cause === '' ? 'none' : cause]),
    meaning: (value) => titleOf(value === 'none' ? '' : value),
  },
  domain: { help: 'the host that was asked, or all below it: *.shop.example', read: readDomain, values: (row) => [hostOf(row)] },
  path: { help: 'part of the path', read: (value) => (row) => pathOf(row).toLowerCase().includes(value), values: (row) => [pathOf(row)] },
  method: {
    help: 'GET, POST, OPTIONS …',
    read: (value) =>
      /^[!#$%&'*+.^_`|~\w-]+$/.test(value) ? ({ method }) => method.toLowerCase() === value : { mistake: `“${value}” is no method` },
    values: ({ method }) => [method],
  },
  type: {
    help: 'what was asked for: fetch, page, image, preflight …',
    read: (value) => oneOf(kinds, value, 'kind') ?? (({ type }) => kindWords[type].startsWith(value)),
    values: ({ type }) => [kindWords[type]],
  },
  has: {
    help: 'what it has: cookie, token, challenge …',
    read: (value) => oneOf(traits, value, 'trait') ?? (({ has }) => has.some((trait) => trait.startsWith(value))),
    values: ({ has }) => has,
  },
  scheme: {
    help: 'how the caller identified itself: Bearer, Basic …',
    read:
      (value) =>
      ({ schemes }) =>
        value === 'none' ? schemes.length === 0 : schemes.some((scheme) => scheme.toLowerCase() === value),
    values: ({ schemes }) => (schemes.length === 0 ? ['none'] : schemes),
  },
  confidence: {
    help: 'how sure the cause is: certain, likely, possible',
    read: (value) => oneOf(confidences, value, 'confidence') ?? (({ confidence = '' }) => confidence.startsWith(value)),
    values: ({ confidence }) => (confidence ? [confidence] : []),
  },
  initiator: {
    help: 'the site whose page asked',
    read: holds(({ initiator }) => initiator),
    values: ({ initiator }) => (initiator ? [initiator] : []),
  },
  page: { help: 'the page in the address bar', read: holds(({ page }) => page), values: ({ page }) => (page ? [page] : []) },
} satisfies Readonly<Record<string, Field>>;

/** As other tools call them. */
const aliases: Readonly<Record<string, string>> = { 'status-code': 'status', host: 'domain', kind: 'type', url: 'path' };

/** Undefined: there is none. */
export function fieldOf(name: string): Field | undefined {
  const known: Readonly<Record<string, Field>> = fields;
  const own = aliases[name] ?? name;
  return Object.hasOwn(known, own) ? known[own] : undefined;
}

export const fieldNames: readonly string[] = Object.keys(fields);

/** The field that was most likely meant; undefined where none is near. */
export const nearestField = (name: string): string | undefined =>
  [...fieldNames, ...Object.keys(aliases)].find((known) => known.length > 2 && distance(known, name) <= (known.length > 5 ? 2 : 1));

function readStatus(value: string): Fits | Mistake {
  if (value === 'none') return ({ status }) => status === 0;
  const range = /^(\d{3})-(\d{3})$/.exec(value);
  if (range) return ({ status }) => status >= Number(range[1]) && status <= Number(range[2]);
  if (!/^[1-9](?:\d|\dx|xx?|\d\d)?$/.test(value)) return { mistake: `“${value}” is no status: 401, 4xx, 400-499 or none` };
  const start = value.replace(/x+$/, '');
  return asked(
    ({ status }) => status,
    (status) => String(status).startsWith(start),
  );
}

function readDomain(value: string): Fits | Mistake {
  if (/[\s/?#@]/.test(value)) return { mistake: `“${value}” is no host` };
  const pattern = new RegExp(`^${value.split('*').map(escapePattern).join('.*')}$`, 'i');
  const isIt = (host: string): boolean => (value.includes('*') ? pattern.test(host) : host === value || host.endsWith(`.${value}`));
  return asked(
    ({ origin }) => origin,
    (origin) => {
      const host = hostOf({ origin });
      return isIt(host) || isIt(withoutPort(host));
    },
  );
}

/** Asked anew for each of 100,000 rows, which have few different ones. */
export function once<Value extends string | number | undefined>(test: (value: Value) => boolean): (value: Value) => boolean {
  const known = new Map<Value, boolean>();
  return (value) => {
    let fits = known.get(value);
    if (fits === undefined) {
      fits = test(value);
      known.set(value, fits);
    }
    return fits;
  };
}

const withoutPort = (host: string): string => {
  const colon = host.lastIndexOf(':');
  return colon < 0 || host.endsWith(']') ? host : host.slice(0, colon);
};

export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What a row has, asked once of each different one. */
function asked<Value extends string | number | undefined>(read: (row: LogRow) => Value, test: (value: Value) => boolean): Fits {
  const fits = once(test);
  return (row) => fits(read(row));
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, one] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (one === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
