/** The failures of a page, grouped by cause and origin. */

import type { JSX } from 'preact';
import { RequestText, StatusPill } from '../shared/request-line.tsx';
import type { Group } from '../state/group.ts';
import { exchangeAttributes, factsOf } from '../state/read.ts';
import { titleOf } from '../words/cause-by-id.ts';

interface Props {
  readonly groups: readonly Group[];
  readonly chosen: Group | undefined;
  readonly pageHost: string;
  /** Marked for what it is, on the list of this page alone. */
  readonly marked: boolean;
  readonly onChoose: (group: Group) => void;
}

export function FailureList({ groups, chosen, pageHost, marked, onChoose }: Props): JSX.Element {
  return (
    <ul class="failures">
      {groups.map((group) => (
        <li key={group.key}>
          <button
            type="button"
            class="failure"
            aria-current={group === chosen ? 'true' : undefined}
            {...(marked ? { ...exchangeAttributes(group.newest, group.cause), 'data-count': group.members.length } : {})}
            onClick={() => onChoose(group)}
          >
            <StatusPill status={factsOf(group.newest).status} />
            <span class="failure-text">
              <span class="failure-cause">{titleOf(group.cause)}</span>
              <span class="failure-request">
                <RequestText exchange={group.newest} pageHost={pageHost} />
              </span>
            </span>
            {group.members.length > 1 && (
              <span class="times">
                <span class="visually-hidden">failed </span>×{group.members.length}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a bounded log can no longer show. */
export function LetGo({ dropped }: { dropped: number }): JSX.Element | null {
  if (dropped === 0) return null;
  return (
    <p class="note">
      {dropped === 1 ? '1 older failure was' : `${dropped} older failures were`} let go: why401 keeps the newest ones only.
    </p>
  );
}
