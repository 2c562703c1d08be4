/** What a redirect dropped or added on its way. */

import type { Hop } from '../../engine/exchange.ts';
import { shownHeader } from '../../engine/facts/shown-header.ts';

/** More are counted. */
const MAX_NAMES = 3;

/** One hop beside the one before it; what was not captured on both sides is left out. */
export function describeStep(before: Hop, after: Hop): string[] {
  const [scheme, newScheme] = [before, after].map(({ url }) => url.slice(0, url.indexOf(':')));
  return [
    ...(before.method === after.method ? [] : [`${after.method} instead of ${before.method}`]),
    ...(scheme === newScheme ? [] : [`${newScheme} instead of ${scheme}`]),
    ...describeAuthorization(before, after),
    ...describeCookies(before, after),
  ];
}

function describeAuthorization({ request: before }: Hop, { request: after }: Hop): string[] {
  if (before?.credentials === undefined || after?.credentials === undefined) return [];
  const [had, has] = [before, after].map(({ headers }) => shownHeader(headers, 'authorization') !== undefined);
  return had === has ? [] : [has ? 'Authorization added' : 'Authorization dropped'];
}

function describeCookies(before: Hop, after: Hop): string[] {
  const [had, has] = [before, after].map(({ request }) => request?.cookies?.map(({ name }) => name));
  if (had === undefined || has === undefined) return [];
  const dropped = had.filter((name) => !has.includes(name));
  const added = has.filter((name) => !had.includes(name));
  return [...describeNames(dropped, 'dropped'), ...describeNames(added, 'added')];
}

function describeNames(names: readonly string[], what: string): string[] {
  if (names.length === 0) return [];
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return [`${names.length === 1 ? 'cookie' : 'cookies'} ${names.slice(0, MAX_NAMES).join(', ')}${more} ${what}`];
}
