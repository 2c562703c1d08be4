import { describe, expect, test } from 'vitest';
import { type Options, readCommand } from './args.ts';

const usual: Options = { files: ['a.har'], format: 'text', bodies: true, entry: undefined, all: false };

describe('a command line that is right', () => {
  test.each<[string, Partial<Options>]>([
    ['explain a.har', {}],
    ['explain - b.har', { files: ['-', 'b.har'] }],
    ['explain --json a.har', { format: 'json' }],
    ['--markdown explain a.har', { format: 'markdown' }],
    ['explain a.har --no-bodies', { bodies: false }],
    ['explain a.har --entry 12', { entry: 12 }],
    ['explain --entry=0 a.har', { entry: 0 }],
    ['explain --all a.har', { all: true }],
  ])('%s', (line, options) => {
    expect(readCommand(line.split(' '))).toEqual({ kind: 'explain', options: { ...usual, ...options } });
  });

  test.each([
    ['', 'help'],
    ['--help', 'help'],
    ['explain -h', 'help'],
    ['--version', 'version'],
  ])('%j: %s', (line, kind) => {
    expect(readCommand(line.split(' ').filter(Boolean))).toEqual({ kind });
  });
});

describe('a command line that is wrong says what is', () => {
  test.each([
    ['explain', /Which file/],
    ['judge a.har', /no command "judge"/],
    ['explain --colour a.har', /--colour/],
    ['explain --entry x a.har', /index/],
    ['explain --entry -1 a.har', /entry/],
    ['explain --entry 1.5 a.har', /index/],
    ['explain --json --markdown a.har', /exclude/],
    ['explain --all --entry 1 a.har', /exclude/],
  ])('%s', (line, message) => {
    expect(readCommand(line.split(' '))).toEqual({ kind: 'wrong', message: expect.stringMatching(message) });
  });
});
