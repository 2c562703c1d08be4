/**
 * Reads a HAR file in slices: tells its failures as it meets them, and, when the file was read to its end, what each failed of. What is asked
 * and said meanwhile is heard between two slices.
 */

import { causes } from '../../engine/causes/index.ts';
import { type Diagnosis, examineAll } from '../../engine/diagnose.ts';
import type { Exchange } from '../../engine/exchange.ts';
import { gatherFacts } from '../../engine/facts/gather.ts';
import { around } from '../../engine/flow/bears-on.ts';
import type { Fingerprint } from '../../engine/observe.ts';
import { problemOf } from '../../engine/problem-of.ts';
import type { Failed } from '../../har/judge.ts';
import { createHarLog, type HarLog } from '../../har/log.ts';
import type { Span } from '../../har/place.ts';
import type { FileProgress } from '../../ui/file-log.ts';
import { readLogRow } from '../../ui/state/log-row.ts';
import { lookAgain } from './originals.ts';
import type { Answers, FoundRow, Opened, Question, Told } from './protocol.ts';

export interface Octets {
  readonly size: number;
  /** Lets others be heard until it is there. */
  read(span: Span): Promise<Uint8Array>;
}

export interface Surroundings {
  readonly fingerprint: Fingerprint;
  tell(told: Told): void;
  /** Resolves when what was said meanwhile was heard. */
  breathe(): Promise<void>;
  /** In milliseconds, from any beginning. */
  now(): number;
}

export interface Reading {
  /** Resolves when all is told; never rejects. */
  run(): Promise<void>;
  /** Reads no further, and, where all was read, judges no further. */
  cancel(): void;
  /** When the file was read, so that it is said with all that is known. Rejects with a sentence. */
  answer(question: Question): Promise<Answers[Question['of']]>;
}

/** Read at once. In octets. */
const CHUNK = 262_144;
/** More are not held: the worker's memory is bounded. */
const MOST_ENTRIES = 250_000;
/** At most so often rows are told, and progress; and so long is judged before others are heard. In milliseconds. */
const ROWS_MS = 250;
const PROGRESS_MS = 100;
const SLICE_MS = 30;

export function createReading(file: Octets, { fingerprint, tell, breathe, now }: Surroundings): Reading {
  /** Not told yet, by id. */
  let rows = new Map<string, FoundRow>();
  const found = new Set<string>();
  let rowsAt = Number.NEGATIVE_INFINITY;
  let progressAt = Number.NEGATIVE_INFINITY;
  let progress: FileProgress = { state: 'reading', read: 0, entries: 0, judged: 0, problem: undefined, warnings: [] };
  let stops = false;
  let log: HarLog | undefined;
  let failures: ReadonlyMap<string, Failed> = new Map();
  let ended: (log: HarLog) => void;
  const end = new Promise<HarLog>((resolve) => {
    ended = resolve;
  });

  const put = ({ id, entry, exchange }: Failed, facts = gatherFacts(exchange, []), diagnosis?: Diagnosis): void => {
    rows.set(id, { entry, row: { ...readLogRow(exchange, facts, diagnosis), id } });
  };
  const tellRows = (gone: readonly string[] = []): void => {
    if (rows.size + gone.length > 0) tell({ tell: 'rows', rows: [...rows.values()], gone });
    rows = new Map();
    rowsAt = now();
  };
  const tellProgress = (change: Partial<FileProgress>): void => {
    progress = { ...progress, ...change };
    tell({ tell: 'progress', progress });
    progressAt = now();
  };
  const tellSome = (change: Partial<FileProgress>): void => {
    if (now() - rowsAt >= ROWS_MS) tellRows();
    if (now() - progressAt >= PROGRESS_MS) tellProgress(change);
    else progress = { ...progress, ...change };
  };

  const reader = createHarLog(fingerprint, undefined, {
    onFailed: (failed) => {
      found.add(failed.id);
      put(failed);
    },
  });

  /** What ended it before the file's end. */
  const read = async (): Promise<string | undefined> => {
    try {
      for (let start = 0; start < file.size; start += CHUNK) {
        const end = Math.min(file.size, start + CHUNK);
        reader.write(await file.read({ start, end }));
        tellSome({ read: end, entries: reader.entries });
        if (stops || reader.isBroken) return undefined;
        if (reader.entries > MOST_ENTRIES) return `Only the first ${MOST_ENTRIES} requests were read: the file has more.`;
      }
      return undefined;
    } catch (error) {
      return `The file cannot be read${progress.read > 0 ? ' any further' : ''}: ${problemOf(error)}`;
    }
  };

  const judgeAll = async (known: HarLog): Promise<void> => {
    let judged = 0;
    let slice = now();
    // Those that a list begins with come in sight first.
    for (const failed of failures.values()) {
      const facts = gatherFacts(failed.exchange, known.others);
      put(failed, facts, examineAll(facts, causes));
      judged += 1;
      if (now() - slice < SLICE_MS) continue;
      tellSome({ judged });
      await breathe();
      slice = now();
      if (stops) break;
    }
    tellRows();
    progress = { ...progress, judged };
  };

  return {
    async run() {
      const broken = await read();
      const isCut = stops || broken !== undefined;
      stops = false;
      log = reader.end();
      failures = new Map(log.failed().map((failed) => [failed.id, failed]));
      for (const [id, failed] of failures) if (!found.has(id)) put(failed);
      tellRows([...found].filter((id) => !failures.has(id)));
      // A file that nobody read to its end breaks off, of course.
      const problem = broken ?? (isCut ? undefined : log.problem?.message);
      const over = problem !== undefined ? 'failed' : isCut ? 'cancelled' : 'done';
      const state = over === 'cancelled' ? over : 'judging';
      tellProgress({ state, entries: log.entries, problem, warnings: log.warnings });
      ended(log);
      await judgeAll(log);
      tellProgress({ state: stops ? 'cancelled' : over });
    },

    cancel() {
      stops = true;
    },

    async answer(question) {
      const known = await end;
      if (question.of === 'open') return open(failures.get(question.id), known);
      const { id, hop } = question;
      const failed = failures.get(id);
      const entry = (failed?.entries ?? known.entriesOf(id))?.[hop];
      const span = entry === undefined ? undefined : reader.spanOf(entry);
      const seen = (failed?.exchange ?? known.others.find((other) => other.id === id))?.hops[hop];
      return seen && span && lookAgain(question, seen, known.jar, () => file.read(span));
    },
  };
}

function open(failed: Failed | undefined, { others }: HarLog): Opened | undefined {
  if (!failed) return undefined;
  const { id, exchange } = failed;
  const trail = around(gatherFacts(exchange, others), others).filter((other) => other.id !== exchange.id);
  return { exchange: id === exchange.id ? exchange : withId(exchange, id), trail, isPart: !others.includes(exchange) };
}

const withId = (exchange: Exchange, id: string): Exchange => ({ ...exchange, id });
