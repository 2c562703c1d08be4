import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readsAsWords } from './reads-as-words.ts';

it.each(['token', 'accessToken', 'MY_API_KEY', 'Custom-Scheme', 'your api key', 'APIKey', 'myHTTPClient', 'key2'])(
  '%s reads as words',
  (text) => {
    expect(readsAsWords(text)).toBe(true);
  },
);

it.each([
  '',
  'a1b2c3',
  'kJhGtRplmVnWq',
  'PCwTEvEoufamKmh',
  'd41d8cd98f00b204',
  'qwrtpsdfghjk',
  'x'.repeat(80),
  'a.b',
  '7seas',
  'token12345',
])('%s does not', (text) => {
  expect(readsAsWords(text)).toBe(false);
});

it('nothing random does', () => {
  const random = fc.stringMatching(/^[A-Za-z0-9]{24,40}$/).filter((text) => (text.match(/\d/g) ?? []).length > 2);
  fc.assert(fc.property(random, (text) => !readsAsWords(text)));
});
