/** Two exchanges side by side: this failure and the last success, or any two that are chosen. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { compareExchanges } from '../../../engine/compare/compare.ts';
import type { Exchange } from '../../../engine/exchange.ts';
import { list } from '../../../engine/words.ts';
import { type ComparisonGroup, nameIncomparable, writeComparison } from '../../../report/comparison.ts';
import { writeTime } from '../../../report/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { Parts, Sentence } from '../../shared/sentence.tsx';
import { optionOf } from './options.ts';
import { Picker } from './picker.tsx';

interface Props {
  readonly exchange: Exchange;
  /** The last success that it can be held against; undefined where nothing worked before. */
  readonly success: Exchange | undefined;
  /** All that can be chosen, and what else is known: failures and successes, in any order. */
  readonly others: readonly Exchange[];
}

export function CompareTab({ exchange, success, others }: Props): JSX.Element {
  const [first, second] = [useSignal(success?.id), useSignal<string | undefined>(exchange.id)];
  const all = useMemo(() => {
    const byId = new Map([...others, exchange].map((each) => [each.id, each]));
    return [...byId.values()].sort((a, b) => b.hops[0].startedAt - a.hops[0].startedAt);
  }, [others, exchange]);
  const [before, after] = [first, second].map(({ value }) => all.find(({ id }) => id === value));
  return (
    <div class="compare">
      <section class="compare-choice">
        <Picker
          label="Compare"
          exchanges={all}
          chosen={before}
          onChoose={(id) => {
            first.value = id;
          }}
        />
        <button
          type="button"
          disabled={!before || !after}
          onClick={() => {
            [first.value, second.value] = [second.value, first.value];
          }}
        >
          Swap
        </button>
        <Picker
          label="With"
          exchanges={all}
          chosen={after}
          onChoose={(id) => {
            second.value = id;
          }}
        />
      </section>
      {before && after ? (
        <Compared before={before} after={after} others={all} />
      ) : (
        <p class="soft">{success ? '' : 'Nothing like it worked before, as far as is known. '}Choose another request to compare with.</p>
      )}
    </div>
  );
}

function Compared({ before, after, others }: { before: Exchange; after: Exchange; others: readonly Exchange[] }): JSX.Element {
  const language = useLanguage();
  const comparison = useMemo(() => compareExchanges(before, after, others), [before, after, others]);
  const { different, same } = comparison;
  const unknown = nameIncomparable(comparison);
  const nameSide = (exchange: Exchange): string => `${optionOf(exchange).status}, ${writeTime(optionOf(exchange).at, language)}`;
  const sides = [nameSide(before), nameSide(after)] as const;
  if (before === after) return <p class="soft">These are one and the same request.</p>;
  return (
    <section class="compared" data-different={different.length} data-same={same.length}>
      {different.length === 0 ? (
        <p>Nothing that was compared differs.</p>
      ) : (
        <Table label="What differs" groups={writeComparison(different, language)} sides={sides} />
      )}
      {unknown.length > 0 && (
        <p class="soft">
          <Sentence template="Cannot tell: {what}." params={{ what: list(unknown) }} />
        </p>
      )}
      {same.length > 0 && (
        <details>
          <summary>{same.length === 1 ? '1 thing is the same' : `${same.length} things are the same`}</summary>
          <Table label="What is the same" groups={writeComparison(same, language)} sides={sides} />
        </details>
      )}
    </section>
  );
}

interface TableProps {
  readonly label: string;
  readonly groups: readonly ComparisonGroup[];
  readonly sides: readonly [before: string, after: string];
}

function Table({ label, groups, sides }: TableProps): JSX.Element {
  return (
    <table class="comparison" aria-label={label}>
      <thead>
        <tr>
          <td />
          {sides.map((side, index) => (
            <th key={index} scope="col">
              <bdi>{side}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          <tr class="group">
            <th colSpan={3} scope="rowgroup">
              {title}
            </th>
          </tr>
          {rows.map(({ what, label: name, before, after }, index) => (
            <tr key={index} data-what={what}>
              <th scope="row">
                <Parts parts={name} />
              </th>
              <td>{before ? <Parts parts={before} /> : <Missing />}</td>
              <td>{after ? <Parts parts={after} /> : <Missing />}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const Missing = (): JSX.Element => <span class="missing">not there</span>;
