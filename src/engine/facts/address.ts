/** Parts of an address; of an observed one, whatever of it may be shown. All of them are '' or nothing where the address is broken. */

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** `https://shop.example:8443` */
export const originOf = (url: string): string => parse(url)?.origin ?? '';

/** Without its port, in lower case. */
export const hostOf = (url: string): string => parse(url)?.hostname ?? '';

/** Without its query. */
export const pathOf = (url: string): string => parse(url)?.pathname ?? '';

/** Where a hop went. */
interface AddressParts {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

/** Every hop of a log is asked several times for each failure in it. */
const known = new WeakMap<{ readonly url: string }, AddressParts>();

/** The three of a hop's address. */
export function placeOf(hop: { readonly url: string }): AddressParts {
  const before = known.get(hop);
  if (before) return before;
  const { origin = '', hostname: host = '', pathname: path = '' } = parse(hop.url) ?? {};
  const parts = { origin, host, path };
  known.set(hop, parts);
  return parts;
}

/** The parts of a path, the empty ones left out. */
export const splitPath = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

/** The same of an address. */
export const segmentsOf = (url: string): readonly string[] => splitPath(pathOf(url));

/** Undefined where it is not there, or empty. */
export const queryParameter = (url: string, name: string): string | undefined =>
  url.includes('?') ? parse(url)?.searchParams.get(name) || undefined : undefined;

/** As it goes to the server. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');
