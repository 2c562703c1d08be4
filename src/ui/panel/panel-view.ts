/** What a panel shows of its log, and how: stays as it is when another log is shown. */

import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createPreferences, type Preferences } from '../state/preferences.ts';
import type { TabId } from './detail.tsx';
import type { Span } from './when/bins.ts';

export interface PanelView {
  readonly preferences: ReadonlySignal<Preferences>;
  prefer(changed: Partial<Preferences>): void;
  readonly filter: Signal<string>;
  /** Failures of this time alone. */
  readonly range: Signal<Span | undefined>;
  readonly tab: Signal<TabId>;
  /** What led to the chosen failure stands above it. */
  readonly ledHere: Signal<boolean>;
}

export function createPanelView(): PanelView {
  const preferences = createPreferences();
  return {
    preferences,
    prefer: (changed) => {
      preferences.value = { ...preferences.peek(), ...changed };
    },
    filter: signal(''),
    range: signal(undefined),
    tab: signal('diagnosis'),
    ledHere: signal(false),
  };
}
