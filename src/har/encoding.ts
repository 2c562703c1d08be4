/** What a file is instead of JSON in UTF-8 (RFC 8259 §8.1), by its first octets: what mail, tools and disks make of a HAR on its way. */

export type Encoding = 'gzip' | 'zip' | 'utf-16';

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  // RFC 1952 §2.3.1.
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // With a byte order mark, and without: every other octet of `{ ` and the like is 0.
  ['utf-16', [0xff, 0xfe]],
  ['utf-16', [0xfe, 0xff]],
  ['utf-16', [0x7b, 0x00]],
  ['utf-16', [0x00, 0x7b]],
];

/** Undefined for what may be UTF-8. */
export const readEncoding = (chunk: Uint8Array): Encoding | undefined =>
  marks.find(([, octets]) => octets.every((octet, index) => chunk[index] === octet))?.[0];
