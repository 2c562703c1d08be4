/**
 * Keyed fingerprints of secrets: SipHash-2-4 (Aumasson, Bernstein 2012), a short-input pseudo-random function. With a random key that
 * lives as long as the browser session, equal values can be recognised and no value can be guessed from its fingerprint.
 */

import type { Fingerprint } from './observe.ts';

/** Octets that are hashed of a longer value; its whole length is hashed with them. */
const MAX_OCTETS = 65_536;

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
  const state = start(key);
  const whole = message.length - (message.length % 8);
  for (let at = 0; at < whole; at += 8) absorb(state, readHalf(message, at + 4), readHalf(message, at));
  const last = new Uint8Array(8);
  last.set(message.subarray(whole));
  last[7] = message.length & 0xff;
  absorb(state, readHalf(last, 4), readHalf(last, 0));
  xor(state, V2, 0, 0xff);
  for (let times = 0; times < 4; times += 1) round(state);
  const [high0 = 0, low0 = 0, high1 = 0, low1 = 0, high2 = 0, low2 = 0, high3 = 0, low3 = 0] = state;
  return hex(high0 ^ high1 ^ high2 ^ high3) + hex(low0 ^ low1 ^ low2 ^ low3);
}

/** The four 64-bit words v0 to v3, each as its high and its low half. */
type State = Uint32Array;
const V0 = 0;
const V1 = 2;
const V2 = 4;
const V3 = 6;

/** "somepseudorandomlygeneratedbytes", mixed with the key. */
function start(key: Uint8Array): State {
  const state = Uint32Array.of(0x736f6d65, 0x70736575, 0x646f7261, 0x6e646f6d, 0x6c796765, 0x6e657261, 0x74656462, 0x79746573);
  for (const word of [V0, V2]) xor(state, word, readHalf(key, 4), readHalf(key, 0));
  for (const word of [V1, V3]) xor(state, word, readHalf(key, 12), readHalf(key, 8));
  return state;
}

function absorb(state: State, high: number, low: number): void {
  xor(state, V3, high, low);
  round(state);
  round(state);
  xor(state, V0, high, low);
}

function round(state: State): void {
  mix(state, V0, V1, 13);
  rotate(state, V0, 32);
  mix(state, V2, V3, 16);
  mix(state, V0, V3, 21);
  mix(state, V2, V1, 17);
  rotate(state, V2, 32);
}

/** `a += b; b = (b <<< bits) ^ a`. */
function mix(state: State, a: number, b: number, bits: number): void {
  const low = half(state, a + 1) + half(state, b + 1);
  state[a + 1] = low;
  state[a] = half(state, a) + half(state, b) + (low > 0xffffffff ? 1 : 0);
  rotate(state, b, bits);
  xor(state, b, half(state, a), half(state, a + 1));
}

function xor(state: State, word: number, high: number, low: number): void {
  state[word] = half(state, word) ^ high;
  state[word + 1] = half(state, word + 1) ^ low;
}

/** To the left; 32 changes the halves. */
function rotate(state: State, word: number, bits: number): void {
  const high = half(state, word);
  const low = half(state, word + 1);
  state[word] = bits === 32 ? low : (high << bits) | (low >>> (32 - bits));
  state[word + 1] = bits === 32 ? high : (low << bits) | (high >>> (32 - bits));
}

const half = (state: State, at: number): number => state[at] as number;

/** Little-endian. */
const readHalf = (octets: Uint8Array, at: number): number =>
  (octets[at] as number) | ((octets[at + 1] as number) << 8) | ((octets[at + 2] as number) << 16) | ((octets[at + 3] as number) << 24);

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
