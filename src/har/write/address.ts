/** Addresses as they were, without what was masked in them; `…` stands percent-encoded, as it does in every address (RFC 3986 §2.1). */

import { MASKED } from '../../engine/facts/path-shape.ts';
import { HIDDEN } from './stand-in.ts';

/** The value of a parameter that is no `…`, by its name as written; undefined: it is as it stands. */
export type ParameterValue = (name: string) => string | undefined;

export function writeAddress(url: string, known: ParameterValue = () => undefined): string {
  const [beforeFragment = '', ...fragment] = url.split('#');
  const [address = '', ...query] = beforeFragment.split('?');
  const written =
    query.length === 0
      ? ''
      : `?${query
          .join('?')
          .split('&')
          .map((pair) => writeParameter(pair, known))
          .join('&')}`;
  return encodeMasks(address) + written + (fragment.length === 0 ? '' : `#${encodeMasks(fragment.join('#'))}`);
}

function writeParameter(pair: string, known: ParameterValue): string {
  const at = pair.indexOf('=');
  if (at < 0) return encodeMasks(pair);
  const name = pair.slice(0, at);
  const value = pair.slice(at + 1);
  const end = /^…~(exp=\d{10})~…$/.exec(value)?.[1];
  const secret = value.includes('…') || value === '' ? known(name) : undefined;
  if (end !== undefined) return `${name}=st~${end}~hmac=${secret ?? HIDDEN}`;
  return `${encodeMasks(name)}=${secret === undefined ? value.replaceAll('…', HIDDEN) : encodeURIComponent(secret)}`;
}

const encodeMasks = (text: string): string => text.replaceAll('…', MASKED);

/** What stood before the host, that there was something. */
export const withUserinfo = (url: string): string => url.replace(/^([a-z][a-z\d+.-]*:\/\/)/i, `$1${MASKED}@`);
