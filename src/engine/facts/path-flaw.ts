/** How the address of a refused request differs from those that were accepted: host, stage, version, a slash. */

import { percentDecode } from '../percent.ts';
import { splitPath } from './address.ts';
import { readUnset } from './placeholder.ts';

/** What an address seems to lack or to have too much of, beside one that works. */
export type PathFlaw =
  /** `/orders/1`, where `/prod/orders` works. */
  | 'missing-prefix'
  /** `/api/api/orders`. */
  | 'repeated-segment'
  /** `//orders`. */
  | 'double-slash'
  /** `/orders/`, where `/orders` works, or the reverse. */
  | 'trailing-slash'
  /** `/v2/orders`, where `/v1/orders` works. */
  | 'other-version'
  /** `/Orders`, where `/orders` works. */
  | 'letter-case'
  /** `/teams/undefined/orders`. */
  | 'unset-part';

/**
 * The difference between a refused path and one that was accepted; undefined where they are the same, or simply two. Paths as in an
 * address, without query.
 */
export function comparePaths(refused: string, accepted: string): PathFlaw | undefined {
  if (refused === accepted) return undefined;
  const [a, b] = [splitPath(refused), splitPath(accepted)];
  const same = a.join('/') === b.join('/');
  if (refused.includes('//') && !accepted.includes('//')) return 'double-slash';
  if (a.some(isUnset) && !b.some(isUnset)) return 'unset-part';
  if (same) return 'trailing-slash';
  if (a.join('/').toLowerCase() === b.join('/').toLowerCase()) return 'letter-case';
  if (repeats(a) && !repeats(b)) return 'repeated-segment';
  if (a.length === b.length && a.filter((segment, index) => segment !== b[index]).length === 1) {
    const at = a.findIndex((segment, index) => segment !== b[index]);
    if (isVersion(a[at]) && isVersion(b[at])) return 'other-version';
  }
  const [first] = a;
  return first !== undefined && b.length > 1 && b[0] !== first && b[1] === first ? 'missing-prefix' : undefined;
}

const isUnset = (segment: string): boolean => readUnset(percentDecode(segment)) !== undefined;

const repeats = (segments: readonly string[]): boolean =>
  segments.some((segment, index) => index > 0 && segment === segments[index - 1] && !/^\d+$/.test(segment));

const isVersion = (segment: string | undefined): boolean =>
  /^v\d+(?:\.\d+)*$|^\d+\.\d+$|^\d{4}-\d\d(?:-\d\d)?$|^(?:latest|beta|alpha|preview)$/i.test(segment ?? '');
