/** The live list of failures, groups of them folded: chosen and unfolded by click and by keyboard, newest last. */

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Exchange } from '../../engine/exchange.ts';
import { useLanguage } from '../shared/reader.ts';
import type { Group } from '../state/group.ts';
import { exchangeAttributes, factsOf } from '../state/read.ts';
import { type Row, stepFold, stepRow } from '../state/rows.ts';
import { titleOf } from '../words/cause-by-id.ts';
import { kindWords, readAddress } from '../words/exchange-words.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly grouped: boolean;
  readonly chosen: string | undefined;
  /** Left out of addresses, as it is the page's own. */
  readonly pageHost: string;
  readonly onChoose: (row: Row) => void;
  readonly onFold: (key: string, unfold: boolean) => void;
  /** To the chosen row's detail. */
  readonly onEnter: () => void;
}

/** Rows that PageUp and PageDown skip. */
const PAGE = 15;

export function FailureTable({ rows, grouped, chosen, pageHost, onChoose, onFold, onEnter }: Props): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useFollow(scroller, rows.length);

  const position = rows.findIndex(({ key }) => key === chosen);
  const lead = (to: number): void => {
    const row = rows[to];
    if (row === undefined) return;
    onChoose(row);
    const element = body.current?.rows[to];
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[position];
    const isRtl = body.current !== null && getComputedStyle(body.current).direction === 'rtl';
    const step = row && stepFold(event.key, row, isRtl);
    const to = stepRow(event.key, position, rows.length, PAGE);
    if (step === undefined && to === undefined) return;
    event.preventDefault();
    if (step === 'detail') onEnter();
    else if (row?.group && (step === 'unfold' || step === 'fold')) onFold(row.key, step === 'unfold');
    else if (step === 'in') lead(position + 1);
    else if (step === 'out') lead(rows.findLastIndex(({ level }, index) => level === 1 && index < position));
    else if (to !== undefined) lead(to);
  };

  return (
    <div class="list" ref={scroller}>
      <table role={grouped ? 'treegrid' : 'grid'} aria-label="Failures" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" class="col-time">
              Time
            </th>
            <th scope="col" class="col-status">
              Status
            </th>
            <th scope="col" class="col-request">
              Request
            </th>
            <th scope="col" class="col-cause">
              Cause
            </th>
            <th scope="col" class="col-kind">
              Kind
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <FailureRow
              key={row.key}
              row={row}
              chosen={row.key === chosen}
              pageHost={pageHost}
              reachable={position < 0 ? index === 0 : row.key === chosen}
              onPress={() => {
                onChoose(row);
                if (row.group) onFold(row.key, !row.unfolded);
              }}
              grouped={grouped}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: Row;
  readonly grouped: boolean;
  readonly chosen: boolean;
  readonly pageHost: string;
  /** One row of the list is a stop for Tab. */
  readonly reachable: boolean;
  readonly onPress: () => void;
}

function FailureRow({ row, grouped, chosen, pageHost, reachable, onPress }: RowProps): JSX.Element {
  const { exchange, cause, group } = row;
  const { hop, status } = factsOf(exchange);
  return (
    <tr
      tabIndex={reachable ? 0 : -1}
      aria-selected={chosen}
      aria-level={grouped ? row.level : undefined}
      aria-expanded={group && row.unfolded}
      onClick={onPress}
      // An unfolded group's failures have rows of their own.
      {...(row.unfolded ? {} : exchangeAttributes(exchange, cause))}
      {...(group ? { 'data-group': cause, 'data-count': group.exchanges.length } : {})}
    >
      <td class="col-time">
        <ClockTime at={hop.startedAt} />
      </td>
      <td class="col-status">{status ?? '—'}</td>
      {group ? <GroupCell group={group} pageHost={pageHost} /> : <RequestCell exchange={exchange} pageHost={pageHost} />}
      <td class="col-cause">{titleOf(cause)}</td>
      <td class="col-kind">{kindWords[exchange.resourceType]}</td>
    </tr>
  );
}

function RequestCell({ exchange, pageHost }: { exchange: Exchange; pageHost: string }): JSX.Element {
  const { hop } = factsOf(exchange);
  const { host, path } = readAddress(hop.url);
  return (
    <td class="col-request" title={`${hop.method} ${hop.url}`}>
      {hop.method} <bdi>{host === pageHost ? path : host + path}</bdi>
    </td>
  );
}

/** The one request that was made again and again, or the site that they all went to. */
function GroupCell({ group: { exchanges, origin, newest }, pageHost }: { group: Group; pageHost: string }): JSX.Element {
  const addressOf = (exchange: Exchange): string => `${factsOf(exchange).hop.method} ${factsOf(exchange).hop.url}`;
  const address = addressOf(newest);
  const { host, path } = readAddress(factsOf(newest).hop.url);
  const isOne = exchanges.every((exchange) => addressOf(exchange) === address);
  return (
    <td class="col-request" title={isOne ? address : origin}>
      <svg class="fold" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="m3 1 4 4-4 4" />
      </svg>
      {isOne ? (
        <>
          {exchanges.length} × {factsOf(newest).hop.method} <bdi>{host === pageHost ? path : host + path}</bdi>
        </>
      ) : (
        <>
          {exchanges.length} requests to <bdi>{readAddress(origin).host}</bdi>
        </>
      )}
    </td>
  );
}

/** `08:14:20.120`: times are compared by their milliseconds. */
function ClockTime({ at }: { at: number }): JSX.Element {
  const { locale, timeZone } = useLanguage();
  return <>{clockOf(locale, timeZone).format(at)}</>;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and there are hundreds of rows. */
function clockOf(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const clock =
    clocks.get(key) ??
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZone,
    });
  clocks.set(key, clock);
  return clock;
}

/** Where the end of the list is in sight, it stays in sight when rows come. */
function useFollow(scroller: { readonly current: HTMLElement | null }, rows: number): void {
  const atEnd = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    const onScroll = (): void => {
      if (element) atEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - 24;
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, []);
  useEffect(() => {
    if (atEnd.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [rows]);
}
