/** The reports of chosen failures: what `why401 explain` writes of a file, of a log. Nothing secret is in them. */

import type { Exchange } from '../../../engine/exchange.ts';
import { writeDocument } from '../../../report/document.ts';
import { writeFailure, writeMarkdown } from '../../../report/markdown.ts';
import type { Report, ReportedEntry } from '../../../report/report.ts';
import type { Store } from '../../state/store.ts';

type Reads = Pick<Store, 'diagnosisOf' | 'gather' | 'changesOf'>;

/** `name`: of the log. */
export function writeReport(format: 'markdown' | 'json', name: string, failures: readonly Exchange[], store: Reads): string {
  const entries = failures.map((exchange, index): ReportedEntry => readEntry(exchange, index, store));
  const report: Report = { file: name, warnings: [], entries: entries.length, failures: entries };
  if (format === 'json') return `${JSON.stringify(writeDocument(report), null, 2)}\n`;
  const [only, ...more] = entries;
  return only && more.length === 0 ? writeFailure(only) : writeMarkdown(report);
}

/** `entry`: its place in the order of time. */
function readEntry(exchange: Exchange, entry: number, { diagnosisOf, gather, changesOf }: Reads): ReportedEntry {
  const { hop } = gather(exchange);
  return {
    entry,
    hop,
    challenges: hop.response?.challenges ?? [],
    diagnosis: diagnosisOf(exchange),
    changes: () => changesOf(exchange),
  };
}

/** What failures are held against: earlier and later exchanges of their sites, and what gave their pages new tokens. Oldest first. */
export function contextOf(failures: readonly Exchange[], { gather }: Pick<Store, 'gather'>): readonly Exchange[] {
  const chosen = new Set(failures.map(({ id }) => id));
  const around = new Map<string, Exchange>();
  for (const failure of failures) {
    const { earlier, later, newTokens } = gather(failure).trail;
    for (const exchange of [...earlier, ...later, ...newTokens.map(({ exchange }) => exchange)])
      if (!chosen.has(exchange.id)) around.set(exchange.id, exchange);
  }
  return [...around.values()].sort((a, b) => a.hops[0].startedAt - b.hops[0].startedAt);
}
