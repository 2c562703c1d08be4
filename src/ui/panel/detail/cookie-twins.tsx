/** Cookies of one name, side by side: what differs is marked, and which the server read first is said. */

import type { ComponentChildren, JSX } from 'preact';
import type { JarCookie } from '../../../engine/facts/cookies.ts';
import { Code } from '../../shared/sentence.tsx';
import type { Twin, Twins } from '../../state/cookie-twins.ts';
import { attributeCells, maskedLength } from './cookie-table.tsx';
import { Secret } from './secret.tsx';

interface Props {
  readonly twins: Twins;
  readonly onReveal: (cookie: JarCookie) => Promise<string | undefined>;
}

const rows = ['Domain', 'Path', 'Secure', 'HttpOnly', 'SameSite', 'Partitioned', 'Expires'];

const ordinals = ['first', 'second', 'third'];

/** How its place is known. */
const because: Readonly<Record<Twin['by'], string>> = {
  request: '',
  path: ': its path is longer',
  unknown: '; their values are the same, so which is which cannot be told',
};

function sentWords({ sentAt, by }: Twin, isFirst: boolean): string {
  if (sentAt === undefined) return by === 'path' && isFirst ? 'first, if both went along: its path is longer' : 'no';
  return `${ordinals[sentAt] ?? `as number ${sentAt + 1}`}${isFirst || by !== 'path' ? because[by] : ''}`;
}

export function TwinsTable({ twins: { name, cookies }, onReveal }: Props): JSX.Element {
  const cells = cookies.map(({ cookie }) => attributeCells(cookie));
  const keys = cookies.map(({ cookie }) => attributeKeys(cookie));
  const values = new Set(cookies.map(({ cookie }) => cookie.fingerprint));
  return (
    <>
      <h3>
        <Code text={name} /> <span class="soft">{cookies.length} times</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="scroll-x" tabIndex={0} aria-label={`${name}, scrolls sideways`}>
        <table class="pairs twins" aria-label={`${name}, side by side`} data-twins={name}>
          <tbody>
            <Line head="Sent" cells={cookies.map((twin, index) => sentWords(twin, index === 0))} />
            <Line
              head="Value"
              differs={values.size > 1}
              cells={cookies.map(({ cookie }, index) => (
                <Secret
                  key={index}
                  name={`${name} of ${cookie.domain}${cookie.path}`}
                  shown={maskedLength(cookie.length)}
                  masked={cookie.length > 0}
                  onReveal={() => onReveal(cookie)}
                />
              ))}
            />
            {rows.map((head, row) => (
              <Line key={head} head={head} differs={new Set(keys.map((key) => key[row])).size > 1} cells={cells.map((cell) => cell[row])} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** What two cookies are compared by, in the order of the rows. */
const attributeKeys = ({ domain, hostOnly, path, secure, httpOnly, sameSite, partition, expiresAt }: JarCookie): readonly string[] =>
  [`${domain} ${hostOnly}`, path, secure, httpOnly, sameSite, partition, expiresAt].map(String);

function Line({ head, cells, differs = false }: { head: string; cells: readonly ComponentChildren[]; differs?: boolean }): JSX.Element {
  return (
    <tr class={differs ? 'differs' : ''} data-differs={differs}>
      <th scope="row">
        {head} {differs && <span class="differs-mark">differs</span>}
      </th>
      {cells.map((cell, index) => (
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}
