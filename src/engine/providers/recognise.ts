/** Which products an answer shows, by what an exchange without secrets holds. */

import type { Hop } from '../exchange.ts';
import { splitPath } from '../facts/address.ts';
import { providers } from './index.ts';
import { layers, type Provider, type Signs } from './provider.ts';

export interface Recognised {
  readonly provider: Provider;
  /** What shows it, by its name: the host, the header, the cookie, the realm, the code or the field. */
  readonly by: { readonly kind: 'host' | 'path' | 'header' | 'cookie' | 'realm' | 'code' | 'field'; readonly name: string };
}

/** The one that answered first: the application before its framework, that before what stands in front of it. */
export function recognise(hop: Hop): readonly Recognised[] {
  const shown = readShown(hop);
  return layers.flatMap((layer) =>
    providers
      .filter((provider) => provider.layer === layer)
      .flatMap((provider) => {
        const by = findSign(provider.signs, shown);
        return by ? [{ provider, by }] : [];
      }),
  );
}

/** Is the host, or a domain above it, the name? */
export const isWithin = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`);

/** What there is to see, read once for all providers. */
interface Shown {
  readonly host: string;
  readonly segments: readonly string[];
  /** By name, both in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: readonly string[];
  readonly realms: ReadonlySet<string>;
  readonly codes: readonly string[];
  readonly fields: ReadonlySet<string>;
}

function readShown({ url, request, response }: Hop): Shown {
  const { hostname = '', pathname = '' } = URL.canParse(url) ? new URL(url) : {};
  const { headers = [], challenges = [], setCookies = [], body } = response ?? {};
  return {
    host: hostname,
    segments: splitPath(pathname),
    headers: new Map(headers.map(({ name, shown }) => [name.toLowerCase(), shown.toLowerCase()])),
    cookies: [...(request?.cookies ?? []), ...setCookies].map(({ name }) => name),
    realms: new Set(challenges.flatMap(({ params }) => params['realm'] ?? [])),
    codes: body?.codes.map(({ code }) => code) ?? [],
    fields: new Set(body?.fields),
  };
}

/** In the order of how much they tell. */
function findSign(signs: Signs, shown: Shown): Recognised['by'] | undefined {
  const host = signs.hosts?.find((name) => isOwnHost(shown.host, name));
  if (host !== undefined) return { kind: 'host', name: host };
  const header = Object.entries(signs.headers ?? {}).find(([name, starts]) => beginsWith(shown.headers.get(name), [starts].flat()));
  if (header) return { kind: 'header', name: header[0] };
  const path = signs.paths?.find((part) => hasPart(shown.segments, part));
  if (path !== undefined) return { kind: 'path', name: path };
  const realm = signs.realms?.find((name) => shown.realms.has(name));
  if (realm !== undefined) return { kind: 'realm', name: realm };
  const code = shown.codes.find((each) => signs.codes?.some((start) => each.startsWith(start)));
  if (code !== undefined) return { kind: 'code', name: code };
  const [field] = signs.fields ?? [];
  if (field !== undefined && signs.fields?.every((name) => shown.fields.has(name))) return { kind: 'field', name: field };
  const cookie = shown.cookies.find((name) => signs.cookies?.some((pattern) => isNamed(name, pattern)));
  return cookie === undefined ? undefined : { kind: 'cookie', name: cookie };
}

const allHosts: readonly string[] = providers.flatMap(({ signs }) => signs.hosts ?? []);

/** Within this name and within no longer one of another's. */
const isOwnHost = (host: string, name: string): boolean =>
  isWithin(host, name) && !allHosts.some((other) => other.length > name.length && isWithin(other, name) && isWithin(host, other));

/** `apache` and `apache/2.4` begin with the word `apache`, `apache-coyote` does not. */
const beginsWith = (value: string | undefined, starts: readonly string[]): boolean =>
  starts.some((start) => (start === '' ? value !== undefined : value?.startsWith(start) && !/^[a-z-]/.test(value.slice(start.length))));

const isNamed = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** Whole segments, wherever in the path they begin; the path's end counts as a slash. */
function hasPart(segments: readonly string[], part: string): boolean {
  const wanted = splitPath(part);
  return segments.some((_, start) => wanted.every((segment, index) => isSegment(segments[start + index], segment)));
}

const isSegment = (segment: string | undefined, wanted: string): boolean => segment !== undefined && (wanted === '*' || segment === wanted);
