/** Addresses that differ by a slip alone: the slash at the end, http for https, www. */

import type { Slip } from './try.ts';

/** What makes `right` of `wrong`; undefined where they are the same, or differ by anything else. Never from https to http. */
export function slipBetween(wrong: string, right: string): Slip | undefined {
  if (!URL.canParse(wrong) || !URL.canParse(right) || wrong === right) return undefined;
  const [from, to] = [new URL(wrong), new URL(right)];
  const slip: Slip = {
    ...(from.protocol === 'http:' && to.protocol === 'https:' ? { https: true } : {}),
    ...(to.hostname === `www.${from.hostname}` ? { www: 'added' as const } : {}),
    ...(from.hostname === `www.${to.hostname}` ? { www: 'removed' as const } : {}),
    ...(to.pathname === `${from.pathname}/` ? { slash: 'added' as const } : {}),
    ...(from.pathname === `${to.pathname}/` ? { slash: 'removed' as const } : {}),
  };
  return Object.keys(slip).length > 0 && applySlip(wrong, slip) === to.href ? slip : undefined;
}

/** The address with the slip put right, whatever stands in its query; without its fragment. */
export function applySlip(address: string, { https, www, slash }: Slip): string {
  const { protocol, host, pathname, search } = new URL(address);
  const named = www === 'added' ? `www.${host}` : www === 'removed' ? host.replace(/^www\./, '') : host;
  const path = slash === 'added' ? `${pathname}/` : slash === 'removed' ? pathname.replace(/\/$/, '') : pathname;
  // A URL leaves out the port that its scheme has anyway.
  return new URL(`${https ? 'https:' : protocol}//${named}${path}${search}`).href;
}
