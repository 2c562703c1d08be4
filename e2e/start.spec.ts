/** `npm start` without a window, as a person runs it: what it prints, what it saves, and what it leaves behind. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ARTIFACTS, at } from '../scripts/paths.mjs';
import { startLab } from './lab/lab.mjs';

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [at('scripts/start.mjs'), '--headless', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return { child, output: () => output, ended: new Promise((resolve) => child.on('close', resolve)) };
}

/** Is anything listening there? */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** Processes that name this folder, as a browser names its profile's; Linux alone tells. */
const processesAt = (folder: string): string[] =>
  existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => {
          try {
            return readFileSync(`/proc/${name}/cmdline`, 'utf8');
          } catch {
            return ''; // It ended meanwhile.
          }
        })
        .filter((line) => line.includes(folder))
    : [];

test('a page of one’s own: its verdict is printed, and popup and panel are saved as pictures', async () => {
  const lab = await startLab({ port: 0 });
  const pictures = ['popup.png', 'panel.png'].map((name) => join(ARTIFACTS, name));
  for (const picture of pictures) rmSync(picture, { force: true });
  const { path = '' } = lab.cases.find(({ id }) => id === 'token-expired') ?? {};
  const run = start(['--url', lab.url(path)]);
  expect(await run.ended, run.output()).toBe(0);
  expect(run.output()).toContain('token-expired (certain)');
  for (const picture of pictures) expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
  await lab.close();
});

test('Ctrl-C in the middle of the walk ends browser and lab, and leaves no profile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const run = start([], { TMPDIR: folder, TMP: folder, TEMP: folder });
  await expect.poll(run.output, { timeout: 40_000 }).toMatch(/^no-token .*no-credentials .*yes$/m);
  // By its number: browsers know every name below localhost, and the system may not.
  const lab = `http://127.0.0.1:${/lab: http:\/\/[^:]+:(\d+)/.exec(run.output())?.[1]}/`;
  expect(await answers(lab)).toBe(true);
  expect(readdirSync(folder)).not.toEqual([]);

  run.child.kill('SIGINT');
  expect(await run.ended).not.toBe(0);
  expect(await answers(lab)).toBe(false);
  expect(processesAt(folder)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('why401'))).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('an address that is none, and a browser that is not there, are said in a line', async () => {
  const badAddress = start(['--url', 'ftp://files.example']);
  expect(await badAddress.ended).toBe(1);
  expect(badAddress.output().trim()).toBe('why401: "ftp://files.example" is not an http or https address.');

  const noBrowser = start([], { WHY401_BROWSER: join(ARTIFACTS, 'no-such-browser') });
  expect(await noBrowser.ended).toBe(1);
  expect(noBrowser.output().trim()).toMatch(/^why401: WHY401_BROWSER is ".*no-such-browser", and no browser starts there\.$/);
});
