// @ts-check
/** A zip of a folder, the same bytes for the same files: sorted names, one fixed date, no attributes. */

import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { filesBelow } from './bundle.mjs';

/** 1980-01-01 00:00, the earliest a zip can say. */
const DATE = 0x0021;
const DEFLATE = 8;
const UTF8_NAMES = 0x0800;

/** @param {string} folder @returns {Buffer} PKZIP APPNOTE 4.3: file headers and bytes, then the central directory, then its end record. */
export function zip(folder) {
  /** @type {Buffer[]} */
  const bodies = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const file of filesBelow(folder)) {
    const name = Buffer.from(relative(folder, file).split(sep).join('/'));
    const bytes = readFileSync(file);
    const packed = deflateRawSync(bytes, { level: 9 });
    const common = numbers(
      [20, 2],
      [UTF8_NAMES, 2],
      [DEFLATE, 2],
      [0, 2],
      [DATE, 2],
      [crc32(bytes), 4],
      [packed.length, 4],
      [bytes.length, 4],
      [name.length, 2],
      [0, 2],
    );
    const body = Buffer.concat([numbers([0x04034b50, 4]), common, name, packed]);
    bodies.push(body);
    directory.push(numbers([0x02014b50, 4], [20, 2]), common, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const count = bodies.length;
  return Buffer.concat([
    ...bodies,
    central,
    numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [central.length, 4], [offset, 4], [0, 2]),
  ]);
}

/** Little-endian numbers, each with its width in bytes. @param {...[value: number, width: number]} pairs */
function numbers(...pairs) {
  const buffer = Buffer.alloc(pairs.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of pairs) at = buffer.writeUIntLE(value, at, width);
  return buffer;
}
