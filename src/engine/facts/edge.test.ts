import { expect, it } from 'vitest';
import { readEdge } from './edge.ts';

const headers = (given: Readonly<Record<string, string>>): Parameters<typeof readEdge>[0] =>
  Object.entries(given).map(([name, shown]) => ({ name, shown, masked: false }));

it.each([
  [
    'a challenge',
    { Server: 'x', 'CF-Mitigated': 'challenge', 'CF-Ray': 'a… (20)' },
    ['cf-mitigated refused', 'cf-ray without-origin', 'cf-ray passed'],
  ],
  ['an action of a filter', { 'x-amzn-waf-action': 'captcha' }, ['x-amzn-waf-action refused']],
  ['the address that a rule forbids', { 'X-MS-Forbidden-IP': '… (9)' }, ['x-ms-forbidden-ip ruled-out']],
  ['what a proxy’s rule forbids', { 'X-Squid-Error': 'ERR_ACCESS_DENIED 0' }, ['x-squid-error ruled-out']],
  ['a proxy that wants a sign-in', { 'X-Squid-Error': 'ERR_CACHE_ACCESS_DENIED 0' }, []],
  ['a flag that is not set', { 'X-DD-B': '0' }, []],
  ['an answer of its own', { Server: 'AkamaiGHost' }, ['server own-answer']],
  ['an answer of the origin', { Server: 'nginx', 'X-Iinfo': '8-1-2 …' }, ['x-iinfo passed']],
  ['an answer that the origin gave', { 'CF-Ray': 'a… (20)', 'CF-Cache-Status': 'DYNAMIC' }, ['cf-ray passed']],
  ['nothing in front', { Server: 'nginx' }, []],
])('%s', (_, given, expected) => {
  expect(readEdge(headers(given)).map(({ name, kind }) => `${name} ${kind}`)).toEqual(expected);
});

it('tells nothing of headers that were not captured', () => {
  expect(readEdge(undefined)).toEqual([]);
});
