/** The engine on the corpus: floors, which may only go up. */

import { describe, expect, test } from 'vitest';
import { createFingerprint } from '../src/engine/fingerprint.ts';
import { createHarLog } from '../src/har/log.ts';
import { type ReadLog, readCorpus, score } from './scoring.mjs';

const readLog: ReadLog = (har, options) => {
  const reader = createHarLog(createFingerprint(new Uint8Array(16)), options);
  reader.write(har);
  return reader.end();
};

const corpus = readCorpus();

test('the corpus is there', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(289);
});

describe.each([
  { bodies: true, top1: 0.97, top3: 0.99 },
  { bodies: false, top1: 0.93, top3: 0.99 },
])('with bodies: $bodies', ({ bodies, ...floors }) => {
  const reached = score(corpus, readLog, { bodies });

  test('the right cause stands first', () => {
    expect(reached.top1).toBeGreaterThanOrEqual(floors.top1);
  });

  test('the right cause is among three', () => {
    expect(reached.top3).toBeGreaterThanOrEqual(floors.top3);
  });

  test('nothing wrong is certain', () => {
    const wrong = reached.fellShort.filter(({ wrongCertain }) => wrongCertain.length > 0);
    expect(wrong.map(({ name, wrongCertain }) => `${name}: ${wrongCertain}`)).toEqual([]);
  });

  test('what did not fail is not blamed', () => {
    expect(reached.fellShort.filter(({ accept, first }) => accept.length === 0 && !first)).toEqual([]);
  });
});
