/**
 * Keyed fingerprints of secrets: SipHash-2-4 (Aumasson, Bernstein 2012), a short-input pseudo-random function. With a random key that
 * lives as long as the browser session, equal values can be recognised and no value can be guessed from its fingerprint.
 */

import type { Fingerprint } from './observe.ts';

/** Octets that are hashed of a longer value; its whole length is hashed with them. */
const MAX_OCTETS = 65_536;

/** 64-bit words as [high, low] pairs of unsigned 32-bit halves, updated in place. */
type Word = [number, number];

/** `key`: 16 octets. The fingerprint is 16 hexadecimal digits; '' for ''. */
export function createFingerprint(key: Uint8Array): Fingerprint {
  const encoder = new TextEncoder();
  return (value) => {
    if (value === '') return '';
    const octets = encoder.encode(value.length > MAX_OCTETS ? `${value.slice(0, MAX_OCTETS)}|${value.length}` : value);
    return sipHash(key, octets);
  };
}

/** 16 hexadecimal digits, the most significant first. */
export function sipHash(key: Uint8Array, message: Uint8Array): string {
  const k0 = readWord(key, 0);
  const k1 = readWord(key, 8);
  const v0 = xored(k0, [0x736f6d65, 0x70736575]);
  const v1 = xored(k1, [0x646f7261, 0x6e646f6d]);
  const v2 = xored(k0, [0x6c796765, 0x6e657261]);
  const v3 = xored(k1, [0x74656462, 0x79746573]);
  const absorb = (word: Word): void => {
    xor(v3, word);
    round(v0, v1, v2, v3);
    round(v0, v1, v2, v3);
    xor(v0, word);
  };
  const whole = message.length - (message.length % 8);
  for (let at = 0; at < whole; at += 8) absorb(readWord(message, at));
  const last = new Uint8Array(8);
  last.set(message.subarray(whole));
  last[7] = message.length & 0xff;
  absorb(readWord(last, 0));
  xor(v2, [0, 0xff]);
  for (let times = 0; times < 4; times += 1) round(v0, v1, v2, v3);
  const result = xored(xored(v0, v1), xored(v2, v3));
  return hex(result[0]) + hex(result[1]);
}

function round(v0: Word, v1: Word, v2: Word, v3: Word): void {
  add(v0, v1);
  rotate(v1, 13);
  xor(v1, v0);
  rotate(v0, 32);
  add(v2, v3);
  rotate(v3, 16);
  xor(v3, v2);
  add(v0, v3);
  rotate(v3, 21);
  xor(v3, v0);
  add(v2, v1);
  rotate(v1, 17);
  xor(v1, v2);
  rotate(v2, 32);
}

/** Little-endian. */
function readWord(octets: Uint8Array, at: number): Word {
  const half = (from: number): number => {
    let value = 0;
    for (let index = 3; index >= 0; index -= 1) value = (value << 8) | (octets[from + index] ?? 0);
    return value >>> 0;
  };
  return [half(at + 4), half(at)];
}

function add(a: Word, b: Word): void {
  const low = a[1] + b[1];
  a[0] = (a[0] + b[0] + (low > 0xffffffff ? 1 : 0)) >>> 0;
  a[1] = low >>> 0;
}

function xor(a: Word, b: Word): void {
  a[0] = (a[0] ^ b[0]) >>> 0;
  a[1] = (a[1] ^ b[1]) >>> 0;
}

const xored = (a: Word, b: Word): Word => [(a[0] ^ b[0]) >>> 0, (a[1] ^ b[1]) >>> 0];

/** To the left. */
function rotate(a: Word, bits: number): void {
  const [high, low] = a;
  if (bits === 32) {
    a[0] = low;
    a[1] = high;
    return;
  }
  a[0] = ((high << bits) | (low >>> (32 - bits))) >>> 0;
  a[1] = ((low << bits) | (high >>> (32 - bits))) >>> 0;
}

const hex = (half: number): string => half.toString(16).padStart(8, '0');
