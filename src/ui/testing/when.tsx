/** The chart of when it failed, alone: `when.html?state=minutes&theme=dark&dir=rtl`; `one`, `moment`, `days`, `many`. */

import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Mark, Moment, Span } from '../panel/when/bins.ts';
import { Timeline } from '../panel/when/timeline.tsx';
import { ReaderContext } from '../shared/reader.ts';

const SEEN_AT = Date.UTC(2026, 2, 17, 10, 12, 4);
const titles: Readonly<Record<string, string>> = {
  'token-expired': 'Your sign-in has run out',
  'cookie-not-sent': 'The sign-in was kept back by the browser',
  'refresh-token-rejected': 'Your sign-in could not be renewed',
};

/** So many, the last at `SEEN_AT`; `spread` in milliseconds. The same in every run. */
const spread = (count: number, length: number, causes: readonly string[]): Moment[] =>
  Array.from({ length: count }, (_, index) => ({
    at: SEEN_AT - Math.round(((index * 7919) % count) ** 1.3 * (length / count ** 1.3)),
    cause: causes[(index * 5 + (index >> 3) + (index % 4)) % causes.length] as string,
  }));

const known = Object.keys(titles);
const states: Readonly<Record<string, { moments: readonly Moment[]; marks: readonly Mark[] }>> = {
  minutes: {
    moments: spread(60, 25 * 60_000, known),
    marks: [
      { at: SEEN_AT - 24 * 60_000, kind: 'sign-in', label: 'Signed in at id.example' },
      ...[18, 12, 6].map((ago) => ({ at: SEEN_AT - ago * 60_000, kind: 'renewal' as const, label: 'Renewed at id.example' })),
    ],
  },
  one: { moments: spread(1, 0, known), marks: [] },
  moment: { moments: spread(9, 0, known), marks: [] },
  days: { moments: spread(300, 5 * 86_400_000, known), marks: [] },
  many: { moments: spread(100_000, 8 * 3_600_000, [...known, ...Array.from({ length: 20 }, (_, index) => `cause-${index}`)]), marks: [] },
  none: { moments: [], marks: [] },
};

const asked = new URLSearchParams(location.search);
const root = document.documentElement;
root.dataset['theme'] = asked.get('theme') ?? 'light';
root.dir = asked.get('dir') ?? 'ltr';
const range = signal<Span | undefined>(undefined);
const { moments = [], marks = [] } = states[asked.get('state') ?? 'minutes'] ?? {};
const main = document.querySelector('main');
if (main) {
  render(
    <ReaderContext.Provider value={{ locale: 'en-GB', timeZone: 'UTC', platform: undefined, clock: signal(SEEN_AT) }}>
      <h1 class="visually-hidden">When it failed</h1>
      <Timeline moments={moments} marks={marks} range={range} titleOf={(cause) => titles[cause] ?? cause} />
    </ReaderContext.Provider>,
    main,
  );
}
Object.assign(globalThis, { range });
