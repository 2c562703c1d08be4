/** Who reads: the language of times and numbers, and the clock by which ages are told. A recording's times are told with their dates. */

import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../report/words.ts';

export interface ReaderSettings {
  readonly locale: string;
  readonly timeZone?: string | undefined;
  /** As `navigator.platform` names it. */
  readonly platform?: string | undefined;
  /** Milliseconds since the epoch; moves on while the screen is open. Undefined of a recording. */
  readonly clock: ReadonlySignal<number> | undefined;
}

export const ReaderContext = createContext<ReaderSettings>({ locale: 'en', clock: signal(0) });

export function useLanguage(): Language {
  const { locale, timeZone, platform, clock } = useContext(ReaderContext);
  return { locale, timeZone, platform, now: clock?.value };
}
