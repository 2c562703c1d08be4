/** Headers as they came, their secrets masked; those that matter to a sign-in unfold to what they mean. */

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Evidence } from '../../../engine/evidence.ts';
import type { MaskedHeader } from '../../../engine/exchange.ts';
import { Sentence } from '../../shared/sentence.tsx';
import type { HeaderContext, HeaderEntry } from '../../words/headers/entry.ts';
import { entryOf } from '../../words/headers/index.ts';
import { Chevron } from './chevron.tsx';
import { ShowMore, useFirstOf } from './first-of.tsx';
import { Proofs } from './proof.tsx';
import { proofsInHeader } from './proofs.ts';
import { Secret } from './secret.tsx';

interface Props {
  readonly label: string;
  readonly headers: readonly MaskedHeader[];
  readonly leftOut: number | undefined;
  readonly context: HeaderContext;
  /** Of the verdict, where this is the message that was judged. */
  readonly evidence: readonly Evidence[];
  /** By the header's place in the list; undefined where the value is no longer kept. */
  readonly onReveal: (index: number) => Promise<string | undefined>;
}

/** More are drawn on a click. */
const MANY = 100;

export function HeadersTable({ label, headers, leftOut = 0, context, evidence, onReveal }: Props): JSX.Element {
  const { items, more, show } = useFirstOf(headers, MANY);
  if (headers.length === 0) return <p class="soft">There were none.</p>;
  return (
    <>
      <table class="pairs headers" aria-label={label}>
        <tbody>
          {items.map((header, index) => (
            <HeaderRow
              key={`${index} ${header.name}`}
              header={header}
              entry={entryOf(header.name)}
              context={context}
              proofs={proofsInHeader(evidence, context.side, header.name)}
              onReveal={() => onReveal(index)}
            />
          ))}
        </tbody>
      </table>
      <ShowMore more={more} what="headers" onShow={show} />
      {leftOut > 0 && <p class="soft">{leftOut} more were left out: why401 keeps the first ones of so many.</p>}
    </>
  );
}

interface RowProps {
  readonly header: MaskedHeader;
  readonly entry: HeaderEntry | undefined;
  readonly context: HeaderContext;
  readonly proofs: readonly Evidence[];
  readonly onReveal: () => Promise<string | undefined>;
}

function HeaderRow({ header: { name, shown, masked }, entry, context, proofs, onReveal }: RowProps): JSX.Element {
  const id = useId();
  const means = entry?.means?.(shown, context);
  const marked = entry && (means !== undefined || !entry.quiet) ? entry : undefined;
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <tr data-header={name.toLowerCase()} data-proof={proofs.length > 0}>
        <th scope="row">
          {marked ? (
            <button
              type="button"
              class="explain"
              aria-expanded={unfolded}
              aria-controls={unfolded ? id : undefined}
              onClick={() => setUnfolded(!unfolded)}
            >
              <Chevron />
              {name}
            </button>
          ) : (
            <span class="plain-name">{name}</span>
          )}
        </th>
        <td>
          <Secret name={name} shown={shown} masked={masked} onReveal={onReveal} />
          <Proofs proofs={proofs} />
        </td>
      </tr>
      {marked && unfolded && (
        <tr class="explained">
          <td colSpan={2} id={id}>
            <Explanation entry={marked} means={means} />
          </td>
        </tr>
      )}
    </>
  );
}

function Explanation({ entry: { what, spec }, means }: { entry: HeaderEntry; means: string | undefined }): JSX.Element {
  return (
    <>
      <p>
        <Sentence template={what} />
      </p>
      {means !== undefined && (
        <p class="means">
          <b>This value:</b> <Sentence template={means} />
        </p>
      )}
      {spec && (
        <p>
          <a href={spec.address} target="_blank" rel="noreferrer">
            {spec.name}
          </a>
        </p>
      )}
    </>
  );
}
