/** What is to be exported, and in which form. */

import type { Exchange } from '../../../engine/exchange.ts';

export type Format = 'har' | 'markdown' | 'json';
export type Which = 'all' | 'shown' | 'chosen';

export interface Choice {
  readonly format: Format;
  readonly which: Which;
  readonly withSecrets: boolean;
}

/** The failures of each choice, oldest first. */
export type Scopes = Readonly<Record<Which, readonly Exchange[]>>;

interface FormatAbout {
  readonly label: string;
  readonly about: string;
  readonly ending: string;
  readonly type: string;
}

export const formats: Readonly<Record<Format, FormatAbout>> = {
  har: { label: 'HAR', about: 'For other tools, and for why401 elsewhere', ending: 'har', type: 'application/json' },
  markdown: { label: 'Markdown', about: 'A report for a ticket', ending: 'md', type: 'text/markdown' },
  json: { label: 'JSON', about: 'A report for programs', ending: 'json', type: 'application/json' },
};

/** `why401-shop.example-2026-03-17T10-12.har`: of the site of the newest, and when it failed. */
export function nameOf({ format }: Choice, failures: readonly Exchange[]): string {
  const newest = failures.at(-1)?.hops[0];
  const host = newest && URL.canParse(newest.url) ? `-${new URL(newest.url).hostname.replace(/[^\w.-]/g, '')}` : '';
  const at = newest ? `-${new Date(newest.startedAt).toISOString().slice(0, 16).replace(':', '-')}` : '';
  return `why401${host}${at}.${formats[format].ending}`;
}
