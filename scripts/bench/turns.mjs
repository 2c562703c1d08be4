// @ts-check
/** Browsers that take turns at the same work, and what each took of time and processor. */

import { say } from '../run.mjs';
import { median, round } from './figures.mjs';

/** @typedef {{wallMs: number, cpuMs: number | null}} Taken */
/** @typedef {ReturnType<typeof compare>[number]} Compared */

/**
 * One after the other, again and again, in turned order every other time: a slow moment of the machine's falls on all. The first time of
 * each does not count.
 * @template {string} Variant
 * @param {Record<Variant, () => Promise<Taken>>} takes
 * @param {number} runs
 * @returns {Promise<Record<Variant, Taken[]>>}
 */
export async function takeTurns(takes, runs) {
  const variants = /** @type {Variant[]} */ (Object.keys(takes));
  const taken = /** @type {Record<Variant, Taken[]>} */ (
    Object.fromEntries(variants.map((variant) => [variant, /** @type {Taken[]} */ ([])]))
  );
  for (const variant of variants) await takes[variant]();
  for (let run = 0; run < runs; run++)
    for (const variant of run % 2 === 0 ? variants : [...variants].reverse()) taken[variant].push(await takes[variant]());
  return taken;
}

/** Medians of each variant, and as multiples of `none`'s. @template {string} Variant @param {Record<Variant | 'none', Taken[]>} taken */
export function compare(taken) {
  const variants = /** @type {Variant[]} */ (Object.keys(taken));
  const none = medians(taken.none);
  return variants.map((variant) => {
    const { wallMs, cpuMs } = medians(taken[variant]);
    return {
      variant,
      wallMs: round(wallMs),
      wall: round(wallMs / none.wallMs, 3),
      cpuMs: cpuMs === null ? null : round(cpuMs),
      cpu: cpuMs === null || none.cpuMs === null ? null : round(cpuMs / none.cpuMs, 3),
    };
  });
}

/** @param {Taken[]} taken */
function medians(taken) {
  const cpu = taken.flatMap(({ cpuMs }) => cpuMs ?? []);
  return { wallMs: median(taken.map(({ wallMs }) => wallMs)), cpuMs: cpu.length > 0 ? median(cpu) : null };
}

/** One's wall time as a multiple of another's. @param {Record<string, Taken[]>} taken @param {string} one @param {string} other */
export const ratio = (taken, one, other) => round(medians(taken[one] ?? []).wallMs / medians(taken[other] ?? []).wallMs, 3);

/** @param {readonly Compared[]} variants */
export function showVariants(variants) {
  for (const { variant, wallMs, wall, cpuMs, cpu } of variants) {
    const used = cpuMs === null ? 'CPU not known here (no /proc)' : `CPU ${String(cpuMs).padStart(5)} ms ${factor(cpu)}`;
    say(`  ${variant.padEnd(8)}  wall ${String(wallMs).padStart(5)} ms ${factor(wall)}   ${used}`);
  }
}

const factor = (/** @type {number | null} */ value) => (value ?? 0).toFixed(3);

/** @param {number} value @param {{aim: number, most: number}} limit */
export const told = (value, { aim, most }) =>
  `${factor(value)} (aim ${aim}: ${value <= aim ? 'met' : 'missed'}; at most ${most}: ${value <= most ? 'kept' : 'broken'})`;
