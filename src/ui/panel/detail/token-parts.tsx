/** A JSON Web Token: its life, its claims in words with what is wrong with each, and the others on a click. */

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Evidence } from '../../../engine/evidence.ts';
import type { Jwt } from '../../../engine/facts/jwt.ts';
import type { MaskedNode } from '../../../engine/masked-body.ts';
import type { MaskedToken, TokenPiece } from '../../../engine/masked-token.ts';
import type { TokenPlace } from '../../../engine/originals.ts';
import { duration, time } from '../../../engine/words.ts';
import { writeTime } from '../../../report/words.ts';
import { FoldAway } from '../../shared/fold-away.tsx';
import { useLanguage } from '../../shared/reader.ts';
import { Code, Sentence } from '../../shared/sentence.tsx';
import { TokenLifeBar } from '../../shared/token-life-bar.tsx';
import { faultsOf, type TokenFault } from '../../state/token-faults.ts';
import { lifeOf } from '../../state/token-life.ts';
import { type ClaimWords, claimsInWords, summaryOf, toldClaims } from '../../words/token-words.ts';
import { JsonTree } from './json-tree.tsx';
import { Proofs } from './proof.tsx';
import { proofsOf } from './proofs.ts';
import type { TokenTabProps } from './token-tab.tsx';

interface Props extends TokenTabProps {
  readonly name: string;
  readonly jwt: Jwt;
  readonly token: TokenPlace;
}

/** Of the parts, and of the token as a whole; claims have theirs in their rows. */
const ofWhole = ['token', 'header', 'claims', 'signature'];

export function TokenParts({ exchange, hop, index, facts, evidence, source, name, jwt, token }: Props): JSX.Element {
  const language = useLanguage();
  const masked = useMaskedToken({ exchange, index, source, token });
  // Of another hop than the judged one, the clock of its own answer counts.
  const clock = facts.hop === hop ? facts : { serverTime: undefined, response: hop.response };
  const life = lifeOf(jwt, clock);
  const faults = faultsOf(jwt, clock.serverTime?.now ?? clock.response?.receivedAt);
  const summary = summaryOf(jwt);
  const broken = masked?.parts.find(({ brokenAt }) => brokenAt !== undefined)?.brokenAt;
  const rest = (piece: TokenPiece) => (
    <Rest
      label={piece === 'header' ? 'Header' : 'Claims'}
      node={piece === 'header' ? masked?.header : masked?.claims}
      evidence={evidence}
      onReveal={(path) => source.reveal(exchange.id, index, { of: 'claim', token, piece, path })}
    />
  );
  return (
    <>
      {summary !== undefined && (
        <p class="token-summary">
          <Sentence
            template={summary}
            params={{
              issued: jwt.iat === undefined ? undefined : time(msOf(jwt.iat)),
              until: jwt.exp === undefined ? undefined : time(msOf(jwt.exp)),
            }}
          />
        </p>
      )}
      {jwt.encrypted && <p>It is encrypted: only who it is for can read it.</p>}
      {faults.some(({ at }) => ofWhole.includes(at)) && (
        <ul class="wrong" aria-label="What is wrong with the token">
          {faults
            .filter(({ at }) => ofWhole.includes(at))
            .map((fault) => (
              <Fault key={fault.template} fault={fault} />
            ))}
          {broken !== undefined && <li data-broken-at={broken}>The first character that does not belong there is number {broken + 1}.</li>}
        </ul>
      )}
      {life && <TokenLifeBar life={life} />}
      <table class="pairs claims" aria-label={`Claims of ${name}`}>
        <tbody>
          {claimsInWords(jwt).map((words) => (
            <Claim
              key={words.claim}
              words={words}
              faults={faults.filter(({ at }) => at === words.claim)}
              proofs={proofsOf(evidence, 'token', words.claim)}
            />
          ))}
        </tbody>
      </table>
      {masked && (
        <p class="soft">
          {masked.parts.map(({ length }) => length).join(' + ')} characters
          {jwt.iat !== undefined && jwt.exp !== undefined && `, made for ${lifetime(jwt)}`}
          {life && `; the clock that counts said ${writeTime(life.now, language)}`}.
        </p>
      )}
      <FoldAway summary="Everything else in it, masked">
        {masked ? (
          <>
            {rest('header')}
            {rest('claims')}
          </>
        ) : (
          <p class="soft">It is no longer kept.</p>
        )}
      </FoldAway>
    </>
  );
}

/** Seconds by the standard; some write milliseconds. */
const msOf = (seconds: number): number => (seconds < 1e11 ? seconds * 1000 : seconds);

function lifetime({ iat = 0, exp = 0 }: Jwt): string {
  const minutes = Math.round((msOf(exp) - msOf(iat)) / 60_000);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

function useMaskedToken({
  exchange,
  index,
  source,
  token,
}: Pick<Props, 'exchange' | 'index' | 'source' | 'token'>): MaskedToken | undefined {
  const [masked, setMasked] = useState<MaskedToken>();
  const { in: place, index: at } = token;
  useEffect(() => {
    let isWanted = true;
    source.maskedToken(exchange.id, index, { in: place, index: at }).then(
      (found) => {
        if (isWanted) setMasked(found);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [exchange, index, source, place, at]);
  return masked;
}

function Fault({ fault: { at, template, ms } }: { fault: TokenFault }): JSX.Element {
  return (
    <li data-fault={at}>
      <Sentence template={template} {...(ms === undefined ? {} : { params: { ago: duration(ms) } })} />
    </li>
  );
}

interface ClaimProps {
  readonly words: ClaimWords;
  readonly faults: readonly TokenFault[];
  readonly proofs: readonly Evidence[];
}

function Claim({ words: { claim, what, value }, faults, proofs }: ClaimProps): JSX.Element {
  const language = useLanguage();
  return (
    <tr data-claim={claim} data-proof={proofs.length > 0} data-wrong={faults.length > 0}>
      <th scope="row">
        <Code text={claim} /> {what}
      </th>
      <td>
        {'at' in value ? (
          <time dateTime={isoOf(value.at)}>{writeTime(value.at, language)}</time>
        ) : 'text' in value ? (
          <Sentence template={value.text} />
        ) : value.list.length === 0 ? (
          'nothing'
        ) : (
          <ul class="scopes">
            {value.list.map((item, index) => (
              <li key={index}>
                <Code text={item} />
              </li>
            ))}
          </ul>
        )}
        {faults.length > 0 && (
          <ul class="wrong">
            {faults.map((fault) => (
              <Fault key={fault.template} fault={fault} />
            ))}
          </ul>
        )}
        <Proofs proofs={proofs} />
      </td>
    </tr>
  );
}

const isoOf = (at: number): string => (Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '');

interface RestProps {
  readonly label: string;
  readonly node: MaskedNode | undefined;
  readonly evidence: readonly Evidence[];
  readonly onReveal: (path: readonly number[]) => Promise<string | undefined>;
}

/** Without what is told above; each value keeps its place in the whole. */
function Rest({ label, node, evidence, onReveal }: RestProps): JSX.Element {
  const entries = node?.kind === 'object' ? node.entries.map((entry, index) => ({ ...entry, index })) : [];
  const left = entries.filter(({ name }) => !toldClaims.has(name));
  return (
    <>
      <h3>{label}</h3>
      {node === undefined ? (
        <p class="soft">It cannot be read.</p>
      ) : left.length === 0 ? (
        <p class="soft">Nothing more.</p>
      ) : (
        <JsonTree
          label={label}
          root={{ kind: 'object', entries: left }}
          onReveal={([first = 0, ...path]) => onReveal([left[first]?.index ?? -1, ...path])}
          proofsOf={(claim) => proofsOf(evidence, 'token', claim)}
        />
      )}
    </>
  );
}
