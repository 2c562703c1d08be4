import { describe, expect, test } from 'vitest';
import { readFlow } from '../../engine/flow/flow.ts';
import { buildExchange, NOW } from '../../engine/testing/build.ts';
import { writeMermaid } from './mermaid.ts';
import { describeFlow, type FlowWords } from './words.ts';

/** As Mermaid reads numbers back (`encodeEntities` and `decodeEntities` of its utils), once comments and statements are split off. */
const decoded = (line: string): string => line.replace(/#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));

const hostile: FlowWords = {
  parties: [{ name: 'evil.example; participant X', role: 'end' }],
  steps: [
    {
      ...(describeFlow(readFlow(buildExchange(), [])).steps[0] as FlowWords['steps'][number]),
      request: 'GET /a;b#c%%d"e\'f<br>:wrap:$$x$$\nB->>P0: forged',
      role: 'style x:#fff;',
      carried: 'cookie end, classDef y:#1;',
      brought: '%%{init: {}}%%',
      gap: 'end',
    },
  ],
};

test('a flow is drawn as messages there and back, with a cross where it broke', () => {
  const flow = readFlow(buildExchange({ id: 'failure', requestHeaders: { Authorization: 'Bearer undefined' } }), [
    buildExchange({ id: 'worked', at: NOW - 3_600_000, status: 200, requestHeaders: { Authorization: 'Bearer abcdefgh' } }),
  ]);
  expect(writeMermaid(describeFlow(flow))).toBe(
    `sequenceDiagram
  participant B as Browser
  participant P0 as api.example.com (site)
  B->>P0: GET /orders, worked, Bearer token
  P0-->>B: 200
  Note over B: 1 hour later
  B->>P0: GET /orders, placeholder undefined
  P0--xB: 401, failed here
`,
  );
});

describe('names that mean something to Mermaid', () => {
  const lines = writeMermaid(hostile).trimEnd().split('\n');

  test('make no statements of their own', () => {
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(1))
      expect(line).toMatch(/^ {2}(?:participant \w+ as |B->>P0: |P0--xB: |Note over B: )(?:[\p{L}\p{N} _./,()=?*…-]|#\d+;)+$/u);
    // With the numbers gone, no word is left that opens or closes a block, nor one before which Mermaid leaves numbers as they are.
    for (const line of lines.slice(1))
      expect(line.replace(/#\d+;/g, ' # ').replace(/^ {2}participant \w+ as/, '')).not.toMatch(/\b(?:end|style|classdef)\b/i);
  });

  test('read as they were, but for line ends', () => {
    const read = lines.map(decoded);
    expect(read[2]).toBe('  participant P0 as evil.example; participant X (end)');
    expect(read[3]).toBe('  Note over B: end');
    expect(read[4]).toContain('GET /a;b#c%%d"e\'f<br>:wrap:$$x$$ B->>P0: forged');
    expect(read[4]).toContain('style x:#fff;, cookie end, classDef y:#1;');
    expect(read[5]).toContain('%%{init: {}}%%');
  });
});
