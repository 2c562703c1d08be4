/** Runs a text in its interpreter, as if it were typed there. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECRET_FILE } from './hostile.ts';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  /** Files that came to be in the folder where it ran. */
  readonly made: readonly string[];
}

/** The text goes in at the standard input, in a folder of its own. */
export async function runText(command: string, args: readonly string[], text: string): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'why401-copied-'));
  writeFileSync(join(folder, SECRET_FILE), 'of nobody else');
  const { code, output } = await pipe(command, args, text, folder);
  const made = readdirSync(folder).filter((name) => name !== SECRET_FILE);
  rmSync(folder, { recursive: true });
  return { code, output, made };
}

function pipe(command: string, args: readonly string[], text: string, cwd: string): Promise<Pick<Ran, 'code' | 'output'>> {
  return new Promise((resolve, reject) => {
    // Of a user's own settings nothing counts.
    const env = { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8', TERM: 'dumb', HISTFILE: '' };
    const child = spawn(command, args, { cwd, env });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.end(text);
  });
}
