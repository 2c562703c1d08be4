// @ts-check
/** What the system has and this project needs for its tests: found, or installed where that may be done. */

import { existsSync, readFileSync } from 'node:fs';
import { note, run } from './run.mjs';

/**
 * The system's packages are touched on Debian and its kin alone, and by root alone.
 * @param {readonly string[]} names
 */
export async function installSystemPackages(names) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (process.getuid?.() !== 0 || !/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return;
  note(`installing the system's ${names.length > 1 ? 'packages' : 'package'} ${names.join(', ')} (apt-get update, apt-get install -y).`);
  const options = { quiet: true, every: 'still installing', env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  const { ok, output } = await run('apt-get', ['install', '-y', ...names], options);
  if (!ok) note(`apt-get could not install: ${output.trim().split('\n').at(-1)}`);
}
