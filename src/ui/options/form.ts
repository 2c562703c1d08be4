/** What every part of the page of settings is given. */

import type { SettingName, Settings } from '../../engine/settings.ts';
import type { OptionsSource, OptionsState } from './source.ts';

export interface Form extends OptionsState {
  readonly source: OptionsSource;
  /** Saves at once. `deleted`: a sentence that says what is gone, to which an undo is offered. */
  readonly save: (changes: Partial<Settings>, deleted?: string) => void;
}

export const isLocked = ({ locked }: Pick<Form, 'locked'>, name: SettingName): boolean => locked.includes(name);
