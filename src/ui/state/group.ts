/** Failures with one cause at one origin are one group: eighty requests with one expired token are one thing to know. */

import { type Exchange, isEmbedded } from '../../engine/exchange.ts';

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

/** What a person came for first: the page itself, then what it asked for and failed last, then what it holds: pictures, scripts. */
export function sortForReading(groups: readonly Group[]): Group[] {
  const rank = ({ exchanges }: Group): number => Math.min(...exchanges.map(rankForReading));
  return [...groups].reverse().sort((a, b) => rank(a) - rank(b));
}

/** Lower comes first. */
export const rankForReading = ({ resourceType }: Exchange): number =>
  resourceType === 'main_frame' ? 0 : isEmbedded(resourceType) ? 2 : 1;
