/**
 * What stands in for a secret: of its length, the same for the same secret, and made from its fingerprint alone, so that there is
 * nothing in it to find. It reads as no word, no placeholder and no key of a product.
 */

import { sipHash } from '../../engine/fingerprint.ts';

const letters = 'bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ';
const digits = '23456789';
const all = letters + digits;

/** No secret is hashed with it: the seeds are fingerprints already. */
const KEY = new Uint8Array(16);
const encoder = new TextEncoder();

/** `length` characters; from four on, letters of both cases and digits are among them. `head`: what it begins with, as far as it fits. */
export function standIn(seed: string, length: number, head = ''): string {
  const begun = head.length < length ? head : '';
  const wanted = length - begun.length;
  let text = '';
  for (let block = 0; text.length < wanted; block++) text += readable(sipHash(KEY, encoder.encode(`${block} ${seed}`)));
  const cut = text.slice(0, wanted);
  return begun + (cut.length < 4 ? cut : `${cut.slice(0, -3)}x${digits[cut.charCodeAt(0) % digits.length]}K`);
}

/** 64 bits as eight characters. */
const readable = (hash: string): string =>
  Array.from({ length: 8 }, (_, at) => all[Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) % all.length]).join('');

/** Longer ones were no header and no word of a text. In characters. */
const MAX_LENGTH = 65_536;

/** A text in which secrets are masked, with stand-ins where the masks were. */
export const withStandIns = (shown: string): string =>
  shown.replace(/([^\s"'=,;()<>[\]{}…]{0,4})… \((\d{1,6})\)/g, (mask, head: string, length: string) =>
    standIn(mask, Math.min(Number(length), MAX_LENGTH), head),
  );
