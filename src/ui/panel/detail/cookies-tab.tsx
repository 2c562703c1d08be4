/** Cookies: those that went along, those that stayed behind, those that the answer set, and the jar. */

import type { ComponentChildren, JSX } from 'preact';
import type { Exchange } from '../../../engine/exchange.ts';
import { type RefusedCookie, refusedCookies, type WithheldCookie } from '../../../engine/facts/cookie-facts.ts';
import type { JarCookie, SentCookie, SetCookie } from '../../../engine/facts/cookies.ts';
import { readSite } from '../../../engine/facts/site.ts';
import { type Language, writeTime } from '../../../report/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { Code } from '../../shared/sentence.tsx';
import { factsOf } from '../../state/read.ts';
import { refusalWords, withheldWords } from '../../words/cookie-words.ts';

export function CookiesTab({ exchange }: { exchange: Exchange }): JSX.Element {
  const { cookies, sentCookies } = factsOf(exchange);
  const set = exchange.hops.flatMap((hop) => {
    const refused = hop.response ? refusedCookies(hop.response, readSite(exchange, hop), exchange.jar) : [];
    return (hop.response?.setCookies ?? []).map((cookie) => ({ cookie, refused: refused.find((each) => each.cookie === cookie) }));
  });
  return (
    <>
      <Section title="Sent" count={sentCookies?.length}>
        {sentCookies && <SentCookies cookies={sentCookies} />}
      </Section>
      <Section title="Stayed behind" count={cookies?.withheld.length}>
        {cookies && <WithheldCookies cookies={cookies.withheld} />}
      </Section>
      <Section title="Set by the answer" count={set.length}>
        <SetCookies cookies={set} />
      </Section>
      <Section title="In the browser" count={exchange.jar && (cookies?.jar ?? exchange.jar).length}>
        {exchange.jar && <JarCookies cookies={cookies?.jar ?? exchange.jar} />}
        {exchange.jarLeftOut !== undefined && (
          <p class="soft">{exchange.jarLeftOut} more were left out: why401 keeps those that could have gone along first.</p>
        )}
      </Section>
    </>
  );
}

function Section({ title, count, children }: { title: string; count: number | undefined; children: ComponentChildren }): JSX.Element {
  return (
    <section>
      <h2>
        {title} {count !== undefined && <span class="count">{count}</span>}
      </h2>
      {count === undefined ? <p class="soft">Not captured.</p> : count === 0 ? <p class="soft">None.</p> : children}
    </section>
  );
}

function Table({ label, columns, children }: { label: string; columns: readonly string[]; children: ComponentChildren }): JSX.Element {
  return (
    <table class="cookies" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function SentCookies({ cookies }: { cookies: readonly SentCookie[] }): JSX.Element {
  return (
    <Table label="Sent cookies" columns={['Name', 'Length']}>
      {cookies.map(({ name, length, placeholder, jwt }, index) => (
        <tr key={`${index} ${name}`}>
          <td>
            <Code text={name} />
          </td>
          <td>
            {length}
            {jwt && <span class="soft"> a JSON Web Token</span>}
            {placeholder !== undefined && placeholder !== '' && (
              <>
                {' '}
                a placeholder: <Code text={placeholder} />
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function WithheldCookies({ cookies }: { cookies: readonly WithheldCookie[] }): JSX.Element {
  return (
    <Table label="Cookies that stayed behind" columns={['Name', 'Domain and path', 'Why']}>
      {cookies.map(({ cookie, reason, certain }) => (
        <tr key={keyOf(cookie)} data-reason={reason}>
          <td>
            <Code text={cookie.name} />
          </td>
          <td>{cookie.domain + cookie.path}</td>
          <td>{certain ? withheldWords[reason] : `most likely: ${withheldWords[reason]}`}</td>
        </tr>
      ))}
    </Table>
  );
}

function SetCookies({
  cookies,
}: {
  cookies: readonly { readonly cookie: SetCookie; readonly refused: RefusedCookie | undefined }[];
}): JSX.Element {
  const language = useLanguage();
  return (
    <Table label="Cookies set by the answer" columns={['Name', 'Attributes', 'Kept']}>
      {cookies.map(({ cookie, refused }, index) => (
        <tr key={`${index} ${cookie.name}`}>
          <td>
            <Code text={cookie.name} />
          </td>
          <td>{attributesOf(cookie.removes ? { ...cookie, expiresAt: undefined } : cookie, language)}</td>
          <td>
            {refused ? (
              <span class="fails">Refused: {refused.rules.map((rule) => refusalWords[rule]).join('; ')}</span>
            ) : cookie.removes ? (
              'Removed'
            ) : (
              'Yes'
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function JarCookies({ cookies }: { cookies: readonly JarCookie[] }): JSX.Element {
  const language = useLanguage();
  return (
    <Table label="Cookies in the browser" columns={['Name', 'Domain and path', 'Attributes']}>
      {cookies.map((cookie) => (
        <tr key={keyOf(cookie)}>
          <td>
            <Code text={cookie.name} />
          </td>
          <td>{cookie.domain + cookie.path}</td>
          <td>{attributesOf({ ...cookie, domain: undefined, path: undefined, partitioned: cookie.partition !== undefined }, language)}</td>
        </tr>
      ))}
    </Table>
  );
}

const keyOf = ({ name, domain, path, partition }: JarCookie): string => [name, domain, path, partition].join(' ');

type Attributes = Pick<SetCookie, 'domain' | 'path' | 'secure' | 'httpOnly' | 'sameSite' | 'partitioned' | 'expiresAt'>;

const sameSiteNames = { strict: 'Strict', lax: 'Lax', none: 'None' } as const;

/** As a `Set-Cookie` names them. */
function attributesOf({ domain, path, secure, httpOnly, sameSite, partitioned, expiresAt }: Attributes, language: Language): string {
  return [
    domain !== undefined && `Domain=${domain}`,
    path !== undefined && `Path=${path}`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite !== 'unspecified' && `SameSite=${sameSiteNames[sameSite]}`,
    partitioned && 'Partitioned',
    expiresAt === undefined ? 'until the browser closes' : `until ${writeTime(expiresAt, language)}`,
  ]
    .filter((attribute) => attribute !== false)
    .join(', ');
}
