/** What the request carried to show who is asking: tokens taken apart, and what can be said of all else. */

import type { JSX } from 'preact';
import type { Evidence } from '../../../engine/evidence.ts';
import { placeName } from '../../../engine/evidence.ts';
import type { Exchange, Hop } from '../../../engine/exchange.ts';
import type { Credential } from '../../../engine/facts/credentials.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import type { TokenPlace } from '../../../engine/originals.ts';
import { Code, Sentence } from '../../shared/sentence.tsx';
import type { Source } from '../../source.ts';
import { credentialFlawWords, credentialKindWords, placeholderWords } from '../../words/credential-words.ts';
import { CopyStatus } from './copy-status.tsx';
import { ShowMore, useFirstOf } from './first-of.tsx';
import { Proofs } from './proof.tsx';
import { proofsInHeader } from './proofs.ts';
import { Secret } from './secret.tsx';
import { TokenParts } from './token-parts.tsx';

export interface TokenTabProps {
  readonly exchange: Exchange;
  readonly hop: Hop;
  /** Of the hop, in the chain. */
  readonly index: number;
  /** With what came before. */
  readonly facts: Facts;
  /** Of the verdict; empty for a hop that is not the judged one. */
  readonly evidence: readonly Evidence[];
  readonly source: Source;
}

/** More are drawn on a click. */
const MANY = 20;

export function TokenTab(props: TokenTabProps): JSX.Element {
  const { hop } = props;
  const credentials = (hop.request?.credentials ?? []).map((credential, index) => ({ credential, index }));
  const cookies = (hop.request?.cookies ?? []).map((cookie, index) => ({ cookie, index })).filter(({ cookie }) => cookie.jwt !== undefined);
  const { items, more, show } = useFirstOf(credentials, MANY);
  const hasToken = cookies.length > 0 || credentials.some(({ credential }) => credential.jwt);
  return (
    <CopyStatus>
      {hasToken ? <p class="soft">Tokens are decoded here, and sent nowhere.</p> : <NoToken {...props} />}
      {items.map(({ credential, index }) => (
        <CredentialCard key={`credential ${index}`} {...props} credential={credential} at={index} />
      ))}
      <ShowMore more={more} what="credentials" onShow={show} />
      {cookies.map(({ cookie, index }) => (
        <section key={`cookie ${index}`} class="token" data-token={cookie.name}>
          <h2>
            Cookie <Code text={cookie.name} />
          </h2>
          <Value {...props} name={cookie.name} shown={`… (${cookie.length})`} token={{ in: 'cookie', index }} />
          {cookie.jwt && <TokenParts {...props} name={cookie.name} jwt={cookie.jwt} token={{ in: 'cookie', index }} />}
        </section>
      ))}
    </CopyStatus>
  );
}

/** What was sent instead. */
function NoToken({ hop, facts }: TokenTabProps): JSX.Element {
  const { request } = hop;
  if (request?.credentials === undefined) return <p class="soft">What the request carried was not captured.</p>;
  const cookies = request.cookies?.map(({ name }) => name) ?? [];
  return (
    <div class="soft">
      <p>{request.credentials.length > 0 ? 'No JSON Web Token was sent, but this:' : 'No token was sent.'}</p>
      {request.credentials.length === 0 && (
        <p>
          {cookies.length === 0
            ? request.cookies === undefined
              ? 'Whether cookies went along was not captured.'
              : 'No cookie went along either: nothing shows who is asking.'
            : `${cookies.length === 1 ? '1 cookie' : `${cookies.length} cookies`} went along: ${firstNames(cookies)}.`}
        </p>
      )}
      {facts.hop === hop && facts.hiddenCredentialPossible && (
        <p>The browser may have added a saved user name and password, which it does not let extensions see.</p>
      )}
    </div>
  );
}

/** More are counted. */
const MAX_NAMES = 8;

const firstNames = (names: readonly string[]): string =>
  names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '');

interface CardProps extends TokenTabProps {
  readonly credential: Credential;
  /** In `credentials`. */
  readonly at: number;
}

const whereWords = { header: '', query: 'in the address', subprotocol: '', form: 'in the body' } as const;

function CredentialCard({ credential, at, ...props }: CardProps): JSX.Element {
  const { place, kind, scheme, shown, jwt, placeholder, flaws } = credential;
  const name = placeName(place);
  const token: TokenPlace = { in: 'credential', index: at };
  return (
    <section class="token" data-token={place.name}>
      <h2>
        <Code text={name} /> {whereWords[place.in]}
      </h2>
      {credential.length > 0 && (
        <Value
          {...props}
          name={name}
          scheme={scheme}
          shown={placeholder ?? shown}
          masked={placeholder === undefined && (kind !== 'password' || props.exchange.observer === 'har')}
          token={token}
        />
      )}
      {!jwt && (
        <p>
          <Sentence template={describe(credential)} />
        </p>
      )}
      {flaws.length > 0 && (
        <ul class="wrong" aria-label="What is wrong with it">
          {flaws.map((flaw) => (
            <li key={flaw} data-flaw={flaw}>
              <Sentence template={credentialFlawWords[flaw]} />
            </li>
          ))}
        </ul>
      )}
      <Proofs proofs={proofsInHeader(props.evidence, 'request', place.name)} />
      {jwt && <TokenParts {...props} name={name} jwt={jwt} token={token} />}
    </section>
  );
}

function describe(credential: Credential): string {
  const { kind, placeholder, keyFormat, length } = credential;
  if (placeholder === '' || length === 0) return 'It is empty.';
  if (placeholder !== undefined)
    return `Not a secret: ${placeholderWords(placeholder)} stands where one should, a variable that was not filled in.`;
  if (kind === 'password') return 'A password: of it why401 knows the length alone.';
  const what = `${credentialKindWords(credential)}${keyFormat === undefined ? '' : `; by its form a ${keyFormat}`}.`;
  if (kind === 'basic') return `${what} They are encoded in base64, which hides nothing.`;
  return kind === 'negotiate' || kind === 'ntlm' || kind === 'digest' || kind === 'signature'
    ? what
    : `${what} It cannot be looked into: only the server knows what it stands for.`;
}

interface ValueProps extends TokenTabProps {
  readonly name: string;
  readonly scheme?: string | undefined;
  readonly shown: string;
  readonly masked?: boolean;
  readonly token: TokenPlace;
}

function Value({ exchange, index, source, name, scheme, shown, masked = true, token }: ValueProps): JSX.Element {
  return (
    <p class="token-value tree-row">
      <bdi>
        {scheme !== undefined && `${scheme} `}
        <Secret name={name} shown={shown} masked={masked} onReveal={() => source.reveal(exchange.id, index, { of: 'token', token })} />
      </bdi>
    </p>
  );
}
