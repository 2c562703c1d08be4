import { expect, it } from 'vitest';
import { fromStatus } from './evidence.ts';
import { aboutTheRest, aboutWhoAsks } from './status-meaning.ts';

it('says with the status what it says of who asks', () => {
  const { template, params } = fromStatus(429);
  expect([template, params['meaning']]).toEqual([
    'The answer was {status}: {meaning}.',
    { kind: 'text', text: 'there were too many requests, whoever asks' },
  ]);
});

it('leaves out what would say nothing of a sign-in: a token endpoint’s 400 is no misunderstanding', () => {
  expect([400, 302, 200].map((status) => fromStatus(status).template)).toEqual(Array(3).fill('The answer was {status}.'));
});

it('has one clause for each', () => {
  const all = [...Object.values(aboutWhoAsks), ...Object.values(aboutTheRest)];
  expect(new Set([...Object.keys(aboutWhoAsks), ...Object.keys(aboutTheRest)]).size).toBe(all.length);
  expect(all.filter((clause) => !/^[a-z].*[^.]$/.test(clause))).toEqual([]);
});
