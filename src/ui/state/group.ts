/** Failures with one cause at one origin are one group: eighty requests with one expired token are one thing to know. */

import type { Exchange } from '../../engine/exchange.ts';

export interface Group {
  /** Stays the same while requests join the group. */
  readonly key: string;
  /** Id of the first verdict's cause; '' where nothing was found. */
  readonly cause: string;
  readonly origin: string;
  /** Oldest first. */
  readonly exchanges: readonly Exchange[];
  readonly newest: Exchange;
}

export interface Reading {
  readonly cause: string;
  readonly origin: string;
}

/** In the order of each group's newest failure, oldest first. */
export function groupFailures(failures: readonly Exchange[], read: (exchange: Exchange) => Reading): Group[] {
  const groups = new Map<string, Reading & { readonly exchanges: [Exchange, ...Exchange[]] }>();
  for (const exchange of failures) {
    const { cause, origin } = read(exchange);
    const key = `${cause} ${origin}`;
    const group = groups.get(key);
    group?.exchanges.push(exchange);
    groups.delete(key);
    groups.set(key, group ?? { cause, origin, exchanges: [exchange] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group, newest: group.exchanges.at(-1) ?? group.exchanges[0] }));
}

/** What a person came for first: the page itself, then what failed last. */
export function sortForReading(groups: readonly Group[]): Group[] {
  const isPage = ({ exchanges }: Group): number => Number(exchanges.some(({ resourceType }) => resourceType === 'main_frame'));
  return [...groups].reverse().sort((a, b) => isPage(b) - isPage(a));
}
