/** What the log shows, and of when. */

import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly paused: boolean;
  /** How many failures came while it was paused. */
  readonly waiting: number;
  /** Undefined: nothing can be paused or cleared, since nothing more comes. */
  readonly onPause: ((paused: boolean) => void) | undefined;
  readonly onClear: (() => void) | undefined;
  /** Of failures of pages before; undefined where that is no question. */
  readonly keep: boolean | undefined;
  readonly onKeep: (keep: boolean) => void;
  readonly grouped: boolean;
  readonly onGroup: (grouped: boolean) => void;
  readonly when: boolean;
  readonly onWhen: (when: boolean) => void;
  /** Undefined: no failure is chosen. */
  readonly ledHere: boolean | undefined;
  readonly onLedHere: (ledHere: boolean) => void;
  /** The filter. */
  readonly children: ComponentChildren;
  /** At its end. */
  readonly more: ComponentChildren;
}

export function Toolbar(props: Props): JSX.Element {
  const { paused, waiting, onPause, onClear, keep, grouped, when, ledHere } = props;
  return (
    <div class="bar" role="toolbar" aria-label="Failures">
      {onPause && (
        <button type="button" class="live" aria-pressed={!paused} onClick={() => onPause(!paused)}>
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            {paused ? <path d="M1 1h3v8H1zM6 1h3v8H6z" /> : <circle cx="5" cy="5" r="4.5" />}
          </svg>
          {paused ? `Paused${waiting > 0 ? ` (${waiting} new)` : ''}` : 'Live'}
        </button>
      )}
      {onClear && (
        <button type="button" onClick={onClear}>
          Clear
        </button>
      )}
      {props.children}
      {keep !== undefined && (
        <label title="Failures of the pages before stay in the list">
          <input type="checkbox" checked={keep} onChange={(event) => props.onKeep(event.currentTarget.checked)} />
          Keep log
        </label>
      )}
      <Toggle label="Group by cause" pressed={grouped} onPress={props.onGroup} />
      <Toggle label="When" pressed={when} onPress={props.onWhen} />
      {ledHere !== undefined && <Toggle label="What led here" pressed={ledHere} onPress={props.onLedHere} />}
      {props.more}
    </div>
  );
}

function Toggle({ label, pressed, onPress }: { label: string; pressed: boolean; onPress: (pressed: boolean) => void }): JSX.Element {
  return (
    <button type="button" aria-pressed={pressed} onClick={() => onPress(!pressed)}>
      {label}
    </button>
  );
}
