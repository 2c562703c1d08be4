// @ts-check
/** Running other programs: one way to start, to wait, to stop them. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { at, ROOT } from './paths.mjs';

/** A line for the person at the terminal. @param {string} line */
export const say = (line) => console.log(`why401: ${line}`);

/** What is done on the way, beside what a command prints: its stdout may be a document. @param {string} line */
export const note = (line) => console.error(`why401: ${line}`);

/** Something only the user can put right: shown without a stack trace. */
export class Advice extends Error {}

/**
 * @typedef {object} RunOptions
 * @property {boolean} [quiet] Keep the output back, and return it.
 * @property {boolean} [aside] All its output goes to stderr.
 * @property {number} [silenceMs] Give up when the program has said nothing for so long.
 * @property {string} [every] Say this line, with the time gone by, every 20 s.
 * @property {NodeJS.ProcessEnv} [env] Added to the environment.
 * @property {boolean} [shell] For what is a script on Windows (npm).
 */

/**
 * Runs a program to its end; never throws. Ctrl-C ends it and then this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ok: boolean, output: string}>} `output` holds stdout and stderr where `quiet` or `silenceMs` is given.
 */
export function run(command, args, { quiet = false, aside = false, silenceMs, every, env, shell = false } = {}) {
  const piped = quiet || silenceMs !== undefined;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell,
      stdio: ['ignore', piped ? 'pipe' : aside ? 2 : 'inherit', piped ? 'pipe' : 'inherit'],
    });
    let output = '';
    /** @type {NodeJS.Timeout | undefined} */
    let silence;
    const heard = () => {
      clearTimeout(silence);
      if (silenceMs !== undefined) silence = setTimeout(() => child.kill('SIGKILL'), silenceMs);
    };
    /** @param {Buffer} chunk */
    const listen = (chunk) => {
      heard();
      output += chunk;
      if (!quiet) (aside ? process.stderr : process.stdout).write(chunk);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    heard();

    const began = Date.now();
    const progress = every && setInterval(() => note(`${every} (${Math.round((Date.now() - began) / 1000)} s)`), 20_000);
    /** @type {NodeJS.Signals | undefined} */
    let stoppedBy;
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      stoppedBy = signal;
      child.kill(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    /** @param {boolean} ok */
    const end = (ok) => {
      clearTimeout(silence);
      if (progress) clearInterval(progress);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (stoppedBy) process.exit(130);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/**
 * Runs a tool of node_modules without npx, so that it is the same on every system.
 * @param {string} name the package
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(name, args, options) {
  const { bin } = JSON.parse(readFileSync(at(`node_modules/${name}/package.json`), 'utf8'));
  const script = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return run(process.execPath, [at(`node_modules/${name}/${script}`), ...args], options);
}

/**
 * Runs a command's main function: an Advice ends it with its sentence and status 1, anything else with the stack.
 * @param {() => Promise<boolean>} main true where all is well
 */
export async function command(main) {
  try {
    process.exitCode = (await main()) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Advice)) throw error;
    console.error(`why401: ${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * The flags of a command line; an unknown one is an Advice that names those there are.
 * @param {Record<string, 'flag' | 'value'>} known
 * @param {string} help
 * @returns {Record<string, string | true>}
 */
export function flags(known, help) {
  /** @type {Record<string, string | true>} */
  const given = {};
  const args = process.argv.slice(2);
  for (let i = 0; i < args.length; i++) {
    const [name = '', inline] = (args[i] ?? '').split(/=(.*)/s);
    const kind = known[name];
    if (kind === undefined) throw new Advice(`there is no option "${args[i]}".\n\n${help}`);
    if (kind === 'flag') given[name] = true;
    else {
      const value = inline ?? args[++i];
      if (value === undefined) throw new Advice(`${name} needs a value.\n\n${help}`);
      given[name] = value;
    }
  }
  return given;
}
