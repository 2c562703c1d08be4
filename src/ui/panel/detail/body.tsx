/** What a message says in its body: masked until a value of it is asked for. */

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Evidence } from '../../../engine/evidence.ts';
import { type Exchange, MAX_BODY } from '../../../engine/exchange.ts';
import { kindOfField } from '../../../engine/facts/credential-places.ts';
import type { JsonPath } from '../../../engine/json-tree.ts';
import type { BodySide, MaskedBody, MaskedField } from '../../../engine/masked-body.ts';
import type { Source } from '../../source.ts';
import { CopyButton } from './copy-status.tsx';
import { ShowMore, useFirstOf } from './first-of.tsx';
import { JsonTree } from './json-tree.tsx';
import { Proofs } from './proof.tsx';
import { proofsOf } from './proofs.ts';
import { useReveal } from './reveal.ts';
import { RevealButton, Secret, WhatBecame } from './secret.tsx';

interface Props {
  readonly exchange: Exchange;
  /** Index in the chain. */
  readonly hop: number;
  readonly side: BodySide;
  readonly source: Pick<Source, 'reveal' | 'maskedBody'>;
  readonly evidence: readonly Evidence[];
  /** What is known of it where it is no longer kept. */
  readonly otherwise?: ComponentChildren;
}

type Loaded = MaskedBody | 'loading' | 'gone';

export function Body(props: Props): JSX.Element {
  const { exchange, side, otherwise } = props;
  const body = useMaskedBody(props);
  return (
    <section data-body={typeof body === 'string' ? body : body.kind}>
      <h2>Body</h2>
      {body === 'loading' ? null : body === 'gone' ? (
        (otherwise ?? <p class="soft">It is no longer kept.</p>)
      ) : body.kind === 'not-captured' ? (
        <p class="soft">{notCaptured(exchange, props.hop, side)}</p>
      ) : (
        <Content {...props} body={body} />
      )}
    </section>
  );
}

function useMaskedBody({ exchange, hop, side, source }: Props): Loaded {
  const [loaded, setLoaded] = useState<Loaded>('loading');
  useEffect(() => {
    let isWanted = true;
    const become = (next: Loaded): void => {
      if (isWanted) setLoaded(next);
    };
    source.maskedBody(exchange.id, hop, side).then(
      (body) => become(body ?? 'gone'),
      () => become('gone'),
    );
    return () => {
      isWanted = false;
    };
  }, [exchange, hop, side, source]);
  return loaded;
}

function notCaptured({ observer, hops }: Exchange, hop: number, side: BodySide): string {
  if (observer === 'har') return 'The file has none.';
  if (side === 'response') return 'It was not captured.';
  const method = hops[hop]?.method ?? '';
  return /^(?:GET|HEAD|OPTIONS)$/i.test(method)
    ? `None was captured, and a ${method} has none.`
    : 'None was captured: what pages send along is looked at from a site’s first failure on.';
}

/** Where it ends, as far as it is kept; in characters. */
function extentOf(body: MaskedBody): string | undefined {
  if (!('isCut' in body) || !body.isCut) return undefined;
  return body.length >= MAX_BODY
    ? `It was longer: the first ${MAX_BODY.toLocaleString('en')} characters are kept.`
    : 'It ends before what it began does: not all of it came, or is shown.';
}

function Content(props: Props & { readonly body: Exclude<MaskedBody, { kind: 'not-captured' }> }): JSX.Element {
  const { body, exchange, hop, side, source } = props;
  const ask = (path?: JsonPath) => source.reveal(exchange.id, hop, { of: 'body', side, ...(path === undefined ? {} : { path }) });
  const whole = useReveal(() => ask());
  if (body.kind === 'empty') return <p class="soft">It is empty.</p>;
  if (body.kind === 'binary') return <p class="soft">It is no text: {body.length.toLocaleString('en')} characters of something else.</p>;
  const clear = whole.revealed?.kind === 'clear' ? whole.revealed.value : undefined;
  const extent = extentOf(body);
  return (
    <>
      <div class="body-acts">
        <RevealButton name="the body" what="Reveal all" reveal={whole} />
        {clear !== undefined && <CopyButton text={clear} name="the body" as="secret" />}
        {clear === undefined && 'source' in body && <CopyButton text={body.source} name="the body" as="masked" />}
        <WhatBecame reveal={whole} />
      </div>
      {clear === undefined ? <Masked {...props} body={body} onReveal={ask} /> : <Text text={clear} label="Body, in clear" />}
      {extent !== undefined && <p class="soft">{extent}</p>}
      {!keepsPasswords(exchange) && mayHavePassword(body) && (
        <p class="soft">Passwords are not kept: of them why401 knows the length alone.</p>
      )}
    </>
  );
}

/** A browser's capture leaves them out as they are typed; a file has what its tool put in. */
const keepsPasswords = ({ observer }: Exchange): boolean => observer === 'har';

const isPassword = (name: string): boolean => kindOfField(name) === 'password';

/** There is nothing behind the mask. */
const isLost = (exchange: Exchange, name: string): boolean => !keepsPasswords(exchange) && isPassword(name);

const mayHavePassword = (body: MaskedBody): boolean =>
  (body.kind === 'fields' && body.fields.some(({ name }) => isPassword(name))) ||
  (body.kind === 'json' && body.root.kind === 'object' && body.root.entries.some(({ name }) => isPassword(name)));

interface MaskedProps {
  readonly exchange: Exchange;
  readonly body: Exclude<MaskedBody, { kind: 'not-captured' | 'empty' | 'binary' }>;
  readonly evidence: readonly Evidence[];
  readonly onReveal: (path: JsonPath) => Promise<string | undefined>;
}

function Masked({ exchange, body, evidence, onReveal }: MaskedProps): JSX.Element {
  switch (body.kind) {
    case 'json':
      return (
        <JsonTree
          label="Body"
          root={body.root}
          onReveal={onReveal}
          isLost={(field) => isLost(exchange, field)}
          proofsOf={(field) => proofsOf(evidence, 'body', field)}
        />
      );
    case 'fields':
      return <Fields exchange={exchange} fields={body.fields} evidence={evidence} onReveal={onReveal} />;
    case 'markup':
      return <Markup source={body.source} reading={body.reading} />;
    case 'text':
      return <Text text={body.source} label="Body" />;
  }
}

/** More are drawn on a click. */
const MANY = 100;

function Fields({
  exchange,
  fields,
  evidence,
  onReveal,
}: Omit<MaskedProps, 'body'> & { readonly fields: readonly MaskedField[] }): JSX.Element {
  const { items, more, show } = useFirstOf(fields, MANY);
  return (
    <>
      <table class="pairs" aria-label="Fields of the body">
        <tbody>
          {items.map(({ name, shown, masked }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                <Secret name={name} shown={shown} masked={masked && !isLost(exchange, name)} onReveal={() => onReveal([index])} />
                <Proofs proofs={proofsOf(evidence, 'body', name)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore more={more} what="fields" onShow={show} />
    </>
  );
}

/** As source, and what a reader sees of it; never as a page. */
function Markup({ source, reading }: { source: string; reading: readonly string[] }): JSX.Element {
  const [asText, setAsText] = useState(false);
  return (
    <>
      <div class="body-acts">
        {[false, true].map((text) => (
          <button key={String(text)} type="button" class="act" aria-pressed={asText === text} onClick={() => setAsText(text)}>
            {text ? 'Its text' : 'Source'}
          </button>
        ))}
      </div>
      <Text text={asText ? reading.join('\n') : source} label={asText ? 'Text of the page' : 'Source of the page'} />
    </>
  );
}

/** More of a text is not drawn. In characters. */
const MAX_DRAWN = 20_000;

function Text({ text, label }: { text: string; label: string }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="body-text" tabIndex={0} aria-label={label}>
      <pre dir="auto">{text.slice(0, MAX_DRAWN)}</pre>
      {text.length > MAX_DRAWN && (
        <p class="soft">{(text.length - MAX_DRAWN).toLocaleString('en')} more characters: Copy takes them along.</p>
      )}
    </section>
  );
}
