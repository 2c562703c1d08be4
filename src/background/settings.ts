/** The settings as they are now, for the background to judge by; what is changed holds at once. */

import type { RawExchange } from '../engine/exchange.ts';
import { hostOf } from '../engine/facts/address.ts';
import { defaultSettings, leavingOut, type Settings } from '../engine/settings.ts';
import { browser } from '../platform/browser.ts';
import { followStorage } from '../platform/storage-changes.ts';
import type { Area } from '../storage/area.ts';
import { isOfSettings, loadNoted, loadSettings, noteManaged, type SettingsState, saveSettings } from '../storage/settings.ts';

export interface LiveSettings {
  /** Resolves when they were read first: nothing may be judged before. */
  readonly ready: Promise<void>;
  now(): Settings;
  /** The patterns that leave this address's site out. */
  leftOutBy(url: string): readonly string[];
  /** An organisation says which sites are left out. */
  isLeavingOutLocked(): boolean;
  /** An exchange with such a site at any hop, or asked for by its page. */
  isLeftOut(raw: Pick<RawExchange, 'hops' | 'initiator' | 'topLevelUrl'>): boolean;
  /** Takes out what leaves this address's site out; does nothing where an organisation says it. */
  watchAgain(url: string): Promise<void>;
}

/** Must be called synchronously while the background's script runs. */
export function followSettings(local: Area, onChange: (now: Settings, before: Settings) => void): LiveSettings {
  const managed = browser.storage.managed as unknown as Area | undefined;
  let state: SettingsState = { settings: defaultSettings, locked: [], bad: [] };

  const become = (next: SettingsState): void => {
    const before = state.settings;
    state = next;
    if (JSON.stringify(before) !== JSON.stringify(next.settings)) onChange(next.settings, before);
  };
  const load = (): Promise<void> =>
    loadSettings(local, managed).then(
      async (next) => {
        become(next);
        await noteManaged(local, next);
      },
      () => undefined,
    );

  const ready = loadNoted(local).then(
    (noted) => {
      state = noted;
    },
    () => undefined,
  );
  let last = ready.then(load);
  followStorage((area, keys) => {
    if (isOfSettings(area, keys)) last = last.then(load);
  });

  const leftOutBy = (url: string): readonly string[] =>
    state.settings.leftOutSites.length === 0 ? [] : leavingOut(state.settings.leftOutSites, hostOf(url));
  const isOut = (url: string | null | undefined): boolean => typeof url === 'string' && leftOutBy(url).length > 0;

  return {
    ready,
    now: () => state.settings,
    leftOutBy,
    isLeavingOutLocked: () => state.locked.includes('leftOutSites'),
    isLeftOut: ({ hops, initiator, topLevelUrl }) => isOut(initiator) || isOut(topLevelUrl) || hops.some(({ url }) => isOut(url)),
    async watchAgain(url) {
      if (state.locked.includes('leftOutSites')) return;
      const gone = leftOutBy(url);
      await saveSettings(local, { leftOutSites: state.settings.leftOutSites.filter((pattern) => !gone.includes(pattern)) });
    },
  };
}
