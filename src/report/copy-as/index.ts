/** Every form in which a request can be copied, in the order in which they are offered. */

import { curl } from './curl.ts';
import { fetchTarget } from './fetch.ts';
import { httpie } from './httpie.ts';
import { powershell } from './powershell.ts';
import { python } from './python.ts';
import { type CopiedRequest, problemOf } from './request.ts';
import type { Target, Written } from './target.ts';

export const targets: readonly Target[] = [curl, fetchTarget, powershell, python, httpie];

export function copyAs(target: Target, request: CopiedRequest): Written {
  const problem = problemOf(request);
  return problem ? { problem } : target.write(request);
}
