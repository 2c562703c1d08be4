/** What a user, or an organisation, may choose, and what each choice means. How it is kept is `storage/settings.ts`. */

import { matchesHost } from './match-pattern.ts';

export type Theme = 'browser' | 'light' | 'dark';

export interface Settings {
  /** Statuses that count as a failed sign-in beside those that do by themselves. */
  readonly addedStatuses: readonly number[];
  /** Those of `usualStatuses` that do not count. */
  readonly ignoredStatuses: readonly number[];
  /** Hosts as they were written: `intranet`, or `*.bank.example` for it and all below it. */
  readonly leftOutSites: readonly string[];
  /** How long failures are kept on disk, masked, in days; 0: not at all. */
  readonly keepDays: number;
  /** How long a revealed value stays in clear, in seconds; 0: until it is hidden. */
  readonly revealSeconds: number;
  readonly theme: Theme;
}

export type SettingName = keyof Settings;

export const defaultSettings: Settings = {
  addedStatuses: [],
  ignoredStatuses: [],
  leftOutSites: [],
  keepDays: 0,
  revealSeconds: 30,
  theme: 'browser',
};

/** What none can switch off: without these there is nothing left to explain. */
export const fixedStatuses: readonly number[] = [401, 407];
/** Those that count unless they are switched off. */
export const usualStatuses: readonly number[] = [403, 419, 429, 440, 495, 496, 498, 499, 511];

export const MOST_DAYS = 30;
export const revealChoices: readonly number[] = [10, 30, 60, 0];
export const themes: readonly Theme[] = ['browser', 'light', 'dark'];
/** Of statuses or of sites. */
export const MOST_ENTRIES = 500;

/** A status that a user may add: an error, and none that counts by itself. */
export const isAddable = (status: number): boolean =>
  Number.isInteger(status) && status >= 400 && status <= 599 && !fixedStatuses.includes(status) && !usualStatuses.includes(status);

/** Why a text is no host. `host`: what was probably meant. */
export type HostFault =
  | { readonly kind: 'empty' | 'everything' | 'wildcard' | 'characters' }
  | { readonly kind: 'address' | 'port'; readonly host: string };

/** Undefined where the text names a host, or with `*.` before it one and all below it. */
export function faultOfHost(text: string): HostFault | undefined {
  if (text === '') return { kind: 'empty' };
  if (/^\*(?:\.\*)*\.?$/.test(text)) return { kind: 'everything' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { kind: 'address', host: URL.canParse(text) ? new URL(text).hostname : '' };
  if (text.includes('/')) return { kind: 'address', host: text.slice(0, text.indexOf('/')) };
  const host = text.replace(/^\*\./, '');
  if (host.includes('*')) return { kind: 'wildcard' };
  if (/^[^[\]]*:\d*$/.test(host)) return { kind: 'port', host: text.replace(/:\d*$/, '') };
  return nameOf(host) === undefined ? { kind: 'characters' } : undefined;
}

/** As the browser writes it: in lower case and ASCII. Undefined where it is none. */
function nameOf(host: string): string | undefined {
  if (host.startsWith('.') || host.includes('..') || /[\s@#?\\%]/.test(host)) return undefined;
  const address = `http://${host}/`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** Of the patterns that the user wrote, those that leave this host out. */
export const leavingOut = (patterns: readonly string[], host: string): readonly string[] =>
  patterns.filter((pattern) => {
    const below = pattern.startsWith('*.');
    const name = nameOf(below ? pattern.slice(2) : pattern);
    return name !== undefined && matchesHost(below ? `*.${name}` : name, host);
  });
