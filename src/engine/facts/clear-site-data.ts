/** `Clear-Site-Data: "cookies"`: an answer that makes the browser forget the cookies of the whole registrable domain. */

import type { ObservedResponse } from '../exchange.ts';

/** Clear Site Data §3.1: quoted types, or `"*"` for all of them. */
export const clearsCookies = ({ headers }: Pick<ObservedResponse, 'headers'>): boolean =>
  headers?.some(({ name, shown }) => name.toLowerCase() === 'clear-site-data' && /"(?:cookies|\*)"/.test(shown)) ?? false;
