/** One parameter of an address; of an observed one, whatever of its value may be shown. */

/** Undefined where it is not there, or empty, or the address is broken. */
export const queryParameter = (url: string, name: string): string | undefined =>
  (URL.canParse(url) && new URL(url).searchParams.get(name)) || undefined;
