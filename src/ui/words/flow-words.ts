/** Words around the picture of what led to a failure. */

import type { Flow } from '../../engine/flow/flow.ts';
import type { FlowStep } from '../../engine/flow/step.ts';
import { duration } from '../../engine/words.ts';
import { type Language, say, writeTime } from '../../report/words.ts';

/** `9 steps in 62 minutes, from 09:10:04 to 10:12:04.` */
export function summariseFlow({ steps, leftOut }: Flow, language: Language): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (steps.length === 1) return `Nothing that came before it is known. It failed at ${writeTime(first.at, language)}.`;
  const left = leftOut === 0 ? '' : ` ${leftOut} more ${leftOut === 1 ? 'is' : 'are'} left out.`;
  const ms = last.at - first.at;
  const span = ms < 1000 ? 'within a second' : say('in {span}', { span: duration(ms) }, language);
  return `${steps.length} steps ${span}, from ${writeTime(first.at, language)} to ${writeTime(last.at, language)}.${left}`;
}

export const PICTURE_BY_HAND = 'The browser does not let why401 put a picture on the clipboard. It can be saved as a file instead.';

/** Why a step cannot be looked at in full. */
export const describeKept = ({ failed }: FlowStep): string =>
  failed ? 'It has a row of its own in the list.' : 'Of what worked, no more than this is kept.';
