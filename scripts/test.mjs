// @ts-check
/**
 * `npm test`: everything, from a fresh clone. Parts of it with `node scripts/test.mjs --unit --firefox`.
 * The last line is "N passed, N failed"; a step that fails without naming a test counts as one.
 */

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureFirefox } from './browsers.mjs';
import { ensureBuilt } from './bundle.mjs';
import { ensureCopyTools } from './copy-tools.mjs';
import { lintAddon } from './lint-addon.mjs';
import { ARTIFACTS, at } from './paths.mjs';
import { Advice, command, flags, run, runTool, say } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

const HELP = `Usage: npm test [-- PART...]
  --check     types, lint, docs, who imports whom
  --unit      the unit tests
  --chromium  the browser tests in Chromium
  --screens   every state of the screens, in plain pages
  --firefox   the browser tests in Firefox
  --lint      what addons.mozilla.org would say
Without a part: all of them.`;

/** @typedef {{passed: number, failed: number, skipped?: number}} Count */
/** @param {boolean} ok @returns {Count} */
const step = (ok) => ({ passed: 0, failed: ok ? 0 : 1 });

const parts = {
  check: async () => step((await run(process.execPath, [at('scripts/check.mjs')])).ok),
  unit: async () => {
    await ensureCopyTools();
    return counted('vitest', ['run', '--reporter=default', '--reporter=json'], 'unit', (report) => {
      /** @type {{title: string, status: string}[]} */
      const tests = report.testResults.flatMap((/** @type {any} */ file) => file.assertionResults);
      for (const { title, status } of tests) if (status !== 'passed' && status !== 'failed') say(title);
      return { passed: report.numPassedTests, failed: report.numFailedTests };
    });
  },
  chromium: async () => {
    await ensureChromium();
    await ensureBuilt();
    // A test mostly waits: two share the machine.
    return sum(await inBrowser('chromium', ['--workers=2']), await inBrowser('policy'));
  },
  firefox: async () => {
    await ensureFirefox();
    await ensureBuilt();
    return inBrowser('firefox');
  },
  screens: async () => {
    await ensureChromium();
    return inBrowser('screens');
  },
  lint: async () => {
    await ensureBuilt();
    return step(await lintAddon());
  },
};

/** In this order; what stands together runs at the same time: none needs all of the machine, and they share nothing. */
const order = /** @type {const} */ ([['check', 'unit', 'lint'], ['chromium'], ['firefox', 'screens']]);

await command(async () => {
  const given = flags({ '--help': 'flag', ...Object.fromEntries(Object.keys(parts).map((part) => [`--${part}`, 'flag'])) }, HELP);
  if (given['--help']) {
    console.log(HELP);
    return true;
  }
  await ensureInstalled();
  mkdirSync(ARTIFACTS, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const together of order) {
    const chosen = together.filter((part) => Object.keys(given).length === 0 || given[`--${part}`]);
    for (const { passed, failed } of await Promise.all(chosen.map(timed))) {
      total.passed += passed;
      total.failed += failed;
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
});

/** @param {keyof typeof parts} part @returns {Promise<Count>} */
async function timed(part) {
  const began = Date.now();
  const count = await parts[part]().catch((error) => {
    if (!(error instanceof Advice)) throw error;
    say(error.message);
    return step(false);
  });
  say(`${part}: ${count.failed === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - began) / 1000)} s`);
  return count;
}

/**
 * @param {'chromium' | 'policy' | 'firefox' | 'screens'} project of playwright.config.ts
 * @param {readonly string[]} [more] arguments of Playwright's
 * @returns {Promise<Count>}
 */
function inBrowser(project, more = []) {
  const output = join(ARTIFACTS, 'browser-tests', project);
  return counted('@playwright/test', ['test', `--project=${project}`, `--output=${output}`, ...more], project, ({ stats, errors }) => {
    if (stats.skipped > 0) say(`${project}: ${stats.skipped} could not run on this machine`);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
  });
}

/** @param {Count} a @param {Count} b @returns {Count} */
function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/**
 * Runs a test runner and reads its JSON report; one that ran no test has failed.
 * @param {string} tool
 * @param {string[]} args
 * @param {string} name of the report in artifacts/
 * @param {(report: any) => Count} read
 */
async function counted(tool, args, name, read) {
  const report = join(ARTIFACTS, `${name}.json`);
  rmSync(report, { force: true });
  const outputFile = tool === 'vitest' ? [`--outputFile.json=${report}`] : [];
  const { ok } = await runTool(tool, [...args, ...outputFile], { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  const count = { passed: 0, failed: 0, skipped: 0 };
  try {
    Object.assign(count, read(JSON.parse(readFileSync(report, 'utf8'))));
  } catch {
    say(`${name}: no report was written`);
  }
  const ran = count.passed + count.failed + count.skipped > 0;
  if (!ran) say(`${name}: no test ran`);
  if (count.failed === 0 && (!ok || !ran)) count.failed = 1;
  return count;
}
