/** Every line that may be right for a failure; none that is not. */

import type { Verdict } from '../../../engine/diagnose.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import { answerPreflight } from './answer-preflight.ts';
import { forwardAuthorization } from './forward-authorization.ts';
import { includeCredentials } from './include-credentials.ts';
import type { Line, WriteLines } from './line.ts';
import { requestScope } from './request-scope.ts';
import { setCookie } from './set-cookie.ts';
import { writeAuthorization } from './write-authorization.ts';

const all: readonly WriteLines[] = [includeCredentials, setCookie, answerPreflight, forwardAuthorization, requestScope, writeAuthorization];

/** `verdict` is one of those that `facts` led to. */
export const correctedLines = (verdict: Verdict, facts: Facts): readonly Line[] => all.flatMap((write) => write(verdict, facts));
