import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, CLI } from './paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'why401-explain-'));
const CASE = 'corpus/saas/elasticsearch-wrong-password.har';

/** The bundled file, by plain Node, in a folder that has no packages. */
function why401(args: readonly string[], input?: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [at('scripts/build.mjs'), '--cli'], { encoding: 'utf8' });
  expect(stderr).toMatch(/^(?:why401: building dist\/cli\n)?$/);
  expect(status).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('--json', () => {
  test('is one document per file and line, in the documented shape', () => {
    const { status, stdout, stderr } = why401(['explain', '--json', at(CASE), at(CASE)]);
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      file: at(CASE),
      warnings: [],
      failures: [
        {
          entry: expect.any(Number),
          url: expect.stringMatching(/^https:/),
          method: expect.any(String),
          status: 401,
          challenges: expect.arrayContaining([
            { scheme: expect.stringMatching(/^[a-z]+$/), token68: null, params: expect.any(Object), issues: [] },
          ]),
          verdicts: expect.arrayContaining([
            {
              cause: 'wrong-password',
              confidence: expect.stringMatching(/^(certain|likely|possible)$/),
              summary: expect.stringMatching(/\.$/),
              evidence: expect.arrayContaining([{ kind: expect.any(String), text: expect.any(String) }]),
              fixes: expect.any(Array),
            },
          ]),
          unknown: expect.any(Array),
          ruledOut: expect.arrayContaining(['placeholder-credential']),
        },
      ],
    });
  });

  test('reads standard input', () => {
    const { status, stdout } = why401(['explain', '--json', '-'], readFileSync(at(CASE), 'utf8'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: '-', failures: [{ status: 401 }] });
  });

  test('of one entry, and of all', () => {
    const entries = [200, 401].map((status) => ({ request: { url: 'https://a.example/' }, response: { status } }));
    const text = JSON.stringify({ log: { entries } });
    const count = (...args: string[]) =>
      JSON.parse(why401(['explain', '--json', ...args, '-'], text).stdout).failures.map((each: { entry: number }) => each.entry);
    expect(count()).toEqual([1]);
    expect(count('--all')).toEqual([0, 1]);
    expect(count('--entry', '0')).toEqual([0]);
  });
});

describe('what cannot be read ends with 2, and what could be is explained', () => {
  const whole = readFileSync(at(CASE), 'utf8');
  test.each([
    ['a file that is cut off', `${whole.slice(0, whole.lastIndexOf(']'))}, {"re`, /cut off: it ends at line \d+, column \d+/, 1],
    ['no JSON', '<html>', /not JSON at line 1, column 1/, 0],
    ['no HAR', '{}', /no HAR/, 0],
    ['nothing', '', /empty/, 0],
  ])('%s', (_name, text, message, failures) => {
    const file = join(folder, 'broken.har');
    writeFileSync(file, text);
    const { status, stdout, stderr } = why401(['explain', '--json', file]);
    expect([status, JSON.parse(stdout).failures.length]).toEqual([2, failures]);
    expect(stderr).toMatch(message);
    expect(JSON.parse(stdout).warnings.join()).toMatch(message);
  });

  test('a file that is not there, beside one that is', () => {
    const { status, stdout, stderr } = why401(['explain', '--json', 'none.har', at(CASE)]);
    expect([status, stdout.trimEnd().split('\n').length]).toEqual([2, 2]);
    expect(stderr).toMatch(/none\.har/);
  });

  test('an entry that is not there', () => {
    expect(why401(['explain', '--entry', '99', at(CASE)])).toMatchObject({ status: 2, stderr: expect.stringMatching(/no entry 99/) });
  });

  test('a wrong command line says how it is right', () => {
    expect(why401(['explain'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/Usage:/) });
  });
});

describe('for people', () => {
  test('has colours when asked for, and none for a file', () => {
    expect(why401(['explain', at(CASE)]).stdout).not.toContain('\x1b');
    expect(why401(['explain', at(CASE)], undefined, { FORCE_COLOR: '1', NO_COLOR: '' }).stdout).toContain('\x1b[1m');
    expect(why401(['explain', at(CASE)], undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\x1b');
  });

  test('--markdown is Markdown', () => {
    expect(why401(['explain', '--markdown', at(CASE)]).stdout).toMatch(/^# .*\n\n[\s\S]*\n\| entry \| request \| status \|\n/);
  });

  test('--help and --version', () => {
    expect(why401(['--help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/Usage:/) });
    expect(why401(['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
