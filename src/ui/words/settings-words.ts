/** What settings are called, and what is said of them. */

import type { Erasure } from '../../engine/erasure.ts';
import { type FixRun, fixes } from '../../engine/fix.ts';
import {
  fixedStatuses,
  type HostFault,
  isAddable,
  MOST_DAYS,
  type SettingName,
  type Settings,
  type Theme,
  usualStatuses,
} from '../../engine/settings.ts';
import { aboutTheRest, aboutWhoAsks } from '../../engine/status-meaning.ts';
import { readAddress } from './exchange-words.ts';

export const settingNames: Readonly<Record<SettingName, string>> = {
  addedStatuses: 'Statuses that count as well',
  ignoredStatuses: 'Statuses that do not count',
  leftOutSites: 'Sites left out',
  keepDays: 'Kept on disk',
  revealSeconds: 'Revealed values',
  theme: 'Colours',
};

export const themeNames: Readonly<Record<Theme, string>> = { browser: 'As the browser', light: 'Light', dark: 'Dark' };

/** Some servers' own: ArcGIS has both of these. */
const ownMeanings: Readonly<Record<number, string>> = {
  498: 'the token is not valid, or has run out',
  499: 'a token is wanted, and none was sent',
};

/** `403: the server understood, and …`; '' where nothing more is known of it. */
export const meaningOf = (status: number): string => aboutWhoAsks[status] ?? ownMeanings[status] ?? aboutTheRest[status] ?? '';

export const daysText = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

export const revealText = (seconds: number): string => (seconds === 0 ? 'Until I hide it' : `${seconds} seconds`);

/** One setting's value, as a clause. */
export function describeSetting<Name extends SettingName>(name: Name, settings: Pick<Settings, Name>): string {
  const all = settings as Settings;
  switch (name) {
    case 'keepDays':
      return all.keepDays === 0 ? 'Not kept' : `For ${daysText(all.keepDays)}`;
    case 'revealSeconds':
      return revealText(all.revealSeconds);
    case 'theme':
      return themeNames[all.theme];
    default: {
      const list = all[name] as readonly (string | number)[];
      return list.length === 0 ? 'None' : list.join(', ');
    }
  }
}

/** Undefined where the text names a status that may be added to these. */
export function faultOfStatus(text: string, added: readonly number[]): string | undefined {
  if (text === '') return 'Write a status, such as 404.';
  const status = /^\d{3}$/.test(text) ? Number(text) : Number.NaN;
  if (fixedStatuses.includes(status)) return `${status} always counts.`;
  if (usualStatuses.includes(status)) return `${status} is in the list above: tick it there.`;
  if (added.includes(status)) return `${status} is there already.`;
  return isAddable(status) ? undefined : 'A status of an error is a number from 400 to 599.';
}

/** `example`: that with which it would be right. */
export function describeHostFault(fault: HostFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'Write a host, such as intranet or *.bank.example.';
    case 'everything':
      return 'That would leave out every site. To stop why401 altogether, switch it off in the browser’s list of extensions.';
    case 'address':
      return fault.host === '' ? 'Write the host alone.' : `Write the host alone: ${fault.host}`;
    case 'port':
      return `A host is left out with all its ports: ${fault.host}`;
    case 'wildcard':
      return 'A star can stand at the beginning alone, before a dot: *.bank.example';
    case 'characters':
      return 'This is no host: it has characters that no name of a site can have.';
  }
}

export const faultOfDays = (text: string): string | undefined =>
  /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS ? undefined : `A number of days from 1 to ${MOST_DAYS}.`;

/** A fix that can be undone now, and not afterwards. */
export const describeLost = ({ fix, url }: FixRun): string => `“${fixes[fix].label}” at ${readAddress(url).host}`;

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** What goes, each a line. */
export function describeErasure({ failures, worked, kept, runs }: Erasure): string[] {
  return [
    ...(failures > 0
      ? [`${count(failures, 'failure', 'failures')} in the log, with ${failures === 1 ? 'its original' : 'their originals'}`]
      : []),
    ...(worked > 0 ? [`${count(worked, 'request', 'requests')} that worked, for failures to be held against`] : []),
    ...(kept > 0 ? [`${count(kept, 'failure', 'failures')} kept on disk`] : []),
    ...(runs > 0 ? [`the results of ${count(runs, 'fix', 'fixes')}`] : []),
    'your settings, which are then as after the installation',
    'the sizes and colours that the screens remember',
  ];
}
