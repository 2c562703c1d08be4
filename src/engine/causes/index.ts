/** All causes, specific before generic: where confidence is the same, the order here decides. */

import type { Cause } from '../cause.ts';
import malformedCredential from './malformed-credential.ts';
import noCredentials from './no-credentials.ts';
import placeholderCredential from './placeholder-credential.ts';

export const causes: readonly Cause[] = [placeholderCredential, malformedCredential, noCredentials];
