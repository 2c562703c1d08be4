/** One row of the log. */

import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { Column, ColumnId } from '../../state/columns.ts';
import type { Group } from '../../state/group.ts';
import type { LogRow } from '../../state/log-row.ts';
import type { FailureRow, Row, StepRow } from '../../state/rows.ts';
import { titleOf } from '../../words/cause-by-id.ts';
import { kindWords, readAddress } from '../../words/exchange-words.ts';
import { ClockTime } from './clock-time.tsx';

interface Props {
  readonly row: Row;
  /** Of the whole list. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly grouped: boolean;
  /** Of a tree, see `readPlaces`. */
  readonly position: number | undefined;
  readonly size: number | undefined;
  readonly chosen: boolean;
  /** One row of the list is a stop for Tab. */
  readonly reachable: boolean;
  readonly pageHost: string;
  readonly onPress: (row: Row) => void;
  readonly focus: ((element: HTMLElement | null) => void) | undefined;
}

export const RowElement = memo(function RowElement(props: Props): JSX.Element {
  const { row, index, columns, grouped, chosen, reachable, onPress, focus } = props;
  const group = row.kind === 'failure' ? row.group : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys.
    // biome-ignore lint/a11y/useSemanticElements: rows that are drawn as they come in sight stand in no table.
    <div
      role="row"
      class="row"
      ref={focus ?? null}
      tabIndex={reachable ? 0 : -1}
      // The header is the first.
      aria-rowindex={index + 2}
      aria-selected={chosen}
      aria-level={grouped ? row.level : undefined}
      aria-posinset={props.position}
      aria-setsize={props.size}
      aria-expanded={group && row.kind === 'failure' ? row.unfolded : undefined}
      onClick={() => onPress(row)}
      {...attributesOf(row)}
    >
      {columns.map(({ id }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span key={id} role="gridcell" tabIndex={-1} class={`cell cell-${id}`} title={tooltipOf(row, id)}>
          {row.kind === 'step' ? stepCell(row, id) : cellOf(row, id, props.pageHost)}
        </span>
      ))}
    </div>
  );
});

/** An unfolded group's failures have rows of their own. */
function attributesOf(row: Row): Record<string, string | number> {
  if (row.kind === 'step') return { 'data-step': row.words.step.role };
  const { entry, group, unfolded } = row;
  return {
    ...(unfolded ? {} : rowAttributes(entry)),
    ...(group ? { 'data-group': entry.cause ?? '', 'data-count': group.members.length } : {}),
  };
}

function cellOf({ entry, group }: FailureRow, id: ColumnId, pageHost: string): JSX.Element | string {
  return id === 'request' && group ? <GroupCell group={group} pageHost={pageHost} /> : cells[id](entry, pageHost);
}

const tooltipOf = (row: Row, id: ColumnId): string | undefined =>
  row.kind === 'step' ? describeStepRow(row)[id] : tooltips[id]?.(row.entry);

const stepCell = (row: StepRow, id: ColumnId): JSX.Element | string | undefined =>
  id === 'time' ? <ClockTime at={row.words.step.at} /> : describeStepRow(row)[id];

/** By column; the first of them says that it is no failure of its own. */
function describeStepRow({ words, party }: StepRow): Readonly<Partial<Record<ColumnId, string>>> {
  const { step, role, request, answer, carried, brought, mark, times } = words;
  const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
  return {
    status: step.status === undefined ? '—' : answer,
    request: listed([`${request} ${party}`, times]),
    cause: [listed([role, mark]), listed([brought])].filter((part) => part !== '').join(': '),
    kind: kindWords[step.exchange.resourceType],
    scheme: carried,
  };
}

/** What marks a failure on every screen. */
const rowAttributes = ({ id, method, status, url, cause = '', isEarlier }: LogRow): Record<string, string | number> => ({
  'data-exchange': id,
  'data-method': method,
  'data-status': status,
  'data-url': url,
  'data-cause': cause,
  ...(isEarlier ? { 'data-earlier': 'true' } : {}),
});

const cells: Readonly<Record<ColumnId, (entry: LogRow, pageHost: string) => JSX.Element | string>> = {
  time: ({ at }) => <ClockTime at={at} />,
  status: ({ status }) => (status === 0 ? '—' : String(status)),
  request: ({ method, url, isEarlier }, pageHost) => (
    <>
      {isEarlier && <span class="earlier">earlier session </span>}
      {method} <bdi>{shortAddress(url, pageHost)}</bdi>
    </>
  ),
  cause: ({ cause }) => (cause === undefined ? '…' : titleOf(cause)),
  confidence: ({ confidence }) => confidence ?? '—',
  kind: ({ type }) => kindWords[type],
  scheme: ({ schemes }) => (schemes.length === 0 ? 'nothing' : schemes.join(', ')),
  page: ({ page }) => <bdi>{page || '—'}</bdi>,
  initiator: ({ initiator }) => <bdi>{initiator || '—'}</bdi>,
};

/** Where a cell may be too narrow for what it says. */
const tooltips: Readonly<Partial<Record<ColumnId, (entry: LogRow) => string>>> = {
  request: ({ method, url }) => `${method} ${url}`,
  cause: ({ cause }) => (cause === undefined ? 'Still being read' : titleOf(cause)),
  page: ({ page }) => page,
  initiator: ({ initiator }) => initiator,
};

function shortAddress(url: string, pageHost: string): string {
  const { host, path } = readAddress(url);
  return host === pageHost ? path : host + path;
}

/** The one request that was made again and again, or the site that they all went to. */
function GroupCell({ group: { members, origin, newest }, pageHost }: { group: Group<LogRow>; pageHost: string }): JSX.Element {
  const isOne = members.every(({ method, url }) => method === newest.method && url === newest.url);
  return (
    <>
      <svg class="fold" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="m3 1 4 4-4 4" />
      </svg>
      {isOne ? (
        <>
          {members.length} × {newest.method} <bdi>{shortAddress(newest.url, pageHost)}</bdi>
        </>
      ) : (
        <>
          {members.length} requests to <bdi>{readAddress(origin).host}</bdi>
        </>
      )}
    </>
  );
}
