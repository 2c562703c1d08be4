/** The key of this browser session's fingerprints: made once, never written to disk. */

import type { Area } from './area.ts';

const KEY = 'fingerprint-key';

/** 16 octets. */
export async function fingerprintKey(area: Area): Promise<Uint8Array> {
  const kept = (await area.get(KEY))[KEY];
  if (Array.isArray(kept)) return Uint8Array.from(kept as number[]);
  const made = crypto.getRandomValues(new Uint8Array(16));
  await area.set({ [KEY]: [...made] });
  return made;
}
