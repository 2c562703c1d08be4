/** Who reads: the language of times and numbers, and the clock by which ages are told. A recording's times are told with their dates. */

import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { defaultSettings } from '../../engine/settings.ts';
import type { Language } from '../../report/words.ts';

export interface ReaderSettings {
  readonly locale: string;
  readonly timeZone?: string | undefined;
  /** As `navigator.platform` names it. */
  readonly platform?: string | undefined;
  /** How long a revealed value stays in clear; 0: until it is hidden. Undefined: as by default. */
  readonly revealSeconds?: ReadonlySignal<number>;
  /** Milliseconds since the epoch; moves on while the screen is open. Undefined of a recording. */
  readonly clock: ReadonlySignal<number> | undefined;
}

export const ReaderContext = createContext<ReaderSettings>({ locale: 'en', clock: signal(0) });

/** How long a revealed value stays in clear, in milliseconds; undefined: until it is hidden. */
export function useRevealMs(): number | undefined {
  const { revealSeconds } = useContext(ReaderContext);
  const seconds = revealSeconds?.value ?? defaultSettings.revealSeconds;
  return seconds === 0 ? undefined : seconds * 1000;
}

export function useLanguage(): Language {
  const { locale, timeZone, platform, clock } = useContext(ReaderContext);
  return { locale, timeZone, platform, now: clock?.value };
}
