/** Every code that a provider lists: what is public is no secret. */

import { providers } from './index.ts';

/** `field: code` → `code`. */
const withoutField = (key: string): string => key.replace(/^[^ ]*: /, '');

export const listedCodes: ReadonlySet<string> = new Set(providers.flatMap(({ codes }) => Object.keys(codes).map(withoutField)));
