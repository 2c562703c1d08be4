/**
 * The settings as they are kept in `storage.local`, set by an organisation in `storage.managed`, and written to a file: whatever is in there,
 * each field that is bad falls back, and is named. Data of any version are read alike: what they lack is as it is by default.
 */

import * as v from 'valibot';
import {
  defaultSettings,
  faultOfHost,
  isAddable,
  MOST_DAYS,
  MOST_ENTRIES,
  revealChoices,
  type SettingName,
  type Settings,
  themes,
  usualStatuses,
} from '../engine/settings.ts';
import type { Area } from './area.ts';

/** Goes up when a field changes its meaning. */
const VERSION = 1;
const KEY = 'settings';
const NOTED = 'managed-before';

/** Something in the data that is no setting, and was left aside. */
export interface BadSetting {
  readonly name: SettingName;
  /** As it stood there, in short. */
  readonly value: string;
}

interface Read {
  /** What is there and good. */
  readonly values: Partial<Settings>;
  readonly bad: readonly BadSetting[];
}

export interface SettingsState {
  readonly settings: Settings;
  /** Set by an organisation: the user's own do not count. */
  readonly locked: readonly SettingName[];
  readonly bad: readonly BadSetting[];
}

const list = <Entry extends v.GenericSchema>(entry: Entry) => v.pipe(v.array(entry), v.maxLength(MOST_ENTRIES));

const entries = {
  addedStatuses: v.pipe(v.number(), v.check(isAddable)),
  ignoredStatuses: v.picklist(usualStatuses),
  leftOutSites: v.pipe(
    v.string(),
    v.check((text) => faultOfHost(text) === undefined),
  ),
};

const schemas = {
  addedStatuses: list(entries.addedStatuses),
  ignoredStatuses: list(entries.ignoredStatuses),
  leftOutSites: list(entries.leftOutSites),
  keepDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_DAYS)),
  revealSeconds: v.picklist(revealChoices),
  theme: v.picklist(themes),
} satisfies Record<SettingName, v.GenericSchema>;

const names = Object.keys(schemas) as SettingName[];

/** `data`: an object with fields by the settings' names; anything else is empty. Of a list the good entries are taken. */
export function readFields(data: unknown): Read {
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  const values: Record<string, unknown> = {};
  const bad: BadSetting[] = [];
  const refuse = (name: SettingName, value: unknown): void => void bad.push({ name, value: inShort(value) });
  for (const name of names) {
    const value = fields[name];
    if (value === undefined) continue;
    if (v.is(schemas[name], value)) values[name] = value;
    else if (Array.isArray(value) && name in entries) {
      const good = value.filter((entry) => v.is(entries[name as keyof typeof entries], entry)).slice(0, MOST_ENTRIES);
      values[name] = good;
      for (const entry of value) if (!good.includes(entry)) refuse(name, entry);
    } else refuse(name, value);
  }
  return { values: values as Partial<Settings>, bad };
}

const inShort = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 60);

/** What is managed wins. `user`, `managed`: as they lie in their areas. */
export function mergeSettings(user: unknown, managed: unknown): SettingsState {
  const [own, set] = [readFields(user), readFields(managed)];
  return {
    settings: { ...defaultSettings, ...own.values, ...set.values },
    locked: Object.keys(set.values) as SettingName[],
    bad: [...own.bad, ...set.bad],
  };
}

/** `managed`: undefined where the browser has no such area. Rejects where the user's own cannot be read. */
export async function loadSettings(local: Area, managed: Pick<Area, 'get'> | undefined): Promise<SettingsState> {
  const [own, set] = await Promise.all([
    local.get(KEY),
    // Firefox rejects where no organisation has set anything.
    managed?.get(null).catch(() => undefined),
  ]);
  return mergeSettings(own[KEY], set);
}

/**
 * The same from what is on disk alone, with what was managed when it was last noted: when a browser starts, Chromium takes seconds to say
 * what is managed.
 */
export async function loadNoted(local: Area): Promise<SettingsState> {
  const { [KEY]: own, [NOTED]: set } = await local.get([KEY, NOTED]);
  return mergeSettings(own, set);
}

/** For `loadNoted`. */
export async function noteManaged(local: Area, { settings, locked }: SettingsState): Promise<void> {
  const set = Object.fromEntries(locked.map((name) => [name, settings[name]]));
  const { [NOTED]: before = {} } = await local.get(NOTED);
  if (JSON.stringify(set) !== JSON.stringify(before)) await local.set({ [NOTED]: set });
}

/** Adds to what is kept; what was bad there goes. */
export async function saveSettings(local: Area, changes: Partial<Settings>): Promise<void> {
  const { values } = readFields((await local.get(KEY))[KEY]);
  await local.set({ [KEY]: { ...values, ...changes, version: VERSION } });
}

/** A change of storage that may change the settings. `area`, `keys`: as the browser tells them. */
export const isOfSettings = (area: string, keys: readonly string[]): boolean =>
  area === 'managed' || (area === 'local' && keys.includes(KEY));

/** The name under which a file of ours has its settings. */
const FILE_KEY = 'why401-settings';

export const writeFile = (settings: Settings): string =>
  `${JSON.stringify({ [FILE_KEY]: { version: VERSION, ...settings } }, undefined, 2)}\n`;

/** Throws a sentence where the text is no file of ours. */
export function readFile(text: string): Read & { readonly isNewer: boolean } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('This is no JSON file.');
  }
  const found = (data as Readonly<Record<string, unknown>> | null)?.[FILE_KEY];
  if (typeof found !== 'object' || found === null) throw new Error('This JSON file holds no settings of why401.');
  const { version } = found as { readonly version?: unknown };
  return { ...readFields(found), isNewer: typeof version === 'number' && version > VERSION };
}
