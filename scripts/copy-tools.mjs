// @ts-check
/** The tools that requests are copied for: the tests run what was copied in each. */

import { run, say } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** How each is asked whether it is there, and Debian's package of it. PowerShell has none, there or at npm. */
const tools = {
  sh: { ask: ['-c', 'true'], debian: 'dash' },
  bash: { ask: ['--version'], debian: 'bash' },
  dash: { ask: ['-c', 'true'], debian: 'dash' },
  zsh: { ask: ['--version'], debian: 'zsh' },
  curl: { ask: ['--version'], debian: 'curl' },
  http: { ask: ['--version'], debian: 'httpie' },
  python3: { ask: ['-c', 'import requests, sys; print(sys.executable)'], debian: 'python3-requests' },
};

/** @typedef {keyof typeof tools} Tool */
const names = /** @type {Tool[]} */ (Object.keys(tools));

/** Beside a Python of the user's own, the system's may be the one that has the package. @param {Tool} name */
const places = (name) => (name === 'python3' ? [name, '/usr/bin/python3'] : [name]);

/** @param {Tool} name @returns {Promise<string | undefined>} how it is started; undefined where it is not there */
async function find(name) {
  for (const place of places(name)) {
    const { ok, output } = await run(place, tools[name].ask, { quiet: true });
    // Started by a wrapper, it says itself where it is.
    if (ok) return name === 'python3' ? output.trim() : place;
  }
  return undefined;
}

/** @returns {Promise<Partial<Record<Tool, string>>>} */
export async function findCopyTools() {
  const found = await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await find(name)])));
  return Object.fromEntries(found.filter(([, place]) => place !== undefined));
}

/** Gets what is missing, where that may be done; what then still is, the tests name. */
export async function ensureCopyTools() {
  const found = await findCopyTools();
  const packages = names.filter((name) => found[name] === undefined).map((name) => tools[name].debian);
  if (packages.length === 0) return;
  say(`the tests of what is copied want ${packages.join(', ')}.`);
  await installSystemPackages(packages);
}
