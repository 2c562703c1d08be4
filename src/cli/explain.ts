/** Files in, verdicts out. */

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createFingerprint } from '../engine/fingerprint.ts';
import type { Judged } from '../har/judge.ts';
import { createHarLog, type HarLog } from '../har/log.ts';
import { writeDocument } from '../report/document.ts';
import { writeMarkdown } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import { writeText } from '../report/text.ts';
import type { Options } from './args.ts';
import { showProgress } from './progress.ts';

/** Read at once, in octets. */
const CHUNK = 1_048_576;

/** Explains one file after the other; true where each was read to its end. */
export async function explain(options: Options): Promise<boolean> {
  let whole = true;
  for (const file of options.files) whole = (await explainFile(file, options)) && whole;
  return whole;
}

async function explainFile(file: string, options: Options): Promise<boolean> {
  const reader = createHarLog(createFingerprint(randomBytes(16)), options);
  try {
    const total = file === '-' ? undefined : (await stat(file)).size;
    const progress = showProgress(file === '-' ? 'standard input' : basename(file), total);
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK })) {
      reader.write(chunk);
      progress.add(chunk.length);
    }
    progress.end();
  } catch (error) {
    complain(file, `It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  const log = reader.end();
  const missing = options.entry !== undefined && log.judge(options.entry) === undefined;
  await print(write(toReport(file, log, options), options));
  if (log.problem) complain(file, log.problem.message);
  if (missing && !log.problem) complain(file, `There is no entry ${options.entry}, or it could not be read; the file has ${log.entries}.`);
  return !log.problem && !missing;
}

function toReport(file: string, log: HarLog, { entry, all }: Options): Report {
  return { file, warnings: log.warnings, entries: log.entries, failures: choose(log, entry, all) };
}

function choose(log: HarLog, entry: number | undefined, all: boolean): readonly Judged[] {
  if (entry === undefined) return all ? log.all() : log.failures();
  const judged = log.judge(entry);
  return judged ? [judged] : [];
}

function write(report: Report, { format }: Options): string {
  if (format === 'json') return `${JSON.stringify(writeDocument(report))}\n`;
  if (format === 'markdown') return writeMarkdown(report);
  return writeText(report, { color: usesColor() });
}

/** https://no-color.org, and Node's own FORCE_COLOR. */
function usesColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return process.stdout.isTTY && TERM !== 'dumb';
}

const complain = (file: string, message: string): void => console.error(`why401: ${file}: ${message}`);

/** Waits until a slow reader has taken it. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
