/** What changed since it last worked, as a table of then and now. */

import { headerName } from '../engine/evidence.ts';
import type { Changes, Difference } from '../engine/facts/changes.ts';
import type { CookieChange } from '../engine/facts/cookie-changes.ts';
import type { Credential } from '../engine/facts/credentials.ts';
import type { ClaimChange } from '../engine/facts/token-changes.ts';
import { code, type Param, text, time } from '../engine/words.ts';
import { type Language, type Part, parts } from './words.ts';

/** One row of the table. */
export interface ThenAndNow {
  readonly label: readonly Part[];
  readonly before: readonly Part[];
  readonly after: readonly Part[];
}

/** One row for each difference. */
export const writeThenAndNow = ({ differences }: Changes, language?: Language): ThenAndNow[] =>
  differences.map((difference) => {
    const [label, before, after] = rowOf(difference);
    return { label: writeCell(label, language), before: writeCell(before, language), after: writeCell(after, language) };
  });

export const writeCell = (cell: Cell, language?: Language, between = ', '): Part[] =>
  [cell]
    .flat()
    .flatMap((each, index) => [...(index > 0 ? [{ kind: 'text', text: between } as const] : []), ...parts('{it}', { it: each }, language)]);

export type Cell = Param | readonly Param[];
export type Row = readonly [label: Cell, before: Cell, after: Cell];

export const only = (cell: Cell): Param => [cell].flat()[0] ?? text('');

/** Also for sentences, which name the same. */
export function rowOf(difference: Difference): Row {
  switch (difference.what) {
    case 'method':
      return [text('Method'), textOf(difference.before), textOf(difference.after)];
    case 'origin':
      return [text('Origin'), textOf(difference.before), textOf(difference.after)];
    case 'initiator':
      return [text('Initiator'), textOf(difference.before), textOf(difference.after)];
    case 'credential': {
      const { change, before, after } = difference;
      if (change === 'moved') return [text('Place'), code(nameOf(before)), code(nameOf(after))];
      return [code(nameOf(before ?? after)), credentialCell(before), credentialCell(after)];
    }
    case 'ran-out':
      return [text('Token'), text('valid'), [text('ran out'), time(difference.at)]];
    case 'claim': {
      const { claim, before, after } = difference;
      const isTime = claim === 'exp' || claim === 'iat';
      const cell = (value: ClaimChange['before']): Param => (isTime && typeof value === 'number' ? time(value * 1000) : claimValue(value));
      return [code(claimNames[claim] ?? claim), cell(before), cell(after)];
    }
    case 'cookies':
      return [difference.names.map(code), ...cookieCells[difference.change]];
  }
}

/** `null` is the user. */
export const textOf = (value: string | null): Param => (value === null ? text('the user') : code(value));

export function credentialCell(credential: Credential | undefined): Param {
  if (credential === undefined) return text('not sent');
  const value = [credential.scheme, credential.placeholder ?? credential.shown].filter(Boolean).join(' ');
  return value === '' ? text('empty') : code(value);
}

const cookieCells: Readonly<Record<CookieChange['change'], readonly [Param, Param]>> = {
  gone: [text('sent'), text('gone from the browser')],
  withheld: [text('sent'), text('kept back by the browser')],
  'not-sent': [text('sent'), text('not sent')],
  replaced: [text('sent'), text('sent with another value')],
  came: [text('not sent'), text('sent')],
};

/** The header, parameter or field that a credential stands in. */
export const nameOf = (credential: Credential | undefined): string => {
  if (credential === undefined) return '';
  const { in: place, name } = credential.place;
  return place === 'header' || place === 'subprotocol' ? headerName(name) : place === 'query' ? `?${name}` : name;
};

export const claimNames: Partial<Record<ClaimChange['claim'], string>> = { scopes: 'scope', clientId: 'client_id' };

export const claimValue = (value: ClaimChange['before']): Param =>
  value === undefined || value.toString() === '' ? text('none') : code(typeof value === 'object' ? value.join(' ') : String(value));
