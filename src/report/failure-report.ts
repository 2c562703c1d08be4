/** One failure in short, as Markdown: for the people who run a site. What it says comes from `observe()`: no secret is in it. */

import type { Verdict } from '../engine/diagnose.ts';
import type { Facts } from '../engine/facts/facts.ts';
import { code, plain, writeParts } from './markdown-text.ts';
import { writeMoment } from './moment.ts';
import { causeOf } from './report.ts';
import { describeVerdict, type Language, parts } from './words.ts';

export interface Failed {
  /** Undefined: nothing was found. */
  readonly verdict: Verdict | undefined;
  readonly facts: Facts;
}

/** The same wherever it is written. */
const language: Language = { locale: 'en', timeZone: 'UTC' };

export function writeFailureReport({ verdict, facts }: Failed): string {
  const cause = verdict && causeOf(verdict);
  const described = verdict && cause && describeVerdict(verdict, cause, 'developer', language);
  const blocks = [
    `# ${described ? writeParts(described.title) : 'A sign-in was refused, and nothing shows why'}`,
    describeFailed(facts)
      .map(([name, values]) => `- ${name}: ${values.map(code).join(', ')}`)
      .join('\n'),
    ...(described ? [writeParts(described.summary)] : []),
    ...(verdict
      ? [
          ['**What shows it**', '', ...verdict.evidence.map((each) => `- ${writeParts(parts(each.template, each.params, language))}`)].join(
            '\n',
          ),
        ]
      : []),
    plain(
      `Written by why401${verdict ? ` (${verdict.cause}, ${verdict.confidence})` : ''}. Times are in UTC. Passwords, tokens and cookies are left out.`,
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What was tried, when, and how it was answered: names with their values, as those who look into a log need them. */
export function describeFailed({
  exchange,
  hop,
  status,
  response,
  serverTime,
}: Facts): readonly (readonly [name: string, values: readonly string[]])[] {
  const page = exchange.resourceType === 'main_frame' ? undefined : exchange.topLevelUrl;
  return [
    ['Request', [`${hop.method} ${hop.url}`]],
    ...(page === undefined ? [] : [['Asked by the page', [page]] as const]),
    ['Answer', [status === undefined ? 'none' : String(status)]],
    ['Time', [writeMoment(serverTime?.now ?? response?.receivedAt ?? hop.startedAt)]],
    ...(response?.references ?? []).map(({ name, value }) => [capital(name), [value]] as const),
  ];
}

const capital = (text: string): string => text.replace(/^[a-z]/, (first) => first.toUpperCase());
