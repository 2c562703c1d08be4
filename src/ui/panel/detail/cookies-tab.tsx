/** Cookies: those that went along, those that stayed behind, those that the answer set, and the jar. */

import type { ComponentChildren, JSX } from 'preact';
import type { Evidence } from '../../../engine/evidence.ts';
import type { Exchange, Hop } from '../../../engine/exchange.ts';
import { refusedCookies, type WithheldCookie } from '../../../engine/facts/cookie-facts.ts';
import type { JarCookie, SentCookie, SetCookie } from '../../../engine/facts/cookies.ts';
import { readSite } from '../../../engine/facts/site.ts';
import type { SecretPlace } from '../../../engine/originals.ts';
import { Code } from '../../shared/sentence.tsx';
import type { Source } from '../../source.ts';
import { twinsOf } from '../../state/cookie-twins.ts';
import { factsOf } from '../../state/read.ts';
import { refusalWords, withheldWords } from '../../words/cookie-words.ts';
import { type CookieAttributes, type CookieRow, CookieTable } from './cookie-table.tsx';
import { TwinsTable } from './cookie-twins.tsx';
import { CopyStatus } from './copy-status.tsx';
import { ShowMore, useFirstOf } from './first-of.tsx';
import { Proofs } from './proof.tsx';
import { proofsOf } from './proofs.ts';

interface Props {
  readonly exchange: Exchange;
  /** Of the verdict. */
  readonly evidence: readonly Evidence[];
  readonly source: Pick<Source, 'reveal'>;
}

/** More are drawn on a click. */
const MANY_TWINS = 5;

export function CookiesTab({ exchange, evidence, source }: Props): JSX.Element {
  const { cookies, sentCookies, hop: judged } = factsOf(exchange);
  const jar = exchange.jar && (cookies?.jar ?? exchange.jar);
  const reveal = (hop: Hop, place: SecretPlace) => source.reveal(exchange.id, exchange.hops.indexOf(hop), place);
  const revealInJar = (cookie: JarCookie) => reveal(judged, { of: 'jar-cookie', index: exchange.jar?.indexOf(cookie) ?? -1 });
  const row = (name: string, length: number, more: Omit<CookieRow, 'name' | 'length' | 'isProof'>): CookieRow => ({
    name,
    length,
    isProof: proofsOf(evidence, 'cookie', name).length > 0,
    ...more,
  });
  const sent = sentCookies?.map((cookie, index) =>
    row(cookie.name, cookie.length, {
      note: noteOf(cookie, sentCookies),
      attributes: ofJar(jar?.find(({ name, fingerprint }) => name === cookie.name && fingerprint === cookie.fingerprint)),
      onReveal: () => reveal(judged, { of: 'sent-cookie', index }),
    }),
  );
  const withheld = cookies?.withheld.map((each) =>
    row(each.cookie.name, each.cookie.length, {
      attributes: ofJar(each.cookie),
      result: whyWithheld(each),
      reason: each.reason,
      onReveal: () => revealInJar(each.cookie),
    }),
  );
  const set = exchange.hops.flatMap((hop) =>
    setBy(exchange, hop).map((found) =>
      row(found.cookie.name, found.cookie.length, {
        attributes: ofAnswer(found.cookie),
        result: found.result,
        onReveal: () => reveal(hop, { of: 'set-cookie', index: found.index }),
      }),
    ),
  );
  const kept = jar?.map((cookie) => row(cookie.name, cookie.length, { attributes: ofJar(cookie), onReveal: () => revealInJar(cookie) }));
  // What belongs to another host or partition is never sent together with these.
  const apart = new Set(
    cookies?.withheld.filter(({ reason }) => reason === 'domain' || reason === 'partitioned').map(({ cookie }) => cookie),
  );
  const twins = jar
    ? twinsOf(
        jar.filter((cookie) => !apart.has(cookie)),
        sentCookies,
      )
    : [];
  const firstTwins = useFirstOf(twins, MANY_TWINS);
  return (
    <CopyStatus>
      <Proofs proofs={evidence.filter(({ kind }) => kind === 'cookie')} />
      {twins.length > 0 && (
        <section>
          <h2>There more than once</h2>
          <p class="soft">
            Most servers read the first that comes: those with longer paths come first, then the older ones (RFC 6265bis §5.8.3).
          </p>
          {firstTwins.items.map((each) => (
            <TwinsTable key={each.name} twins={each} onReveal={revealInJar} />
          ))}
          <ShowMore more={firstTwins.more} what="names" onShow={firstTwins.show} />
        </section>
      )}
      <Section title="Sent" count={sent?.length}>
        {sent && <CookieTable label="Sent cookies" rows={sent} />}
      </Section>
      <Section title="Stayed behind" count={withheld?.length}>
        {withheld && <CookieTable label="Cookies that stayed behind" rows={withheld} result="Why" />}
      </Section>
      <Section title="Set by the answer" count={set.length}>
        <CookieTable label="Cookies set by the answer" rows={set} result="Kept" />
      </Section>
      <Section title="In the browser" count={kept?.length}>
        {kept && <CookieTable label="Cookies in the browser" rows={kept} />}
        {exchange.jarLeftOut !== undefined && (
          <p class="soft">{exchange.jarLeftOut} more were left out: why401 keeps those that could have gone along first.</p>
        )}
      </Section>
    </CopyStatus>
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

function noteOf({ name, jwt, placeholder }: SentCookie, all: readonly SentCookie[]): ComponentChildren {
  const times = name === '' ? 1 : all.filter((each) => each.name === name).length;
  if (placeholder !== undefined && placeholder !== '')
    return (
      <>
        a placeholder: <Code text={placeholder} />
      </>
    );
  return [times > 1 && `sent ${times} times`, jwt && 'a JSON Web Token'].filter(Boolean).join(', ');
}

const whyWithheld = ({ reason, certain }: WithheldCookie): string =>
  certain ? withheldWords[reason] : `most likely: ${withheldWords[reason]}`;

interface SetBy {
  readonly cookie: SetCookie;
  /** In the hop's `setCookies`. */
  readonly index: number;
  readonly result: ComponentChildren;
}

function setBy(exchange: Exchange, hop: Hop): readonly SetBy[] {
  const { response } = hop;
  const refused = response ? refusedCookies(response, readSite(exchange, hop), exchange.jar) : [];
  return (response?.setCookies ?? []).map((cookie, index) => {
    const broken = refused.find((each) => each.cookie === cookie);
    const why = broken?.rules.map((rule) => refusalWords[rule]).join('; ');
    return { cookie, index, result: why !== undefined ? <span class="fails">Refused: {why}</span> : cookie.removes ? 'Removed' : 'Yes' };
  });
}

const ofJar = (cookie: JarCookie | undefined): CookieAttributes | undefined => cookie;

const ofAnswer = (cookie: SetCookie): CookieAttributes => ({
  ...cookie,
  hostOnly: cookie.domain === undefined,
  partition: cookie.partitioned ? '' : undefined,
});
