import type { HeaderList } from './exchange.ts';

/** The first of that name, which is in lower case. */
export const headerValue = (headers: HeaderList | undefined, name: string): string | undefined =>
  headers?.find((header) => header.name.toLowerCase() === name)?.value;
