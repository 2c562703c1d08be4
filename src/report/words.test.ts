import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../engine/cause.ts';
import type { Verdict } from '../engine/diagnose.ts';
import { code, count, duration, list, type Params, quote, text, time } from '../engine/words.ts';
import { describeVerdict, parts, say, writeAge } from './words.ts';

/** 2026-03-17T08:14:20Z */
const AT = 1_773_735_260_000;
const utc = { locale: 'en-GB', timeZone: 'UTC' };
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const written: readonly [because: string, template: string, params: Params, expected: string][] = [
  ['a text stands as it is', 'Sign in to {site}.', { site: text('shop.example') }, 'Sign in to shop.example.'],
  ['what the server said is quoted', '{field} says {quote}.', { field: code('error'), quote: quote('expired') }, 'error says “expired”.'],
  ['a name without a parameter stays', 'Sign in to {site}.', {}, 'Sign in to {site}.'],
  ['names of every object are no parameters', '{constructor}', {}, '{constructor}'],
  ['backticks are not written', 'Send `Authorization: Bearer …`.', {}, 'Send Authorization: Bearer ….'],
  ['a parameter may stand within code', 'Look at `{name}=`.', { name: text('sid') }, 'Look at sid=.'],
  ['a single backtick is a character', 'a ` b', {}, 'a ` b'],
  ['one is singular', '{n}', { n: count(1, 'cookie', 'cookies') }, '1 cookie'],
  ['none is plural', '{n}', { n: count(0, 'cookie', 'cookies') }, '0 cookies'],
  ['thousands are set apart', '{n}', { n: count(1204, 'request', 'requests') }, '1,204 requests'],
  ['a list of one', '{l}', { l: list(['read']) }, 'read'],
  ['a list of three', '{l}', { l: list(['a', 'b', 'c']) }, 'a, b and c'],
  ['a time with its date', '{t}', { t: time(AT) }, '17 Mar 2026, 08:14:20'],
  ['a time that is none', '{t}', { t: time(Number.NaN) }, '?'],
  ['a duration has no sign', '{d}', { d: duration(-12 * MINUTE) }, '12 minutes'],
  ['one exactly', '{d}', { d: duration(HOUR) }, '1 hour'],
  ['not yet two: the smaller unit', '{d}', { d: duration(90 * MINUTE) }, '90 minutes'],
  ['days', '{d}', { d: duration(3.2 * DAY) }, '3 days'],
  ['less than a second', '{d}', { d: duration(400) }, '0.4 seconds'],
];

describe('say', () => {
  test.each(written)('%s', (_because, template, params, expected) => {
    expect(say(template, params, utc)).toBe(expected);
  });

  test('times of the same day are written without their date', () => {
    expect(say('{t}', { t: time(AT) }, { ...utc, now: AT + HOUR })).toBe('08:14:20');
    expect(say('{t}', { t: time(AT) }, { ...utc, now: AT + DAY })).toBe('17 Mar 2026, 08:14:20');
  });

  test('another language writes numbers and units its own way', () => {
    const german = { locale: 'de', timeZone: 'UTC' };
    expect(say('{d}', { d: duration(12 * MINUTE) }, german)).toBe('12 Minuten');
    expect(say('{l}', { l: list(['a', 'b']) }, german)).toBe('a und b');
  });

  test('no template throws, and without braces and backticks every one stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (template) => {
        expect(typeof say(template, { a: text('x') })).toBe('string');
        const plain = template.replace(/[{}`]/g, '');
        expect(say(plain)).toBe(plain);
      }),
    );
  });
});

test('parts set code, quotes and times apart', () => {
  expect(parts('`exp` is {t}: {q}', { t: time(AT), q: quote('expired') }, { ...utc, now: AT })).toEqual([
    { kind: 'code', text: 'exp' },
    { kind: 'text', text: ' is ' },
    { kind: 'time', text: '08:14:20' },
    { kind: 'text', text: ': ' },
    { kind: 'quote', text: 'expired' },
  ]);
});

test.each([
  [0, 'now'],
  [4200, '4 seconds ago'],
  [-5000, 'now'],
  [61 * SECOND, '1 minute ago'],
  [5 * HOUR, '5 hours ago'],
  [DAY, 'yesterday'],
])('an age of %i ms is written %s', (age, expected) => {
  expect(writeAge(AT - age, AT, utc)).toBe(expected);
});

describe('describeVerdict', () => {
  const cause: Cause = {
    meta: {
      id: 'token-expired',
      title: 'Your sign-in has run out',
      explain: 'The token says when it stops being valid.',
      needs: [],
      fixes: [],
      advice: { visitor: ['Sign in to {site} again.'], developer: ['Renew the token.'] },
      prevent: 'Renew in time.',
      specs: [],
    },
    messages: {
      saidSo: { visitor: 'Your sign-in on {site} has run out.', developer: '`exp` lies {late} back.' },
      ofKey: {
        title: 'Your key on {site} has run out',
        visitor: 'v',
        developer: 'd',
        advice: { developer: ['Make a new key.'] },
      },
    },
    examine: () => undefined,
  };
  const verdict = (message: string): Verdict => ({
    cause: 'token-expired',
    confidence: 'certain',
    reason: undefined,
    message,
    params: { site: text('shop.example'), late: duration(12 * MINUTE) },
    evidence: [{ kind: 'status', template: '401', params: {} }],
    fixes: [],
    cookies: [],
  });
  const flat = (message: string, reader: 'visitor' | 'developer') => {
    const { title, summary, advice } = describeVerdict(verdict(message), cause, reader, utc);
    const join = (all: readonly { text: string }[]) => all.map((part) => part.text).join('');
    return { title: join(title), summary: join(summary), advice: advice.map(join) };
  };

  test.each([
    ['saidSo', 'visitor', 'Your sign-in has run out', 'Your sign-in on shop.example has run out.', ['Sign in to shop.example again.']],
    ['saidSo', 'developer', 'Your sign-in has run out', 'exp lies 12 minutes back.', ['Renew the token.']],
    ['ofKey', 'visitor', 'Your key on shop.example has run out', 'v', ['Sign in to shop.example again.']],
    ['ofKey', 'developer', 'Your key on shop.example has run out', 'd', ['Make a new key.']],
    ['unheardOf', 'visitor', 'Your sign-in has run out', 'The token says when it stops being valid.', ['Sign in to shop.example again.']],
  ] as const)('%s, to a %s', (message, reader, title, summary, advice) => {
    expect(flat(message, reader)).toEqual({ title, summary, advice: [...advice] });
  });

  test('what is peculiar to the product comes first, and to developers alone', () => {
    const product = { name: 'Kong', docs: 'https://docs.example/kong', note: 'Look at its `consumer`.', inFront: false };
    const advice = (reader: 'visitor' | 'developer') =>
      describeVerdict({ ...verdict('saidSo'), product }, cause, reader, utc).advice.map((step) => step.map(({ text }) => text).join(''));
    expect(advice('developer')).toEqual(['Kong: Look at its consumer.', 'Renew the token.']);
    expect(advice('visitor')).toEqual(['Sign in to shop.example again.']);
  });

  test('what is peculiar to a server in front comes last', () => {
    const product = { name: 'nginx', docs: 'https://docs.example/nginx', note: 'Look at its log.', inFront: true };
    const { advice } = describeVerdict({ ...verdict('saidSo'), product }, cause, 'developer', utc);
    expect(advice.map((step) => step.map(({ text }) => text).join(''))).toEqual(['Renew the token.', 'nginx: Look at its log.']);
  });
});
