/** What of a request a page can send again by itself. */

import type { HeaderList, RawHop } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import { isForbiddenHeader } from '../../engine/forbidden-headers.ts';
import { headerValue } from '../../engine/headers.ts';
import type { PageRequest } from '../../platform/ask-in-page.ts';

/** What browsers add by themselves: set by a script, it would ask for a preflight that there was none of before. */
const browsersOwn = new Set([
  ...['accept-language', 'cache-control', 'pragma', 'priority', 'upgrade-insecure-requests', 'user-agent', 'x-client-data'],
  // A conditional request is answered without a body.
  ...['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'],
]);

export function repeatable({ method, url, requestHeaders = [] }: RawHop): PageRequest {
  return {
    method,
    url: withoutFragment(url),
    headers: requestHeaders.filter(({ name }) => isPages(name.toLowerCase())).map(({ name, value }) => [name, value] as const),
    credentials: cookieNames(requestHeaders).length > 0 ? 'include' : 'omit',
  };
}

const isPages = (name: string): boolean => !isForbiddenHeader(name) && !browsersOwn.has(name) && !name.startsWith(':');

/** The same request, as far as who asks goes: values of cookies are given anew by many servers with every answer, so names count. */
export const isAskedAlike = (one: RawHop, other: RawHop): boolean =>
  authorization(one) === authorization(other) && cookieNames(one.requestHeaders).join(' ') === cookieNames(other.requestHeaders).join(' ');

const authorization = ({ requestHeaders }: RawHop): string | undefined => headerValue(requestHeaders, 'authorization');

const cookieNames = (headers: HeaderList = []): string[] =>
  headers
    .filter(({ name }) => name.toLowerCase() === 'cookie')
    .flatMap(({ value }) => value.split(';').map((pair) => pair.split('=')[0]?.trim() ?? ''))
    .sort();
