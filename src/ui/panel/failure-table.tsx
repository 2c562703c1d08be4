/** The live list of failures: chosen by click and by keyboard, newest last. */

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../shared/reader.ts';
import { exchangeAttributes, factsOf } from '../state/read.ts';
import { type Row, stepRow } from '../state/rows.ts';
import { titleOf } from '../words/cause-by-id.ts';
import { kindWords, readAddress } from '../words/exchange-words.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly chosen: string | undefined;
  /** Left out of addresses, as it is the page's own. */
  readonly pageHost: string;
  readonly onChoose: (key: string) => void;
  /** To the chosen row's detail. */
  readonly onEnter: () => void;
}

/** Rows that PageUp and PageDown skip. */
const PAGE = 15;

export function FailureTable({ rows, chosen, pageHost, onChoose, onEnter }: Props): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useFollow(scroller, rows.length);

  const position = rows.findIndex(({ key }) => key === chosen);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      onEnter();
      return;
    }
    const to = stepRow(event.key, position, rows.length, PAGE);
    const row = to === undefined ? undefined : rows[to];
    if (to === undefined || row === undefined) return;
    event.preventDefault();
    onChoose(row.key);
    const element = body.current?.rows[to];
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div class="list" ref={scroller}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen, as in a grid. */}
      <table role="grid" aria-label="Failures" aria-rowcount={rows.length + 1}>
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
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: Row;
  readonly chosen: boolean;
  readonly pageHost: string;
  /** One row of the list is a stop for Tab. */
  readonly reachable: boolean;
  readonly onChoose: (key: string) => void;
}

function FailureRow({ row: { key, exchange, cause, count }, chosen, pageHost, reachable, onChoose }: RowProps): JSX.Element {
  const { hop, status } = factsOf(exchange);
  const { host, path } = readAddress(hop.url);
  return (
    <tr
      tabIndex={reachable ? 0 : -1}
      aria-selected={chosen}
      onClick={() => onChoose(key)}
      {...exchangeAttributes(exchange, cause)}
      {...(count === undefined ? {} : { 'data-count': count })}
    >
      <td class="col-time">
        <ClockTime at={hop.startedAt} />
      </td>
      <td class="col-status">{status ?? '—'}</td>
      <td class="col-request" title={`${hop.method} ${hop.url}`}>
        {hop.method} <bdi>{host === pageHost ? path : host + path}</bdi>
      </td>
      <td class="col-cause">
        {titleOf(cause)}
        {count !== undefined && count > 1 && <span class="soft"> ×{count}</span>}
      </td>
      <td class="col-kind">{kindWords[exchange.resourceType]}</td>
    </tr>
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
