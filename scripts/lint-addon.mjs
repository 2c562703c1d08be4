// @ts-check
/** What addons.mozilla.org would say of dist/firefox. */

import { FIREFOX_BUILD } from './paths.mjs';
import { runTool, say } from './run.mjs';

/** preact's own innerHTML, which why401 never reaches: the one warning there may be, and must be, or the lint read nothing. */
const ALLOWED = 'UNSAFE_VAR_ASSIGNMENT';

/** @returns {Promise<boolean>} */
export async function lintAddon() {
  const { output } = await runTool('web-ext', ['lint', '--source-dir', FIREFOX_BUILD, '--output', 'json'], { quiet: true });
  const start = output.indexOf('{');
  if (start < 0) {
    say(`web-ext lint did not run:\n${output}`);
    return false;
  }
  /** @type {{errors: Message[], warnings: Message[]}} */
  const { errors, warnings } = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
  const unexpected = [...errors, ...warnings.filter(({ code }) => code !== ALLOWED)];
  const ok = unexpected.length === 0 && warnings.length === 1;
  say(`web-ext lint: ${errors.length} errors, ${warnings.length} warnings${ok ? " (preact's innerHTML, allowed)" : ''}`);
  if (!ok) for (const { code, message, file, line } of [...errors, ...warnings]) console.error(`  ${code} ${file}:${line} ${message}`);
  return ok;
}

/** @typedef {{code: string, message: string, file: string, line: number}} Message */
