/** Files in, verdicts out. */

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createFingerprint } from '../engine/fingerprint.ts';
import type { Judged } from '../har/judge.ts';
import { createHarLog, type HarLog, type HarLogReader } from '../har/log.ts';
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
  const unreadable = await feed(file, reader).catch((error: Error) => `It cannot be read: ${error.message}.`);
  const log = reader.end();
  const { entry, all } = options;
  const failures = choose(log, entry, all);
  const problem = unreadable || log.problem?.message || (failures === undefined ? missing(log, entry) : undefined);
  // A person sees both streams; a program may see one.
  const warnings = problem === undefined || options.format === 'text' ? log.warnings : [...log.warnings, problem];
  await print(write({ file, warnings, entries: log.entries, failures: failures ?? [] }, options));
  if (problem !== undefined) console.error(`why401: ${file}: ${problem}`);
  return problem === undefined;
}

/** Resolves when the file was read. */
async function feed(file: string, reader: HarLogReader): Promise<undefined> {
  const total = file === '-' ? undefined : (await stat(file)).size;
  const progress = showProgress(file === '-' ? 'standard input' : basename(file), total);
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK })) {
      reader.write(chunk);
      progress.add(chunk.length);
    }
  } finally {
    progress.end();
  }
}

/** Undefined where the entry that was asked for is not there. */
function choose(log: HarLog, entry: number | undefined, all: boolean): readonly Judged[] | undefined {
  if (entry === undefined) return all ? log.all() : log.failures();
  const judged = log.judge(entry);
  return judged && [judged];
}

const missing = ({ entries }: HarLog, entry: number | undefined): string =>
  `There is no entry ${entry}, or it could not be read; the file has ${entries}.`;

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

/** Waits until a slow reader has taken it. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
