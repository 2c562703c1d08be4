/** Loads the page anew from the server. */

import { type Fix, nothingGoes } from './fix.ts';
import { revisit } from './revisit.ts';

export const reload: Fix = {
  preview: async () => nothingGoes,
  remember: async () => [],
  apply: (target) => revisit(target, { bypassCache: true }),
};
