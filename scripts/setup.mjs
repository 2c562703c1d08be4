// @ts-check
/** The packages of package-lock.json are in node_modules, or are put there. */

import { existsSync, readFileSync } from 'node:fs';
import { at } from './paths.mjs';
import { Advice, note, run } from './run.mjs';

/** The lowest Node that Vite 8 and web-ext run on. */
const NODE = { major: 20, minor: 19 };

/** Installs what is missing or out of step with the lock file, and says so first. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < NODE.major || (major === NODE.major && minor < NODE.minor))
    throw new Advice(
      `needs Node ${NODE.major}.${NODE.minor} or later; this is ${process.versions.node}. Get a newer one from https://nodejs.org`,
    );

  const reason = outOfStep();
  if (!reason) return;
  note(`${reason}: installing the packages of package-lock.json into node_modules (npm ci). This takes a minute or a few.`);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const every = 'still installing';
  // Started by npm, its own script is known; by hand, npm is a shell script on Windows.
  const { ok } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { aside: true, every })
    : await run('npm', args, { aside: true, every, shell: process.platform === 'win32' });
  if (!ok) throw new Advice('npm ci failed; its message is above. Is the network there?');
}

/** What is wrong with node_modules, undefined where nothing is. npm writes its own lock file there last, so a broken-off install lacks it. */
function outOfStep() {
  const installed = at('node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'node_modules is missing or incomplete';
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  for (const path of Object.keys(want)) {
    if (path === '') continue;
    // Optional packages are for other systems, mostly.
    if (!have[path] ? !want[path].optional && !want[path].devOptional : have[path].version !== want[path].version)
      return `${path} is not as package-lock.json has it`;
  }
  return undefined;
}
