import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { zip } from './zip.mjs';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A folder with these files, written in this order, all of this age. */
function folder(files: Record<string, string>, age: Date): string {
  const root = mkdtempSync(join(tmpdir(), 'why401-zip-'));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, age, age);
  }
  return root;
}

/** Reads a zip as others do: from its end record to the central directory, from there to each file. */
function unzip(bytes: Buffer): Record<string, string> {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let entry = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    expect(bytes.readUInt32LE(entry)).toBe(0x02014b50);
    const nameLength = bytes.readUInt16LE(entry + 28);
    const name = bytes.toString('utf8', entry + 46, entry + 46 + nameLength);
    const local = bytes.readUInt32LE(entry + 42);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    expect(bytes.toString('utf8', local + 30, local + 30 + nameLength)).toBe(name);
    const start = local + 30 + nameLength;
    const content = inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(entry + 20)));
    expect(crc32(content)).toBe(bytes.readUInt32LE(entry + 16));
    files[name] = content.toString('utf8');
    entry += 46 + nameLength;
  }
  return files;
}

const files = { 'manifest.json': '{}', 'empty.txt': '', 'a/b/ü.js': 'x'.repeat(10_000) };

describe('zip', () => {
  it('holds every file, under its path from the folder', () => {
    expect(unzip(zip(folder(files, new Date(0))))).toEqual(files);
  });

  it('is the same for the same files, whenever and in whatever order they were written', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const once = zip(folder(files, new Date(0)));
    const again = zip(folder(reversed, new Date(1e12)));
    expect(again.equals(once)).toBe(true);
  });
});
