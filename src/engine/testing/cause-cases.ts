/**
 * A cause's test is data: three lists of cases, each with a `because`. Tests name the message, never its wording, and give what the
 * server said by meaning, never by sentence:
 *
 *     testCause(tokenExpired, {
 *       found: [{ because: 'the server says so', given: {}, said: ['token-expired'], message: 'saidSo', confidence: 'certain' }],
 *       ruledOut: [{ because: 'it has an hour left', given: { requestHeaders: … } }],
 *       unknown: [{ because: 'the headers were not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
 *     });
 */

import { describe, expect, it } from 'vitest';
import type { Cause, Confidence } from '../cause.ts';
import type { EvidenceKind } from '../evidence.ts';
import { type Exchange, lastHop } from '../exchange.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { Meaning, Said } from '../facts/said.ts';
import type { FixId } from '../fix.ts';
import type { Params, Template } from '../words.ts';
import { buildExchange, type Overrides } from './build.ts';

/** What the server said: a meaning alone stands in the body as prose. */
export type Saying = Meaning | (Partial<Said> & { readonly meaning: Meaning });

export interface CauseCase {
  /** Why this must come out so. */
  readonly because: string;
  readonly given: Overrides;
  readonly others?: readonly Overrides[];
  /** Instead of what is read from the answer. */
  readonly said?: readonly Saying[];
}

export interface FoundCase extends CauseCase {
  readonly message: string;
  readonly confidence: Confidence;
  readonly reason?: string;
  /** Kinds of evidence that must be among those given. */
  readonly evidence?: readonly EvidenceKind[];
  readonly fixes?: readonly FixId[];
  /** Names of the cookies at fault. */
  readonly cookies?: readonly string[];
}

export interface UnknownCase extends CauseCase {
  readonly missing: readonly FactName[];
}

/** None of the lists is empty, but the last of a cause that needs nothing. */
export interface CauseCases {
  readonly found: readonly FoundCase[];
  readonly ruledOut: readonly CauseCase[];
  readonly unknown: readonly UnknownCase[];
}

export function testCause(cause: Cause, { found, ruledOut, unknown }: CauseCases): void {
  describe(cause.meta.id, () => {
    it.each(found.map((each) => [each.because, each] as const))('is found: %s', (_, each) => {
      const finding = cause.examine(factsOf(each));
      if (finding === undefined || 'missing' in finding) throw new Error(`not found: ${JSON.stringify(finding)}`);
      expect([finding.message, finding.confidence, finding.reason]).toEqual([each.message, each.confidence, each.reason]);
      if (each.evidence) expect(finding.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...each.evidence]));
      if (each.fixes) expect(finding.fixes ?? cause.meta.fixes).toEqual(each.fixes);
      if (each.cookies) expect(finding.cookies).toEqual(each.cookies);

      const message = cause.messages[finding.message];
      const steps = Object.values({ ...cause.meta.advice, ...message?.advice }).flat();
      const words = [message?.title ?? cause.meta.title, message?.visitor, message?.developer, cause.meta.prevent, ...steps];
      expect(words.flatMap((template) => unfilled(template ?? '{message}', { ...always, ...finding.params }))).toEqual([]);
      expect(finding.evidence.flatMap(({ template, params }) => unfilled(template, params))).toEqual([]);
      expect(finding.evidence.length).toBeGreaterThan(0);
    });

    it.each(ruledOut.map((each) => [each.because, each] as const))('is ruled out: %s', (_, each) => {
      expect(cause.examine(factsOf(each))).toBeUndefined();
    });

    it('has cases of every kind', () => {
      expect([found.length > 0, ruledOut.length > 0, unknown.length > 0 || cause.meta.needs.length === 0]).toEqual([true, true, true]);
    });

    if (unknown.length > 0) {
      it.each(unknown.map((each) => [each.because, each] as const))('cannot tell: %s', (_, each) => {
        expect(cause.examine(factsOf(each))).toEqual({ missing: each.missing });
      });
    }
  });
}

/** The facts of a case; also for tests that look at several causes at once. */
export function factsOf({ given, others = [], said }: CauseCase): Facts {
  const exchange = buildExchange(given);
  return gatherFacts(said === undefined ? exchange : saying(exchange, said.map(toSaid)), others.map(buildExchange));
}

function saying(exchange: Exchange, said: readonly Said[]): Exchange {
  const last = lastHop(exchange);
  const [first, ...rest] = [...exchange.hops.slice(0, -1), { ...last, response: last.response && { ...last.response, said } }];
  return { ...exchange, hops: [first ?? last, ...rest] };
}

const toSaid = (saying: Saying): Said => ({
  where: 'body',
  field: 'message',
  quote: 'what the server said',
  isCode: false,
  ...(typeof saying === 'string' ? { meaning: saying } : saying),
});

/** Given to every verdict's words. */
const always = { site: true, host: true, flushDns: true };

/** Names in a template that no parameter fills. */
const unfilled = (template: Template, params: Params | Readonly<Record<string, unknown>>): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => params[name] === undefined);
