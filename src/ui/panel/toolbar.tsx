/** What the panel's list shows, and of when. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

interface Props {
  readonly paused: boolean;
  /** How many failures came while it was paused. */
  readonly waiting: number;
  readonly keep: Signal<boolean>;
  readonly grouped: Signal<boolean>;
  readonly filter: Signal<string>;
  readonly onPause: (paused: boolean) => void;
  readonly onClear: () => void;
}

export function Toolbar({ paused, waiting, keep, grouped, filter, onPause, onClear }: Props): JSX.Element {
  return (
    <div class="bar" role="toolbar" aria-label="Failures">
      <button type="button" class="live" aria-pressed={!paused} onClick={() => onPause(!paused)}>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          {paused ? <path d="M1 1h3v8H1zM6 1h3v8H6z" /> : <circle cx="5" cy="5" r="4.5" />}
        </svg>
        {paused ? `Paused${waiting > 0 ? ` (${waiting} new)` : ''}` : 'Live'}
      </button>
      <button type="button" onClick={onClear}>
        Clear
      </button>
      <input
        type="search"
        aria-label="Filter"
        placeholder="Filter: shop.example status:401 cause:token -options"
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      <label>
        <input
          type="checkbox"
          checked={keep.value}
          onChange={(event) => {
            keep.value = event.currentTarget.checked;
          }}
        />
        Keep over navigations
      </label>
      <button
        type="button"
        aria-pressed={grouped.value}
        onClick={() => {
          grouped.value = !grouped.value;
        }}
      >
        Group by cause
      </button>
    </div>
  );
}
