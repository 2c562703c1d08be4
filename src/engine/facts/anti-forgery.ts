/** Tokens against forged requests: they say nothing of the caller, but a server refuses a request without the right one. */

import type { HeaderList } from '../exchange.ts';
import type { Fingerprint } from '../observe.ts';
import { percentDecode } from '../percent.ts';
import type { CookiePair } from './cookies.ts';
import { isAntiForgeryName } from './credential-places.ts';
import type { Field } from './form.ts';
import { readPlaceholder } from './placeholder.ts';

export interface AntiForgery {
  /** Header name in lower case, or the field's name as sent. */
  readonly place: { readonly in: 'header' | 'form'; readonly name: string };
  /** In characters. */
  readonly length: number;
  readonly fingerprint: string;
  /** '' for an empty value. */
  readonly placeholder: string | undefined;
  /**
   * The cookie of the same request that it may be a copy of (`XSRF-TOKEN`, `csrftoken`), and whether it is; undefined where there
   * is no such cookie. Only a header that is made from the cookie has to be equal: `X-XSRF-TOKEN`, not a form's field.
   */
  readonly cookie: { readonly name: string; readonly equal: boolean } | undefined;
}

/** The anti-forgery tokens of a request, headers first. */
export function readAntiForgery(
  { headers, fields, cookies }: { headers: HeaderList; fields: readonly Field[]; cookies: readonly CookiePair[] },
  fingerprint: Fingerprint,
): AntiForgery[] {
  const guards = cookies.filter(({ name }) => isAntiForgeryName(name));
  const read = (place: AntiForgery['place'], value: string): AntiForgery => ({
    place,
    length: value.length,
    fingerprint: fingerprint(value),
    placeholder: value === '' ? '' : readPlaceholder(value),
    cookie: compare(value, guards),
  });
  return [
    ...headers
      .filter(({ name }) => isAntiForgeryName(name))
      .map(({ name, value }) => read({ in: 'header', name: name.toLowerCase() }, value.trim())),
    ...fields.filter(({ name }) => isAntiForgeryName(name)).map(({ name, value }) => read({ in: 'form', name }, value)),
  ];
}

/** A script reads the cookie and may decode it on the way (Angular, axios). */
function compare(value: string, guards: readonly CookiePair[]): AntiForgery['cookie'] {
  const equal = guards.find((guard) => guard.value === value || percentDecode(guard.value) === percentDecode(value));
  const [first] = guards;
  if (equal) return { name: equal.name, equal: true };
  return first && { name: first.name, equal: false };
}
