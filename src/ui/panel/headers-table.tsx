/** Headers with their secrets masked, each to be revealed for a while by its own button. */

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MaskedHeader } from '../../engine/exchange.ts';
import { useRevealMs } from '../shared/reader.ts';
import { withBreaks } from '../shared/sentence.tsx';

interface Props {
  readonly label: string;
  readonly headers: readonly MaskedHeader[];
  readonly leftOut: number | undefined;
  /** By the header's place in the list; undefined where the value is no longer kept. */
  readonly onReveal: (index: number) => Promise<string | undefined>;
}

export function HeadersTable({ label, headers, leftOut = 0, onReveal }: Props): JSX.Element {
  if (headers.length === 0) return <p class="soft">There were none.</p>;
  return (
    <>
      <table class="pairs" aria-label={label}>
        <tbody>
          {headers.map((header, index) => (
            <HeaderRow key={`${index} ${header.name}`} header={header} onReveal={() => onReveal(index)} />
          ))}
        </tbody>
      </table>
      {leftOut > 0 && <p class="soft">{leftOut} more were left out: why401 keeps the first ones of so many.</p>}
    </>
  );
}

interface Revealed {
  readonly value: string | undefined;
}

function HeaderRow({
  header: { name, shown, masked },
  onReveal,
}: {
  header: MaskedHeader;
  onReveal: () => Promise<string | undefined>;
}): JSX.Element {
  const shownMs = useRevealMs();
  const [revealed, setRevealed] = useState<Revealed>();
  useEffect(() => {
    if (!revealed || shownMs === undefined) return;
    const timer = setTimeout(() => setRevealed(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [revealed, shownMs]);

  const reveal = (): void => {
    onReveal().then(
      (value) => setRevealed({ value }),
      () => setRevealed({ value: undefined }),
    );
  };

  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <bdi class="value">{withBreaks(revealed?.value ?? shown)}</bdi>
        {masked && !revealed && (
          <button type="button" class="reveal" aria-label={`Reveal ${name}`} onClick={reveal}>
            Reveal
          </button>
        )}
        {revealed?.value !== undefined && (
          <button type="button" class="reveal" aria-label={`Hide ${name}`} onClick={() => setRevealed(undefined)}>
            Hide
          </button>
        )}
        {revealed && revealed.value === undefined && <span class="soft"> No longer kept.</span>}
      </td>
    </tr>
  );
}
