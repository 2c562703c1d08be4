/** What can be tried beside the buttons, for each of the two readers. */

import type { JSX } from 'preact';
import type { Verdict } from '../../engine/diagnose.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { Product } from '../../engine/providers/product.ts';
import { correctedLines } from '../../report/guides/lines/index.ts';
import type { Reader } from '../../report/words.ts';
import { causeById } from '../words/cause-by-id.ts';
import { specAddress } from '../words/spec-address.ts';
import { FoldAway } from './fold-away.tsx';
import { Lines } from './lines.tsx';
import { Parts, Sentence } from './sentence.tsx';
import { Steps } from './steps.tsx';
import { useDescription } from './verdict.tsx';

/** `reader` stands open; the other is folded away. */
export function Advice({ verdict, facts, reader }: { verdict: Verdict; facts: Facts; reader: Reader }): JSX.Element {
  const visitor = useDescription(verdict, 'visitor');
  const developer = useDescription(verdict, 'developer');
  const meta = causeById(verdict.cause)?.meta;
  const forDevelopers = (
    <FoldAway key="developer" summary={reader === 'developer' ? 'What to do' : 'For developers'} open={reader === 'developer'}>
      {reader === 'visitor' && (
        <p>
          <Parts parts={developer.summary} />
        </p>
      )}
      <Steps steps={developer.advice} />
      <Lines lines={correctedLines(verdict, facts)} />
      {meta && (
        <p>
          <strong>Next time:</strong> <Sentence template={meta.prevent} params={verdict.params} />
        </p>
      )}
      {meta && meta.specs.length > 0 && <Specs specs={meta.specs} />}
      {verdict.product && <Documentation product={verdict.product} />}
    </FoldAway>
  );
  const forVisitors = visitor.advice.length > 0 && (
    <FoldAway key="visitor" summary={reader === 'visitor' ? 'What else you can do' : 'For visitors'}>
      {reader === 'developer' && (
        <p>
          <Parts parts={visitor.summary} />
        </p>
      )}
      <Steps steps={visitor.advice} />
    </FoldAway>
  );
  return <>{reader === 'developer' ? [forDevelopers, forVisitors] : [forVisitors, forDevelopers]}</>;
}

function Documentation({ product }: { product: Product }): JSX.Element {
  return (
    <p class="specs">
      <a href={product.docs} target="_blank" rel="noreferrer">
        Documentation of {product.name}
      </a>
    </p>
  );
}

function Specs({ specs }: { specs: readonly string[] }): JSX.Element {
  return (
    <p class="specs">
      {specs.map((spec) => {
        const address = specAddress(spec);
        return address === undefined ? (
          <span key={spec}>{spec}</span>
        ) : (
          <a key={spec} href={address} target="_blank" rel="noreferrer">
            {spec}
          </a>
        );
      })}
    </p>
  );
}
