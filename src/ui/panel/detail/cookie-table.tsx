/** Cookies with their attributes in columns, the same for every list of them. */

import type { ComponentChildren, JSX } from 'preact';
import type { SameSite } from '../../../engine/facts/cookies.ts';
import { writeTime } from '../../../report/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { Code } from '../../shared/sentence.tsx';
import { writeRelative } from '../../words/time-words.ts';
import { ShowMore, useFirstOf } from './first-of.tsx';
import { Secret } from './secret.tsx';

export interface CookieAttributes {
  /** Undefined where it goes to its own host alone and that is not named. */
  readonly domain: string | undefined;
  readonly hostOnly: boolean;
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** The top-level site, '' where it is not named; undefined: not partitioned. */
  readonly partition: string | undefined;
  /** Milliseconds since the epoch; undefined: with the session. */
  readonly expiresAt: number | undefined;
}

export interface CookieRow {
  readonly name: string;
  /** Of its value, in characters. */
  readonly length: number;
  readonly note?: ComponentChildren;
  /** Undefined where nothing is known but name and value. */
  readonly attributes: CookieAttributes | undefined;
  /** What became of it. */
  readonly result?: ComponentChildren;
  readonly reason?: string;
  /** The verdict points at it. */
  readonly isProof: boolean;
  readonly onReveal: () => Promise<string | undefined>;
}

interface Props {
  readonly label: string;
  readonly rows: readonly CookieRow[];
  /** Heads the column of what became of them, where there is one. */
  readonly result?: string;
}

/** More are drawn on a click. */
const MANY = 500;

const columns = ['Domain', 'Path', 'Secure', 'HttpOnly', 'SameSite', 'Partitioned', 'Expires'];

export function CookieTable({ label, rows, result }: Props): JSX.Element {
  const { items, more, show } = useFirstOf(rows, MANY);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="scroll-x" tabIndex={0} aria-label={`${label}, scrolls sideways`}>
        <table class="cookies" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
              {result !== undefined && (
                <th scope="col" class="col-result">
                  {result}
                </th>
              )}
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row, index) => (
              <Row key={`${index} ${row.name}`} row={row} hasResult={result !== undefined} />
            ))}
          </tbody>
        </table>
      </section>
      <ShowMore more={more} what="cookies" onShow={show} />
    </>
  );
}

function Row({ row, hasResult }: { row: CookieRow; hasResult: boolean }): JSX.Element {
  const { name, length, note, attributes, result, reason, isProof, onReveal } = row;
  return (
    <tr data-reason={reason} data-cookie={name} data-proof={isProof}>
      <th scope="row" class="cookie-name">
        {name === '' ? <span class="soft">no name</span> : <Code text={name} />}
        {isProof && <b class="proof">Proof</b>}
      </th>
      <td>
        <Secret name={name} shown={maskedLength(length)} masked={length > 0} onReveal={onReveal} />
        {note && <span class="note">{note}</span>}
      </td>
      {hasResult && <td class="col-result">{result}</td>}
      {attributes ? (
        attributeCells(attributes).map((cell, index) => <td key={columns[index]}>{cell}</td>)
      ) : (
        <td colSpan={columns.length} class="soft">
          Not known: it is not in the browser.
        </td>
      )}
    </tr>
  );
}

export const maskedLength = (length: number): string => (length === 0 ? 'empty' : `… (${length})`);

export const attributeCells = (attributes: CookieAttributes): readonly ComponentChildren[] => [
  domainWords(attributes),
  attributes.path === undefined ? <span class="soft">that of the address</span> : <bdi>{attributes.path}</bdi>,
  yesOrNo(attributes.secure),
  yesOrNo(attributes.httpOnly),
  sameSiteNames[attributes.sameSite],
  attributes.partition === undefined ? 'no' : attributes.partition === '' ? 'yes' : <bdi>{attributes.partition}</bdi>,
  <Expires key="expires" at={attributes.expiresAt} />,
];

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

/** As the attribute is written: with hosts under it, or none. */
function domainWords({ domain, hostOnly }: CookieAttributes): ComponentChildren {
  if (domain === undefined) return <span class="soft">this host alone</span>;
  return <bdi>{hostOnly ? domain : `*.${domain}`}</bdi>;
}

const sameSiteNames = { strict: 'Strict', lax: 'Lax', none: 'None', unspecified: 'not set' } as const;

function Expires({ at }: { at: number | undefined }): JSX.Element {
  const language = useLanguage();
  if (at === undefined) return <>with the session</>;
  const { now, locale } = language;
  if (!(Math.abs(at) <= 8.64e15)) return <>never</>;
  return (
    <time dateTime={new Date(at).toISOString()} title={writeTime(at, { ...language, now: undefined })}>
      {now === undefined ? writeTime(at, language) : writeRelative(at, now, locale)}
    </time>
  );
}
