/** What is copied, run in the tools it is copied for, against a server that compares what came with what was meant. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCopyTools, type Tool } from '../../../scripts/copy-tools.mjs';
import { curl } from './curl.ts';
import { fetchTarget } from './fetch.ts';
import { httpie } from './httpie.ts';
import { copyAs } from './index.ts';
import { powershell } from './powershell.ts';
import { python } from './python.ts';
import { type CopiedRequest, toCopied } from './request.ts';
import type { Target } from './target.ts';
import { type Caught, startCatcher } from './testing/catcher.ts';
import { hostileBodies, hostilePath, hostileValues, OWNED } from './testing/hostile.ts';
import { readPowerShell } from './testing/powershell-tokens.ts';
import { runText } from './testing/run.ts';

interface Runner {
  readonly name: string;
  readonly target: Target;
  /** The first of them is started. */
  readonly tools: readonly (Tool | 'node')[];
  readonly args: readonly string[];
  /** Some tools write an address in another way, which means the same (RFC 3986 §6.2.2). */
  readonly addresses: 'verbatim' | 'equivalent';
  /** It takes long to start. */
  readonly slow?: boolean;
}

/** Interactive shells, since what is copied is typed into one: only these expand `!`. */
const runners: readonly Runner[] = [
  { name: 'cURL in sh', target: curl, tools: ['sh', 'curl'], args: ['-s'], addresses: 'verbatim' },
  { name: 'cURL in dash', target: curl, tools: ['dash', 'curl'], args: ['-s'], addresses: 'verbatim' },
  { name: 'cURL in bash', target: curl, tools: ['bash', 'curl'], args: ['--norc', '--noprofile', '-i'], addresses: 'verbatim' },
  { name: 'cURL in zsh', target: curl, tools: ['zsh', 'curl'], args: ['-f', '-i'], addresses: 'verbatim' },
  { name: 'fetch in Node', target: fetchTarget, tools: ['node'], args: ['--input-type=module', '-'], addresses: 'equivalent' },
  { name: 'Python with requests', target: python, tools: ['python3'], args: ['-'], addresses: 'equivalent' },
  { name: 'HTTPie in sh', target: httpie, tools: ['sh', 'http'], args: ['-s'], addresses: 'equivalent', slow: true },
];

const tools = await findCopyTools();
const has = (tool: Tool | 'node'): boolean => tool === 'node' || tools[tool] !== undefined;
const startOf = (tool: Tool | 'node'): string => (tool === 'node' ? process.execPath : (tools[tool] ?? tool));

let server: Awaited<ReturnType<typeof startCatcher>>;
beforeAll(async () => {
  server = await startCatcher();
});
afterAll(() => server.close());

const at = (path: string): string => server.origin + path;
const headersOf = (values: readonly string[]) => values.map((value, index) => ({ name: `X-${index}`, value }));
const oddNames = [
  '-x-dash',
  '--x',
  "x'y",
  'x`y`',
  'x$y',
  '$(x)'.replace(/[()]/g, ''),
  'x!y',
  'x#y',
  'x%y',
  'x&y',
  'x|y',
  'x~y',
  'x^y',
  'x*y',
  'x+',
];

/** All that a tool has to bear, in few requests. */
const hostileRequests = (bodies: readonly string[]): CopiedRequest[] => [
  { method: 'GET', url: at(hostilePath), headers: headersOf(hostileValues) },
  { method: 'GET', url: at('/names'), headers: oddNames.map((name) => ({ name, value: "it's" })) },
  { method: 'PUT', url: at('/?none'), headers: [{ name: 'X-Empty', value: '' }] },
  { method: 'HEAD', url: at('/[1-3]?a={b,c}'), headers: [] },
  { method: 'DELETE', url: at('/%2e%20'), headers: [{ name: 'Accept', value: '*/*' }] },
  ...bodies.map((body) => ({
    method: 'POST',
    url: at('/body'),
    headers: [{ name: 'Content-Type', value: 'text/plain; charset="utf-8"' }],
    body,
  })),
];

const textOf = (target: Target, request: CopiedRequest): string => {
  const written = copyAs(target, request);
  if ('problem' in written) throw new Error(written.problem);
  return written.text;
};

/** Runs all of them in one start of the interpreter. */
async function send({ target, tools: [first = 'node'], args }: Runner, requests: readonly CopiedRequest[]): Promise<readonly Caught[]> {
  server.take();
  const text = `${requests.map((request) => textOf(target, request)).join('\n')}\n`;
  const { output, made } = await runText(startOf(first), args, text);
  expect(made, output).toEqual([]);
  const caught = server.take();
  expect(caught.length, output).toBe(requests.length);
  return caught;
}

const decoded = (target: string): string =>
  target.replace(/%([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function compare({ target, addresses }: Runner, caught: Caught, meant: CopiedRequest): void {
  const path = meant.url.slice(server.origin.length);
  expect(caught.method).toBe(meant.method);
  if (addresses === 'verbatim') expect(caught.target).toBe(path);
  else expect(decoded(caught.target)).toBe(decoded(path));
  for (const { name, value } of meant.headers) {
    const lower = name.toLowerCase();
    if (!target.omits?.(lower)) expect(caught.headers.get(lower), name).toBe(value);
  }
  expect(caught.body).toBe(meant.body ?? '');
}

/** What HTTPie has no way to say is refused, and tested apart. */
const sayable = (value: string): boolean => !/\\[:;=@]/.test(value);

describe('the proof itself', () => {
  test.each([
    ['sh', ['-s'], `echo "$(touch ${OWNED})"\n`],
    ['bash', ['--norc', '--noprofile', '-i'], `echo x\ntest "!echo" = '!'echo || touch ${OWNED}\n`],
  ] as const)('sees what %s obeys between double quotes', async (shell, args, text) => {
    const { made, output } = await runText(shell, args, text);
    expect(made, output).toEqual([OWNED]);
  });
});

for (const runner of runners) {
  const missing = runner.tools.filter((tool) => !has(tool));
  if (missing.length > 0) {
    // A tool of somebody else, which `npm test` installs only where it may (as root, on Debian and its kin): elsewhere the others are still run,
    // and the name says, here and in the last lines of `npm test`, what was not.
    test.skip(`${runner.name}: not run, since there is no ${missing.join(' and no ')} on this machine`);
    continue;
  }

  describe(runner.name, () => {
    test('what is hostile arrives as it was meant, octet for octet, and is never obeyed', async () => {
      const requests = hostileRequests(runner.slow ? hostileBodies.slice(0, 5) : hostileBodies).map(toCopied);
      const caught = await send(runner, requests);
      requests.forEach((request, index) => {
        compare(runner, caught[index] as Caught, request);
      });
    });

    test('so does whatever else can be made of the characters that have a meaning', async () => {
      const special = [...`'"\\$\`!%@=:;-~#&|<>(){}[]*?^+,./ _aBn0x\u2018\u2019\u201a\u201b\u201c\u201dé🔑`];
      const value = fc.oneof(
        fc.string({ unit: fc.constantFrom(...special), maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !/\p{Cc}|^\s|\s$/u.test(text)),
      );
      const many = fc.array(value.filter(sayable), { minLength: 80, maxLength: 80 });
      await fc.assert(
        fc.asyncProperty(many, fc.string({ unit: fc.constantFrom(...special, '\n') }), async (values, body) => {
          const headers = [...headersOf(values), { name: 'Content-Type', value: 'text/plain' }];
          const request = toCopied({ method: 'POST', url: at('/'), headers, body });
          const [caught] = await send(runner, [request]);
          compare(runner, caught as Caught, request);
        }),
        { numRuns: runner.slow ? 3 : 8, endOnFailure: true },
      );
    });
  });
}

describe('PowerShell, not run but read by the rules of its language, since Debian and npm have no package of it', () => {
  const shape = (headers: readonly string[], path: string, body: string): CopiedRequest => ({
    method: 'POST',
    url: `https://x.example${path}`,
    headers: headersOf(headers),
    body,
  });

  test('hostile values stay within their strings, and each string says what was meant', () => {
    const values = hostileValues.filter((value) => /^[\x20-\x7e]*$/.test(value));
    const request = toCopied(shape(values, hostilePath, hostileBodies.join('\n')));
    const { skeleton, strings } = readPowerShell(textOf(powershell, request));
    const harmless = shape(
      values.map(() => 'x'),
      '/',
      'x',
    );
    expect(skeleton).toBe(readPowerShell(textOf(powershell, harmless)).skeleton);
    const pairs = request.headers.flatMap(({ name, value }) => [name, value]);
    expect(strings).toEqual([request.url, 'POST', request.body, ...pairs]);
  });

  test('cookies go by a jar, as Windows PowerShell needs it, where it can hold them as they were', () => {
    const withCookie = (value: string) =>
      textOf(powershell, { method: 'GET', url: 'https://x.example/a', headers: [{ name: 'Cookie', value }] });
    const jar = readPowerShell(withCookie('sid=a=b; theme=dark'));
    expect(jar.skeleton.match(/Cookies\.Add\(S, \(New-Object System\.Net\.Cookie\(S, S, S\)\)\)/g)).toHaveLength(2);
    expect(jar.strings.slice(0, 4)).toEqual(['https://x.example', 'sid', 'a=b', '/']);
    for (const value of ['sid=1; sid=2', 'a="b"', 'a=b,c', '$a=b', 'nameless'])
      expect(readPowerShell(withCookie(value)).strings, value).toEqual(['https://x.example/a', 'GET', 'Cookie', value]);
  });
});

describe('what cannot be sent is refused', () => {
  const request = (more: Partial<CopiedRequest>): CopiedRequest => ({ method: 'GET', url: 'https://x.example/', headers: [], ...more });
  const x = (value: string) => request({ headers: [{ name: 'X', value }] });

  test.each([
    ['a NUL', request({ body: 'a\0b' })],
    ['a line end in a header', x('a\nX-Other: b')],
    ['a method that is no word', request({ method: 'GET /' })],
    ['an address of a file', request({ url: 'file:///etc/passwd' })],
    ['no address', request({ url: '-o' })],
  ])('everywhere: %s', (_, refused) => {
    for (const target of [curl, fetchTarget, powershell, python, httpie]) expect(copyAs(target, refused)).toHaveProperty('problem');
  });

  test.each([
    ['the end of a bracketed paste', x('\x1b[201~')],
    ['a key that accepts the line', x('touch\x0f')],
    ['a tab, which completes names', x('a\tb')],
    ['a control character of eight bits', x('\x9b201~')],
    ['a carriage return in a body', request({ body: 'a\rb' })],
  ])('where it is pasted into a terminal: %s', (_, refused) => {
    for (const target of [curl, powershell, httpie]) expect(copyAs(target, refused)).toHaveProperty('problem');
    for (const target of [fetchTarget, python]) expect(textOf(target, refused)).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test('what PowerShell has no way to say', () => {
    expect(copyAs(powershell, x('é'))).toHaveProperty('problem');
  });

  test('what HTTPie has no way to say', () => {
    expect(copyAs(httpie, x('a\\:b'))).toHaveProperty('problem');
    expect(copyAs(httpie, x('a\\\\:b'))).toHaveProperty('text');
    expect(copyAs(httpie, request({ method: 'X-PURGE' }))).toHaveProperty('problem');
  });
});
