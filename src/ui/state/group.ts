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

interface Growing<Member> extends Group<Member> {
  readonly members: Member[];
  newest: Member;
  /** Index of the newest. */
  last: number;
}

/** In the order of each group's last member. */
export function groupFailures<Member>(failures: readonly Member[], read: (failure: Member) => Reading): Group<Member>[] {
  /** By cause and origin: of 100,000 failures, no key is made for each. */
  const byCause = new Map<string, Map<string, Growing<Member>>>();
  const groups: Growing<Member>[] = [];
  for (const [index, failure] of failures.entries()) {
    const { cause, origin } = read(failure);
    const byOrigin = byCause.get(cause) ?? new Map<string, Growing<Member>>();
    if (byOrigin.size === 0) byCause.set(cause, byOrigin);
    let group = byOrigin.get(origin);
    if (group === undefined) {
      group = { key: `${cause} ${origin}`, cause, origin, members: [], newest: failure, last: index };
      byOrigin.set(origin, group);
      groups.push(group);
    }
    group.members.push(failure);
    group.newest = failure;
    group.last = index;
  }
  return groups.sort((a, b) => a.last - b.last);
}

/** What a person came for first: the page itself, then what it asked for and failed last, then what it holds: pictures, scripts. */
export function sortForReading(groups: readonly Group[]): Group[] {
  const rank = ({ members }: Group): number => Math.min(...members.map(rankForReading));
  return [...groups].reverse().sort((a, b) => rank(a) - rank(b));
}

/** Lower comes first. */
export const rankForReading = ({ resourceType }: Exchange): number =>
  resourceType === 'main_frame' ? 0 : isEmbedded(resourceType) ? 2 : 1;
