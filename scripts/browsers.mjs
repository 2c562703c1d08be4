// @ts-check
/** Finding a browser, and getting one where there is none. Plain Node: it runs before anything is installed. */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Advice, note, run, runTool } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

const { platform, env } = process;
const programFiles = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((folder) => folder !== undefined);
const applications = ['/Applications', join(homedir(), 'Applications')];

/** @param {...string} names on the PATH */
const onPath = (...names) => names.flatMap((name) => (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)));
/** @param {...string} names of .app bundles: "Name" or "Name/Executable" */
const inApplications = (...names) => names.flatMap((name) => applications.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
/** @param {...string} paths below Program Files */
const inProgramFiles = (...paths) => paths.flatMap((path) => programFiles.map((folder) => join(folder, path)));

/** Candidates in the order they are tried: the freest browser first, the user's everyday one last. */
function chromiums() {
  if (platform === 'darwin') return inApplications('Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome');
  if (platform === 'win32')
    return inProgramFiles(
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Google\\Chrome\\Application\\chrome.exe',
    );
  return onPath(
    'chromium',
    'chromium-browser',
    'chrome-for-testing',
    'microsoft-edge',
    'microsoft-edge-stable',
    'google-chrome',
    'google-chrome-stable',
  );
}

function firefoxes() {
  if (platform === 'darwin') return applications.map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`);
  if (platform === 'win32') return inProgramFiles('Mozilla Firefox\\firefox.exe');
  return onPath('firefox', 'firefox-esr');
}

/**
 * A file of that name may be a stub (Ubuntu's asks for a snap) or lack its libraries: asked for its version, a browser answers.
 * On Windows the question opens a window, so there being a file is enough.
 * @param {string} path
 */
async function works(path) {
  if (!existsSync(path)) return false;
  return platform === 'win32' || (await run(path, ['--version'], { quiet: true, silenceMs: 20_000 })).ok;
}

/** @param {readonly string[]} paths @returns {Promise<string | undefined>} */
async function firstThatWorks(paths) {
  for (const path of paths) if (await works(path)) return path;
  return undefined;
}

/** The user's own choice wins, and a wrong one is said, never passed over. @param {'WHY401_BROWSER' | 'WHY401_FIREFOX'} name */
async function chosen(name) {
  const path = env[name];
  if (path && !(await works(path))) throw new Advice(`${name} is "${path}", and no browser starts there.`);
  return path;
}

/** Playwright's own Chromium, where its download is on this machine. */
async function playwrightChromium() {
  try {
    const path = (await import('@playwright/test')).chromium.executablePath();
    return (await works(path)) ? path : undefined;
  } catch {
    return undefined; // Playwright is not installed yet, or knows no browser for this system.
  }
}

/** The path of a Chromium, undefined where there is none. */
export async function findChromium() {
  return (await chosen('WHY401_BROWSER')) ?? (await playwrightChromium()) ?? (await firstThatWorks(chromiums()));
}

/** The path of a Firefox, undefined where there is none. */
export async function findFirefox() {
  return (await chosen('WHY401_FIREFOX')) ?? (await firstThatWorks(firefoxes()));
}

/** The path of a Chromium; one is got where there is none. Needs the packages installed. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  note("no Chromium, Chrome or Edge found: downloading Playwright's Chromium into its cache in your home folder.");
  const { ok, output } = await runTool('@playwright/test', ['install', 'chromium'], {
    quiet: true,
    every: 'still downloading',
    silenceMs: 60_000,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  if (!ok) note(`the download did not work: ${output.split('\n').find((line) => line.includes('Error')) ?? 'no answer'}`);
  const got = (await playwrightChromium()) ?? (await fromSystemPackages('chromium', findChromium));
  if (got) return got;
  throw new Advice(
    'there is no browser here, and none could be downloaded.\nInstall Chromium, Edge or Chrome, or set WHY401_BROWSER to the path of one.',
  );
}

/** The path of a Firefox; one is got where there is none and this may be done. */
export async function ensureFirefox() {
  const got = (await findFirefox()) ?? (await fromSystemPackages('firefox-esr', findFirefox));
  if (got) return got;
  throw new Advice('there is no Firefox here.\nInstall Firefox 140 or later, or set WHY401_FIREFOX to the path of one.');
}

/**
 * @param {string} name
 * @param {() => Promise<string | undefined>} find
 */
async function fromSystemPackages(name, find) {
  await installSystemPackages([name]);
  return find();
}
