/** What is copied, what is not in it, and what it costs to have it in. */

import type { Copyable, Hidden } from '../../report/copy-as/copyable.ts';

const names: Readonly<Record<Hidden['kind'], readonly [one: string, other: string]>> = {
  token: ['token', 'tokens'],
  password: ['password', 'passwords'],
  key: ['key', 'keys'],
  cookie: ['cookie', 'cookies'],
  value: ['other value', 'other values'],
};

/** `1 token and 2 cookies` */
function writeSecrets(hidden: readonly Hidden[]): string {
  const counts = (Object.keys(names) as Hidden['kind'][]).flatMap((kind) => {
    const n = hidden.filter((each) => each.kind === kind).length;
    return n === 0 ? [] : [`${n} ${names[kind][n === 1 ? 0 : 1]}`];
  });
  return new Intl.ListFormat('en').format(counts);
}

export function warnOfSecrets(hidden: readonly Hidden[]): string {
  const them = hidden.length === 1 ? 'it' : 'them';
  const opens = hidden.some(({ kind }) => kind !== 'value');
  const cost = opens ? `Whoever has ${them} can sign in as you.` : 'They may be secret.';
  return `This puts ${writeSecrets(hidden)} on the clipboard. ${cost}`;
}

const lacking: Readonly<Record<Copyable['lacks'][number], string>> = {
  headers: 'Its headers were not captured.',
  'some-headers': 'It had more headers than are kept.',
  body: 'What it carried in its body was not captured.',
};

export function describeMasked({ hidden, lacks }: Pick<Copyable, 'hidden' | 'lacks'>): string {
  const masked = hidden.length === 0 ? 'Copied.' : `Copied, ${hidden.length} ${hidden.length === 1 ? 'value' : 'values'} masked.`;
  return [masked, ...lacks.map((each) => lacking[each])].join(' ');
}

/** `hidden`: what is not in it even so. */
export function describeWhole({ hidden, lacks }: Pick<Copyable, 'hidden' | 'lacks'>): string {
  const password = hidden.length > 0 ? ['The password is not in it: why401 never keeps one.'] : [];
  return ['Copied with its secrets.', ...password, ...lacks.map((each) => lacking[each])].join(' ');
}

export const REPORT_COPIED = 'Copied. In a report all secrets are masked.';
export const NO_LONGER_KEPT = 'This request is no longer kept, so it cannot be copied with its secrets.';
export const BY_HAND = 'The browser does not let why401 write to the clipboard. Copy it from here:';
