/** Parts of an address; of an observed one, whatever of it may be shown. All of them are '' or nothing where the address is broken. */

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** `https://shop.example:8443` */
export const originOf = (url: string): string => parse(url)?.origin ?? '';

/** Without its port, in lower case. */
export const hostOf = (url: string): string => parse(url)?.hostname ?? '';

/** Without its query. */
export const pathOf = (url: string): string => parse(url)?.pathname ?? '';

/** The parts of a path, the empty ones left out. */
export const splitPath = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

/** The same of an address. */
export const segmentsOf = (url: string): readonly string[] => splitPath(pathOf(url));

/** Undefined where it is not there, or empty. */
export const queryParameter = (url: string, name: string): string | undefined => parse(url)?.searchParams.get(name) || undefined;
