import { describe, expect, test } from 'vitest';
import { countFailure, readFailure } from './failure.ts';
import { faultOfHost, leavingOut } from './settings.ts';
import { buildExchange } from './testing/build.ts';

describe('hosts as a user writes them', () => {
  test.each([
    'intranet',
    'my.bank.example',
    '*.bank.example',
    'BANK.Example',
    'bücher.example',
    '10.0.0.1',
    '[::1]',
    'localhost',
    '_dmarc.x',
  ])('%s is one', (text) => expect(faultOfHost(text)).toBeUndefined());

  test.each([
    ['', { kind: 'empty' }],
    ['*', { kind: 'everything' }],
    ['*.*', { kind: 'everything' }],
    ['https://my.bank.example/login', { kind: 'address', host: 'my.bank.example' }],
    ['my.bank.example/login', { kind: 'address', host: 'my.bank.example' }],
    ['bank.example:8443', { kind: 'port', host: 'bank.example' }],
    ['bank.*', { kind: 'wildcard' }],
    ['b*nk.example', { kind: 'wildcard' }],
    ['my bank', { kind: 'characters' }],
    ['a..b', { kind: 'characters' }],
    ['user@bank.example', { kind: 'characters' }],
  ])('%j is none', (text, fault) => expect(faultOfHost(text)).toEqual(fault));

  const patterns = ['intranet', '*.bank.example', 'bücher.example', 'broken host'];
  test.each([
    ['intranet', ['intranet']],
    ['www.intranet', []],
    ['bank.example', ['*.bank.example']],
    ['a.b.bank.example', ['*.bank.example']],
    ['otherbank.example', []],
    ['xn--bcher-kva.example', ['bücher.example']],
    ['', []],
  ])('%s is left out by %j', (host, by) => expect(leavingOut(patterns, host)).toEqual(by));
});

describe('what counts as a failure', () => {
  const by = { addedStatuses: [404], ignoredStatuses: [403] };

  test('a status that was added counts, and is marked', () => {
    const counted = countFailure(buildExchange({ status: 404 }), by);
    expect(counted && readFailure(counted)).toBe('chosen');
  });

  test.each([
    ['one that was switched off does not', 403, false],
    ['another of its kind does', 419, true],
    ['401 does', 401, true],
    ['one that nobody added does not', 410, false],
  ])('%s', (_, status, counts) => {
    const exchange = buildExchange({ status });
    expect(countFailure(exchange, by)).toBe(counts ? exchange : undefined);
  });
});
