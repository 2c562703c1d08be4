/** Where the page of settings has them from. A surface injects one; the page never knows whether a browser stands behind it. */

import type { Erasure } from '../../engine/erasure.ts';
import type { SettingName, Settings } from '../../engine/settings.ts';

export interface OptionsState {
  readonly settings: Settings;
  /** Set by an organisation. */
  readonly locked: readonly SettingName[];
  /** What stood there and is no such setting, in short; it was left aside. */
  readonly bad: readonly BadSetting[];
}

export interface BadSetting {
  readonly name: SettingName;
  readonly value: string;
}

/** What a file holds. */
export interface ReadSettings {
  readonly values: Partial<Settings>;
  readonly bad: readonly BadSetting[];
  /** Written by a newer why401, which may know more. */
  readonly isNewer: boolean;
}

/** What the browser lets why401 do. */
export interface Access {
  readonly sites: 'all' | 'some' | 'none';
  /** Match patterns, where it is some. */
  readonly origins: readonly string[];
  readonly privateWindows: boolean;
}

export interface AccessSource {
  access(): Promise<Access>;
  /** Called when the access changes. */
  onAccess(listener: () => void): () => void;
  /** The browser's own prompt for all sites; must be called in a click. */
  requestAccess(): Promise<boolean>;
  readonly browser: 'chromium' | 'firefox';
}

export interface OptionsSource extends AccessSource {
  /** The settings now, and after every change; `unreadable` where the browser does not give them. */
  subscribe(listener: (state: OptionsState | 'unreadable') => void): () => void;
  save(changes: Partial<Settings>): Promise<void>;
  /** The text of a file. */
  write(settings: Settings): string;
  /** Throws a sentence where the text is no such file. */
  read(text: string): ReadSettings;
  previewErasure(): Promise<Erasure>;
  /** Undefined, or a sentence that says what is left and why. */
  erase(): Promise<string | undefined>;
  /** The browser's own page about why401, where it can be opened. */
  readonly openDetails: (() => Promise<void>) | undefined;
  openWelcome(): Promise<void>;
  readonly version: string;
}
