/** Which system the reader has. */

import type { Facts } from '../../engine/facts/facts.ts';
import { shownHeader } from '../../engine/facts/shown-header.ts';

export type System = 'windows' | 'mac' | 'linux' | 'chromeos' | 'android' | 'ios';

/** By `navigator.platform`; what calls itself Linux there is told apart by the `User-Agent` that the request carried. Undefined: not known. */
export function readSystem(platform: string | undefined, { request }: Pick<Facts, 'request'>): System | undefined {
  if (platform === undefined) return undefined;
  if (/^(?:iPhone|iPad|iPod)/.test(platform)) return 'ios';
  if (/^Android/.test(platform)) return 'android';
  if (/^Win/.test(platform)) return 'windows';
  if (/^Mac/.test(platform)) return 'mac';
  if (/^CrOS/.test(platform)) return 'chromeos';
  if (!/^Linux/.test(platform)) return undefined;
  const agent = shownHeader(request?.headers, 'user-agent') ?? '';
  if (/\bCrOS\b/.test(agent)) return 'chromeos';
  if (/\bAndroid\b/.test(agent)) return 'android';
  // Phones call themselves Linux too, and a request may be without its headers.
  return /^Linux (?:x86|i\d86|amd)/.test(platform) ? 'linux' : undefined;
}
