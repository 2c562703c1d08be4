/** A report for people at a terminal. */

import type { Verdict } from '../engine/diagnose.ts';
import { writeChanges } from './changes.ts';
import { causeOf, type Group, groupByCause, groupByRequest, type Repeated, type Report, type ReportedEntry } from './report.ts';
import { describeVerdict, joinParts, type Part, parts } from './words.ts';

export interface TextOptions {
  readonly color: boolean;
}

/** Different requests listed of one group; the rest is a number. */
const MAX_LISTED = 12;

export function writeText(report: Report, { color }: TextOptions): string {
  const paint = color ? painted : plain;
  const groups = groupByCause(report.failures);
  const blocks = [
    [`${paint.title(clean(report.file))}: ${count(report.entries, 'entry', 'entries')}, ${countFailures(report)}`],
    report.warnings.map((warning) => `${paint.warning('Warning:')} ${clean(warning)}`),
    ...groups.map((group) => writeGroup(group, paint)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

export const countFailures = ({ failures }: Report): string =>
  failures.length === 0 ? 'no failed sign-in was found' : `${count(failures.length, 'request', 'requests')} explained`;

export const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`;

function writeGroup({ verdict, entries }: Group, paint: Paint): string[] {
  const [first] = entries;
  const requests = groupByRequest(entries);
  const listed = requests.slice(0, MAX_LISTED).map((request) => `  ${writeRequest(request, paint)}`);
  const rest = countTimes(requests.slice(MAX_LISTED));
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  const found = verdict ? writeVerdict(verdict, paint) : undefined;
  return [
    `${found?.title ?? paint.title('Nothing was found that explains it')}${times(entries.length)}`,
    ...listed,
    ...more,
    ...(found?.lines ?? []),
    ...writeSince(first, paint),
    ...writeOthers(first, paint),
    ...writeUnknown(first, paint),
  ];
}

export const countTimes = (requests: readonly Repeated[]): number => requests.reduce((sum, each) => sum + each.times, 0);

/** ` ×80`; nothing for one. */
export const times = (n: number): string => (n > 1 ? ` ×${n}` : '');

const writeRequest = ({ first: { entry, hop }, times: n }: Repeated, paint: Paint): string =>
  `${paint.dim(`#${entry}`)} ${hop.method} ${clean(hop.url)} ${paint.status(String(hop.response?.status ?? 'no answer'))}${times(n)}`;

function writeVerdict(verdict: Verdict, paint: Paint): { title: string; lines: string[] } {
  const cause = causeOf(verdict);
  if (!cause) return { title: paint.title(verdict.cause), lines: [] };
  const { title, summary, advice } = describeVerdict(verdict, cause, 'developer');
  const id = [verdict.cause, verdict.reason, verdict.confidence].filter(Boolean).join(', ');
  return {
    title: `${paint.title(clean(joinParts(title)))} ${paint.dim(`(${id})`)}`,
    lines: [
      '',
      writeParts(summary, paint),
      '',
      paint.heading('Evidence'),
      ...verdict.evidence.map((each) => `  - ${writeParts(parts(each.template, each.params), paint)}`),
      '',
      paint.heading('What to do'),
      ...advice.map((step, index) => `  ${index + 1}. ${writeParts(step, paint)}`),
      '',
      `${paint.heading('Next time')} ${writeParts(parts(cause.meta.prevent), paint)}`,
      ...(verdict.product ? [`${paint.heading(`Documentation of ${verdict.product.name}`)} ${verdict.product.docs}`] : []),
    ],
  };
}

/** What changed since it last worked, of the group's first. */
function writeSince({ changes }: ReportedEntry, paint: Paint): string[] {
  const since = changes();
  return since ? ['', paint.heading('Since it last worked'), `  ${writeParts(writeChanges(since), paint)}`] : [];
}

/** What else it may be, at most three. */
function writeOthers({ diagnosis }: ReportedEntry, paint: Paint): string[] {
  const others = diagnosis.verdicts
    .slice(1, 4)
    .map((verdict) => `  - ${titleOf(verdict, paint)} ${paint.dim(`(${verdict.cause}, ${verdict.confidence})`)}`);
  return others.length > 0 ? ['', paint.heading('It may also be'), ...others] : [];
}

function titleOf(verdict: Verdict, paint: Paint): string {
  const cause = causeOf(verdict);
  return cause ? writeParts(describeVerdict(verdict, cause, 'developer').title, paint) : verdict.cause;
}

function writeUnknown({ diagnosis }: ReportedEntry, paint: Paint): string[] {
  const { verdicts, unknown, ruledOut } = diagnosis;
  const checked = verdicts.length + unknown.length + ruledOut.length;
  const cannotTell = unknown.length > 0 ? `, ${unknown.length} cannot tell (${unknown.map(({ cause }) => cause).join(', ')})` : '';
  return [
    '',
    paint.dim(`Checked ${count(checked, 'cause', 'causes')}: ${verdicts.length} found, ${ruledOut.length} ruled out${cannotTell}`),
  ];
}

const writeParts = (all: readonly Part[], paint: Paint): string =>
  all
    .map(({ kind, text }) => (kind === 'quote' ? paint.quote(`“${clean(text)}”`) : kind === 'code' ? paint.code(clean(text)) : clean(text)))
    .join('');

/** A server may send what a terminal obeys: control characters, and marks that turn the direction of writing. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');

type Brush = (text: string) => string;
type Paint = Readonly<Record<'title' | 'heading' | 'dim' | 'code' | 'quote' | 'status' | 'warning', Brush>>;

const brush =
  (...codes: number[]): Brush =>
  (text) =>
    `\x1b[${codes.join(';')}m${text}\x1b[0m`;
const none: Brush = (text) => text;

const painted: Paint = {
  title: brush(1),
  heading: brush(1),
  dim: brush(2),
  code: brush(36),
  quote: brush(33),
  status: brush(31),
  warning: brush(33),
};
const plain: Paint = { title: none, heading: none, dim: none, code: none, quote: none, status: none, warning: none };
