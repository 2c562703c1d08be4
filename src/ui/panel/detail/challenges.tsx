/** What the answer asks for, challenge by challenge. */

import type { JSX } from 'preact';
import type { Evidence } from '../../../engine/evidence.ts';
import type { MaskedHeader } from '../../../engine/exchange.ts';
import type { Challenge, ChallengeIssue } from '../../../engine/facts/challenges.ts';
import { Code, Sentence } from '../../shared/sentence.tsx';
import { fieldName, issueWords, parameterWords, schemeWords } from '../../words/challenge-words.ts';
import { ShowMore, useFirstOf } from './first-of.tsx';
import { Proofs } from './proof.tsx';
import { proofsOf } from './proofs.ts';

interface Props {
  readonly challenges: readonly Challenge[];
  readonly headers: readonly MaskedHeader[] | undefined;
  readonly evidence: readonly Evidence[];
}

/** More are drawn on a click. */
const MANY = 10;

export function Challenges({ challenges, headers, evidence }: Props): JSX.Element | null {
  const { items, more, show } = useFirstOf(challenges, MANY);
  if (challenges.length === 0) return null;
  return (
    <section>
      <h2>{challenges.length === 1 ? 'What it asks for' : `What it asks for: ${challenges.length} challenges`}</h2>
      {items.map((challenge, index) => (
        <ChallengeTable key={index} challenge={challenge} written={writtenOf(challenge, headers)} evidence={evidence} />
      ))}
      <ShowMore more={more} what="challenges" onShow={show} />
    </section>
  );
}

/** The field as it was, where that is shown and there is one alone: issues are counted from its start. */
function writtenOf({ field }: Challenge, headers: readonly MaskedHeader[] = []): string | undefined {
  const [only, ...others] = headers.filter(({ name }) => name.toLowerCase() === field);
  return only && others.length === 0 && !only.masked ? only.shown : undefined;
}

interface TableProps {
  readonly challenge: Challenge;
  readonly written: string | undefined;
  readonly evidence: readonly Evidence[];
}

function ChallengeTable({ challenge, written, evidence }: TableProps): JSX.Element {
  const { field, scheme, token68, params, issues } = challenge;
  const known = schemeWords(scheme);
  const rows = [...Object.entries(params), ...(token68 === null ? [] : [['', token68] as const])];
  return (
    <div class="challenge" data-challenge={scheme}>
      <h3>
        {scheme === '' ? 'No scheme' : <Code text={known?.name ?? scheme} />} <span class="soft">{fieldName(field)}</span>
      </h3>
      {known && (
        <p>
          <Sentence template={known.what} />{' '}
          {known.spec && (
            <a href={known.spec.address} target="_blank" rel="noreferrer">
              {known.spec.name}
            </a>
          )}
        </p>
      )}
      {rows.length > 0 && (
        <table class="pairs parameters" aria-label={`Parameters of ${scheme}`}>
          <tbody>
            {rows.map(([name, value]) => (
              <Parameter key={name} name={name} value={value} scheme={scheme} proofs={proofsOf(evidence, 'challenge', name)} />
            ))}
          </tbody>
        </table>
      )}
      {issues.length > 0 && (
        <ul class="issues" aria-label="What is wrong with it">
          {issues.map((issue, index) => (
            <Issue key={index} issue={issue} written={written} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface ParameterProps {
  readonly name: string;
  readonly value: string;
  readonly scheme: string;
  readonly proofs: readonly Evidence[];
}

function Parameter({ name, value, scheme, proofs }: ParameterProps): JSX.Element {
  const words = name === '' ? 'A value of the scheme’s own, without a name.' : parameterWords(name, value, scheme);
  return (
    <tr data-proof={proofs.length > 0}>
      <th scope="row">{name === '' ? 'value' : name}</th>
      <td>
        <bdi class="value">{value === '' ? '—' : value}</bdi>
        {words !== undefined && (
          <span class="meaning">
            <Sentence template={words} />
          </span>
        )}
        <Proofs proofs={proofs} />
      </td>
    </tr>
  );
}

/** How much of the field is shown around an issue. In characters. */
const AROUND = 24;

function Issue({ issue: { code, at }, written }: { issue: ChallengeIssue; written: string | undefined }): JSX.Element {
  return (
    <li data-issue={code}>
      <Sentence template={issueWords[code]} /> <span class="soft">At character {at + 1}.</span>
      {written !== undefined && at < written.length && (
        <bdi class="excerpt">
          {at > AROUND && '…'}
          {written.slice(Math.max(0, at - AROUND), at)}
          <mark>{written[at]}</mark>
          {written.slice(at + 1, at + AROUND)}
          {at + AROUND < written.length && '…'}
        </bdi>
      )}
    </li>
  );
}
