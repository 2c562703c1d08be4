/** What the command line asks for. */

import { parseArgs } from 'node:util';
import { problemOf } from '../engine/problem-of.ts';

export interface Options {
  /** `-` is standard input. */
  readonly files: readonly string[];
  readonly format: 'text' | 'markdown' | 'json';
  readonly bodies: boolean;
  /** Index in `log.entries`; undefined: the entries that failed. */
  readonly entry: number | undefined;
  readonly all: boolean;
}

export type Command =
  | { readonly kind: 'explain'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** A sentence that says what is wrong with the command line. */
  | { readonly kind: 'wrong'; readonly message: string };

export const HELP = `why401 says why a sign-in failed, from the HAR file that a browser or a proxy saved.

Usage: why401 explain [OPTIONS] FILE.har…
  -              read standard input
  --json         one JSON document per file and line
  --markdown     Markdown, to paste into a ticket
  --entry N      one entry alone, by its index in log.entries, whether it failed or not
  --all          also the entries that did not fail
  --no-bodies    judge as if no response's body had been captured
  --help, --version

Ends with 0 where every file was read to its end, with 2 where one was not, or the command line is wrong.`;

export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        entry: { type: 'string' },
        all: { type: 'boolean', default: false },
        'no-bodies': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
    const [command, ...files] = positionals;
    if (values.help || (command === undefined && !values.version)) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    if (command !== 'explain') return wrong(`There is no command "${command}"; there is "explain".`);
    if (files.length === 0) return wrong('Which file? Name one, or "-" for standard input.');
    if (values.json && values.markdown) return wrong('--json and --markdown exclude each other.');
    if (values.entry !== undefined && !/^\d{1,9}$/.test(values.entry)) return wrong('--entry takes an index in log.entries, from 0.');
    if (values.entry !== undefined && values.all) return wrong('--entry and --all exclude each other.');
    return {
      kind: 'explain',
      options: {
        files,
        format: values.json ? 'json' : values.markdown ? 'markdown' : 'text',
        bodies: !values['no-bodies'],
        entry: values.entry === undefined ? undefined : Number(values.entry),
        all: values.all,
      },
    };
  } catch (error) {
    return wrong(problemOf(error));
  }
}

const wrong = (message: string): Command => ({ kind: 'wrong', message });
