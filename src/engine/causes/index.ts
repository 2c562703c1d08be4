/** All causes, specific before generic: where confidence is the same, the order here decides. */

import type { Cause } from '../cause.ts';

export const causes: readonly Cause[] = [];
