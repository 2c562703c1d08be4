/** A flow that can be read: what came again and again is told once, and no more than so many steps are shown. */

import type { FlowStep } from './step.ts';

/** More steps are left out; the failure and those nearest to it never. */
const MOST = 30;
const NEAREST = 5;

export interface Weighed {
  readonly step: FlowStep;
  /** The less, the more it bears on the failure. */
  readonly weight: number;
}

/** In the order of time, and so they stay. */
export function shorten(all: readonly Weighed[]): { steps: FlowStep[]; leftOut: number } {
  const folded = foldRepeats(all);
  const kept = new Set(mostTelling(folded));
  const steps: FlowStep[] = [];
  let leftOutBefore = 0;
  for (const each of folded) {
    if (!kept.has(each)) leftOutBefore += 1;
    else {
      steps.push({ ...each.step, leftOutBefore });
      leftOutBefore = 0;
    }
  }
  return { steps, leftOut: folded.length - steps.length };
}

function foldRepeats(all: readonly Weighed[]): Weighed[] {
  const folded: Weighed[] = [];
  for (const each of all) {
    const before = folded.at(-1);
    if (before === undefined || !isAlike(before.step, each.step)) {
      folded.push(each);
      continue;
    }
    const kept = each.step.failed ? before.step : each.step;
    folded[folded.length - 1] = { step: { ...kept, times: before.step.times + 1 }, weight: Math.min(before.weight, each.weight) };
  }
  return folded;
}

/** The same call in another exchange, with the same result. */
const isAlike = (a: FlowStep, b: FlowStep): boolean =>
  !a.broke &&
  !b.broke &&
  a.exchange.id !== b.exchange.id &&
  a.exchange.hops.length === 1 &&
  b.exchange.hops.length === 1 &&
  a.role === b.role &&
  a.failed === b.failed &&
  a.method === b.method &&
  a.to === b.to &&
  a.path === b.path &&
  a.status === b.status;

function mostTelling(all: readonly Weighed[]): readonly Weighed[] {
  if (all.length <= MOST) return all;
  const broken = all.findIndex(({ step }) => step.broke);
  const rank = ({ weight }: Weighed, distance: number): number => (distance <= NEAREST ? 0 : weight + 1);
  return all
    .map((each, index) => ({ each, distance: Math.abs(index - broken) }))
    .sort((a, b) => rank(a.each, a.distance) - rank(b.each, b.distance) || a.distance - b.distance)
    .slice(0, MOST)
    .map(({ each }) => each);
}
