/** A report to paste into a ticket: Markdown as GitHub has it (CommonMark with tables). */

import type { Verdict } from '../engine/diagnose.ts';
import type { MaskedHeader } from '../engine/exchange.ts';
import { writeChanges } from './changes.ts';
import { code, plain, writeParts } from './markdown-text.ts';
import { causeOf, type Group, groupByCause, groupByRequest, type Repeated, type Report, type ReportedEntry } from './report.ts';
import { count, countFailures, countTimes, times } from './text.ts';
import { describeVerdict, parts } from './words.ts';

const MAX_LISTED = 50;

export function writeMarkdown(report: Report): string {
  const blocks = [
    `# Why the sign-in failed: ${code(report.file)}`,
    `${count(report.entries, 'entry', 'entries')}, ${countFailures(report)}.`,
    ...report.warnings.map((warning) => `> **Warning:** ${plain(warning)}`),
    ...groupByCause(report.failures).flatMap(writeGroup),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** One failure, with what was sent and answered: masked, as all of a report. */
export function writeFailure(failure: ReportedEntry): string {
  const { hop, diagnosis } = failure;
  const [verdict] = diagnosis.verdicts;
  const status = hop.response?.status;
  const blocks = [
    `# ${verdict ? titleOf(verdict) : NOTHING_FOUND}`,
    `${code(`${hop.method} ${hop.url}`)}: ${status === undefined ? 'no answer' : `**${status}**`}, ${new Date(hop.startedAt).toISOString()}`,
    ...(verdict ? writeVerdict(verdict) : []),
    ...writeSince(failure),
    ...writeOthers(failure),
    writeChecked(failure),
    ...writeHeaders('What was sent', hop.request?.headers),
    ...writeHeaders('What was answered', hop.response?.headers),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function writeHeaders(title: string, headers: readonly MaskedHeader[] | undefined): string[] {
  if (!headers || headers.length === 0) return [];
  const rest = headers.length - MAX_LISTED;
  return [
    [
      `**${title}**`,
      '',
      ...headers.slice(0, MAX_LISTED).map(({ name, shown }) => `- ${code(`${name}: ${shown}`)}`),
      ...(rest > 0 ? [`- and ${rest} more`] : []),
    ].join('\n'),
  ];
}

const NOTHING_FOUND = 'Nothing was found that explains it';

function writeGroup({ verdict, entries }: Group): string[] {
  const [first] = entries;
  const requests = groupByRequest(entries);
  const rest = countTimes(requests.slice(MAX_LISTED));
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return [
    `## ${verdict ? titleOf(verdict) : NOTHING_FOUND}${times(entries.length)}`,
    ['| entry | request | status |', '| ---: | --- | ---: |', ...requests.slice(0, MAX_LISTED).map(writeRow)].join('\n'),
    ...more,
    ...(verdict ? writeVerdict(verdict) : []),
    ...writeSince(first),
    ...writeOthers(first),
    writeChecked(first),
  ];
}

const writeRow = ({ first: { entry, hop }, times: n }: Repeated): string =>
  `| ${entry} | ${code(`${hop.method} ${hop.url}`).replaceAll('|', '\\|')} | ${hop.response?.status ?? 'no answer'}${times(n)} |`;

function writeVerdict(verdict: Verdict): string[] {
  const cause = causeOf(verdict);
  const id = `${code(verdict.cause)}${verdict.reason ? `, ${code(verdict.reason)}` : ''}, ${verdict.confidence}`;
  if (!cause) return [id];
  const { summary, advice } = describeVerdict(verdict, cause, 'developer');
  const { prevent, specs } = cause.meta;
  return [
    `${writeParts(summary)} (${id})`,
    ['**Evidence**', '', ...verdict.evidence.map((each) => `- ${writeParts(parts(each.template, each.params))}`)].join('\n'),
    ['**What to do**', '', ...advice.map((step, index) => `${index + 1}. ${writeParts(step)}`)].join('\n'),
    `**Next time:** ${writeParts(parts(prevent))}`,
    ...(specs.length > 0 ? [`See ${specs.map(plain).join(', ')}.`] : []),
    ...(verdict.product ? [`Documentation of ${plain(verdict.product.name)}: <${verdict.product.docs}>`] : []),
  ];
}

function titleOf(verdict: Verdict): string {
  const cause = causeOf(verdict);
  return cause ? writeParts(describeVerdict(verdict, cause, 'developer').title) : code(verdict.cause);
}

/** Of the group's first. */
function writeSince({ changes }: ReportedEntry): string[] {
  const since = changes();
  return since ? [`**Since it last worked:** ${writeParts(writeChanges(since))}`] : [];
}

function writeOthers({ diagnosis }: ReportedEntry): string[] {
  const others = diagnosis.verdicts.slice(1, 4).map((verdict) => `- ${titleOf(verdict)} (${code(verdict.cause)}, ${verdict.confidence})`);
  return others.length > 0 ? [['**It may also be**', '', ...others].join('\n')] : [];
}

function writeChecked({ diagnosis: { verdicts, unknown, ruledOut } }: ReportedEntry): string {
  const cannotTell = unknown.length > 0 ? `, ${unknown.length} cannot tell (${unknown.map(({ cause }) => code(cause)).join(', ')})` : '';
  return `Checked ${verdicts.length + unknown.length + ruledOut.length} causes: ${verdicts.length} found, ${ruledOut.length} ruled out${cannotTell}.`;
}
