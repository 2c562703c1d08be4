/** Failures with one cause at one origin are one group: eighty requests with one expired token are one thing to know. */

import { type Exchange, isEmbedded } from '../../engine/exchange.ts';

export interface Group<Member = Exchange> {
  /** Stays the same while requests join the group. */
  readonly key: string;
  /** Id of the first verdict's cause; '' where nothing was found. */
  readonly cause: string;
  readonly origin: string;
  /** In the order in which they were given. */
  readonly members: readonly Member[];
  /** The last of them. */
  readonly newest: Member;
}

export interface Reading {
  readonly cause: string;
  readonly origin: string;
}

/** In the order of each group's last member. */
export function groupFailures<Member>(failures: readonly Member[], read: (failure: Member) => Reading): Group<Member>[] {
  const groups = new Map<string, Reading & { readonly members: [Member, ...Member[]] }>();
  for (const failure of failures) {
    const { cause, origin } = read(failure);
    const key = `${cause} ${origin}`;
    const group = groups.get(key);
    group?.members.push(failure);
    groups.delete(key);
    groups.set(key, group ?? { cause, origin, members: [failure] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group, newest: group.members.at(-1) ?? group.members[0] }));
}

/** What a person came for first: the page itself, then what it asked for and failed last, then what it holds: pictures, scripts. */
export function sortForReading(groups: readonly Group[]): Group[] {
  const rank = ({ members }: Group): number => Math.min(...members.map(rankForReading));
  return [...groups].reverse().sort((a, b) => rank(a) - rank(b));
}

/** Lower comes first. */
export const rankForReading = ({ resourceType }: Exchange): number =>
  resourceType === 'main_frame' ? 0 : isEmbedded(resourceType) ? 2 : 1;
