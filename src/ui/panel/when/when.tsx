/** When the failures of a log were, with the sign-ins and renewals that are known of. */

import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Exchange } from '../../../engine/exchange.ts';
import type { LogRow } from '../../state/log-row.ts';
import { titleOf } from '../../words/cause-by-id.ts';
import type { Span } from './bins.ts';
import { readMarks } from './marks.ts';
import { Timeline } from './timeline.tsx';

interface Props {
  readonly entries: readonly LogRow[];
  /** Everything that is known, failed or not. */
  readonly known: readonly Exchange[];
  readonly range: Signal<Span | undefined>;
}

export function When({ entries, known, range }: Props): JSX.Element {
  const moments = useMemo(() => entries.map(({ at, cause = '', id }) => ({ at, cause, id })), [entries]);
  const marks = useMemo(() => readMarks(known), [known]);
  return <Timeline moments={moments} marks={marks} range={range} titleOf={titleOf} />;
}
