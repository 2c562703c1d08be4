/** What a panel shows of its log, and how: stays as it is when another log is shown. */

import { type Signal, signal } from '@preact/signals';
import { createPreferences, type Preferences } from '../state/preferences.ts';
import type { TabId } from './detail.tsx';
import type { Span } from './when/bins.ts';

export interface PanelView {
  readonly preferences: Signal<Preferences>;
  readonly filter: Signal<string>;
  /** Failures of this time alone. */
  readonly range: Signal<Span | undefined>;
  readonly tab: Signal<TabId>;
  /** What led to the chosen failure stands above it. */
  readonly ledHere: Signal<boolean>;
}

export const createPanelView = (): PanelView => ({
  preferences: createPreferences(),
  filter: signal(''),
  range: signal(undefined),
  tab: signal('diagnosis'),
  ledHere: signal(false),
});
