/** What is exported, what is not in it, and what it costs to have it in. */

import type { ExportedFile, SecretCount } from '../exporter.ts';

const names: Readonly<Record<SecretCount['kind'], readonly [one: string, other: string]>> = {
  cookie: ['cookie', 'cookies'],
  token: ['token', 'tokens'],
  password: ['password', 'passwords'],
  key: ['key', 'keys'],
  value: ['other value', 'other values'],
};

const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`;
const list = new Intl.ListFormat('en');

/** `3 cookies, 2 tokens and 1 password` */
const writeCounts = (secrets: readonly SecretCount[]): string =>
  list.format(secrets.map(({ kind, distinct }) => count(distinct, ...names[kind])));

const sum = (secrets: readonly SecretCount[], of: 'distinct' | 'places'): number => secrets.reduce((total, each) => total + each[of], 0);

export function warnOfFile({ secrets }: Pick<ExportedFile, 'secrets'>): string {
  if (secrets.length === 0)
    return 'Nothing was found that looks like a secret, but everything that was sent and answered will be in the file as it was.';
  const opens = secrets.some(({ kind }) => kind !== 'value');
  return `This contains ${writeCounts(secrets)} in clear. ${opens ? 'Whoever has the file can sign in as you.' : 'They may be secret.'}`;
}

/** Sentences, the most important first. */
export function describeMaskedFile({ secrets, failures, before }: ExportedFile): readonly string[] {
  const removed = sum(secrets, 'distinct');
  const places = sum(secrets, 'places');
  const from = places > removed ? `, from ${places} places` : '';
  return [
    removed === 0 ? 'There was no secret to remove.' : `${count(removed, 'value', 'values')} removed${from}: ${writeCounts(secrets)}.`,
    describeSize(failures, before),
  ];
}

export function describeWholeFile({ secrets, failures, before, withoutOriginal }: ExportedFile): readonly string[] {
  return [
    secrets.length === 0 ? 'No secret was found in it.' : `It has ${writeCounts(secrets)} in it. Keep it where nobody else can read it.`,
    describeSize(failures, before),
    ...(withoutOriginal > 0
      ? [
          `Of ${count(withoutOriginal, 'older failure', 'older failures')}, only what why401 had read was written: the original is no longer kept.`,
        ]
      : []),
    'Passwords that were typed into forms are not in it: why401 never keeps them.',
  ];
}

const describeSize = (failures: number, before: number): string =>
  before === 0
    ? `${count(failures, 'failure', 'failures')} in it.`
    : `${count(failures, 'failure', 'failures')} in it, and ${count(before, 'request', 'requests')} that they are held against.`;

export const NO_SECRETS = 'Passwords, tokens and cookies are never in a report.';

/** What stays in a masked file, and what for. */
export const staying: readonly string[] = [
  'Addresses without their values, and the names of headers, cookies and fields',
  'Of a token, who issued it, for whom, for how long and for what',
  'Of a cookie, its length and its attributes',
  'Of an answer, its codes and those of its words that are common ones',
];
export const WHY_IT_STAYS =
  'From this the same explanation is found again, by why401 and by people. In place of each secret stands one of its length that opens nothing.';
