import { describe, expect, test } from 'vitest';
import type { Diagnosis, Verdict } from '../engine/diagnose.ts';
import { fromSaid } from '../engine/evidence.ts';
import { lastHop } from '../engine/exchange.ts';
import { readChanges } from '../engine/facts/changes.ts';
import { buildExchange, buildFacts, NOW } from '../engine/testing/build.ts';
import { writeDocument } from './document.ts';
import { writeFailure, writeMarkdown } from './markdown.ts';
import { groupByCause, type Report, type ReportedEntry } from './report.ts';
import { writeText } from './text.ts';

const said = (quote: string) => fromSaid({ meaning: 'token-expired', where: 'body', field: 'error', quote, isCode: false });

const verdict = (overrides: Partial<Verdict> = {}): Verdict => ({
  cause: 'token-expired',
  confidence: 'certain',
  reason: undefined,
  message: 'none',
  params: {},
  evidence: [said('it has expired')],
  fixes: ['sign-in-again'],
  cookies: [],
  ...overrides,
});

function reported(entry: number, verdicts: readonly Verdict[], url?: string): ReportedEntry {
  const diagnosis: Diagnosis = { verdicts, unknown: [{ cause: 'cookie-gone', missing: ['cookies'] }], ruledOut: ['no-credentials'] };
  return { entry, hop: lastHop(buildExchange(url === undefined ? {} : { url })), challenges: [], diagnosis, changes: () => undefined };
}

const report = (failures: readonly ReportedEntry[], warnings: readonly string[] = []): Report => ({
  file: 'a.har',
  warnings,
  entries: 9,
  failures,
});

describe('groups', () => {
  test('are of one cause, reason, message and confidence, in the order of their first entries', () => {
    const groups = groupByCause([
      reported(1, [verdict()]),
      reported(2, []),
      reported(3, [verdict({ reason: 'path' })]),
      reported(4, [verdict()]),
      reported(5, [verdict({ confidence: 'likely' })]),
      reported(6, []),
    ]);
    expect(groups.map(({ entries }) => entries.map(({ entry }) => entry))).toEqual([[1, 4], [2, 6], [3], [5]]);
  });
});

describe('eighty requests with one finding', () => {
  const eighty = Array.from({ length: 80 }, (_, entry) => reported(entry, [verdict()], `https://shop.example/api/${entry % 2}`));

  test('are one line with their number, and each different request one more', () => {
    const text = writeText(report(eighty), { color: false }).split('\n');
    expect(text.filter((line) => line.includes('×80'))).toHaveLength(1);
    expect(text.filter((line) => line.includes('/api/'))).toEqual([
      '  #0 GET https://shop.example/api/0 401 ×40',
      '  #1 GET https://shop.example/api/1 401 ×40',
    ]);
    const markdown = writeMarkdown(report(eighty));
    expect(markdown).toMatch(/^## .* ×80$/m);
    expect(markdown).toContain('| 0 | `GET https://shop.example/api/0` | 401 ×40 |');
  });

  test('are one group at each site', () => {
    const elsewhere = reported(80, [verdict()], 'https://api.shop.example/api/0');
    expect(groupByCause([...eighty, elsewhere]).map(({ entries }) => entries.length)).toEqual([80, 1]);
  });
});

describe('the product that answered', () => {
  const product = { name: 'Kong', docs: 'https://docs.example/kong', note: 'Look at its consumer.', inFront: false };

  test('has its note first and its documentation last', () => {
    const known = report([reported(1, [verdict({ product })])]);
    expect(writeText(known, { color: false })).toContain('  1. Kong: Look at its consumer.');
    expect(writeText(known, { color: false })).toContain('Documentation of Kong https://docs.example/kong');
    expect(writeMarkdown(known)).toContain('Documentation of Kong: <https://docs.example/kong>');
  });

  test('keeps failures apart for which it has other notes', () => {
    expect(groupByCause([reported(1, [verdict({ product })]), reported(2, [verdict()])]).length).toBe(2);
  });
});

describe('a document', () => {
  test('has what a program needs, and nothing undefined', () => {
    const [first] = writeDocument(report([reported(3, [verdict({ cause: 'cookie-not-sent', reason: 'path' })])])).failures;
    expect(first).toMatchObject({ entry: 3, method: 'GET', status: 401, challenges: [], ruledOut: ['no-credentials'] });
    expect(first?.unknown).toEqual([{ cause: 'cookie-gone', missing: ['cookies'] }]);
    expect(first?.verdicts[0]).toMatchObject({
      cause: 'cookie-not-sent',
      reason: 'path',
      evidence: [{ kind: 'body', text: 'error says “it has expired”.' }],
      fixes: ['sign-in-again'],
    });
    expect(Object.keys(writeDocument(report([reported(1, [verdict()])])).failures[0]?.verdicts[0] ?? {})).not.toContain('reason');
  });
});

describe('what a server says cannot break out of a report', () => {
  const hostile = '\x1b[31mred\x07 \u202Etxt\n# heading | <img src=x> [link](http://x) `code` *bold*';
  const file = report([reported(1, [verdict({ evidence: [said(hostile)] })], 'https://api.example.com/a|b`c')], [hostile]);

  test('for a terminal', () => {
    const text = writeText(file, { color: false });
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([]);
  });

  test('in Markdown', () => {
    const text = writeMarkdown(file);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(text).toContain('\\# heading \\| &lt;img src=x\\> \\[link\\](http://x) \\`code\\` \\*bold\\*');
    expect(text).toContain('| 1 | ``GET https://api.example.com/a\\|b`c`` | 401 |');
  });
});

test('what changed since it last worked stands in both, and not in the document', () => {
  const facts = buildFacts(
    { requestHeaders: {} },
    { others: [{ at: NOW - 60_000, status: 200, requestHeaders: { Cookie: 'sid=a1b2c3d4' } }] },
  );
  const known = report([{ ...reported(1, [verdict()]), changes: () => readChanges(facts) }]);
  const paragraph = '1 minute earlier, the same request was answered with';
  expect(writeText(known, { color: false })).toContain(`Since it last worked\n  ${paragraph} 200. Since then: the cookie sid is gone.`);
  expect(writeMarkdown(known)).toContain(`**Since it last worked:** ${paragraph} \`200\`. Since then: the cookie \`sid\` is gone.`);
  expect(JSON.stringify(writeDocument(known))).not.toContain('earlier');
});

describe('a text', () => {
  test('is coloured when it may be', () => {
    expect(writeText(report([reported(1, [verdict()])]), { color: true })).toContain('\x1b[1m');
    expect(writeText(report([reported(1, [verdict()])]), { color: false })).not.toContain('\x1b');
  });

  test('lists a dozen of many different requests', () => {
    const many = Array.from({ length: 20 }, (_, entry) => reported(entry, [verdict()], `https://shop.example/${entry}`));
    const text = writeText(report(many), { color: false });
    expect(text.match(/#\d+ GET/g)).toHaveLength(12);
    expect(text).toContain('and 8 more');
  });

  test('says that nothing was found, and that nothing failed', () => {
    expect(writeText(report([reported(1, [])]), { color: false })).toContain('Nothing was found that explains it');
    expect(writeText(report([]), { color: false })).toBe('a.har: 9 entries, no failed sign-in was found\n');
  });
});

describe('the report of one failure', () => {
  test('has the verdict, what shows it, and what was sent and answered, masked', () => {
    const exchange = buildExchange({
      url: 'https://shop.example/api?token=sEcReT0123456789abcdef',
      requestHeaders: { Authorization: 'Bearer sEcReT0123456789abcdef', Cookie: 'sid=sEcReT0123456789abcdef' },
      responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    });
    const text = writeFailure({ ...reported(0, [verdict()]), hop: lastHop(exchange) });
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(1);
    expect(text).toContain('`GET https://shop.example/api?token=…`: **401**, 2026-03-17T08:14:20.000Z');
    expect(text).toContain('- `WWW-Authenticate: Bearer error="invalid_token"`');
    expect(text).toContain('- `Authorization: Bearer sEcR… (22)`');
    expect(text).not.toContain('sEcReT');
  });

  test('says so where nothing was found', () => {
    expect(writeFailure(reported(0, []))).toMatch(/^# Nothing was found that explains it\n/);
  });
});
