import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../engine/diagnose.ts';
import { buildExchange, NOW_SECONDS, type Overrides } from '../../../engine/testing/build.ts';
import { proofsInHeader, proofsOf } from './proofs.ts';

const encode = (value: object): string => btoa(JSON.stringify(value)).replace(/=/g, '');
const expired = `${encode({ alg: 'RS256' })}.${encode({ exp: NOW_SECONDS - 600, iat: NOW_SECONDS - 4200 })}.c2ln`;
const challenge = { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' };

/** Of all headers of the message, those that the first verdict points at. */
function marked(overrides: Overrides): string[] {
  const exchange = buildExchange(overrides);
  const evidence = diagnose(exchange).verdicts[0]?.evidence ?? [];
  const [{ request, response }] = exchange.hops;
  const of = (side: 'request' | 'response', names: readonly { name: string }[] = []) =>
    names.filter(({ name }) => proofsInHeader(evidence, side, name).length > 0).map(({ name }) => `${side} ${name}`);
  return [...of('request', request?.headers), ...of('response', response?.headers)];
}

describe('what a verdict points at', () => {
  it('is marked in the headers where it stands, and in no others', () => {
    const headers = { Accept: '*/*', Authorization: `Bearer ${expired}`, Cookie: 'a=b' };
    expect(marked({ requestHeaders: headers, responseHeaders: { Server: 'nginx', ...challenge } })).toEqual([
      'request Authorization',
      'response WWW-Authenticate',
      'response Date',
    ]);
    expect(marked({ responseHeaders: { Server: 'nginx', 'WWW-Authenticate': 'Basic realm="a"' } })).toEqual(['response WWW-Authenticate']);
  });

  it('is found by the claim and the parameter', () => {
    const exchange = buildExchange({ requestHeaders: { Authorization: `Bearer ${expired}` }, responseHeaders: challenge });
    const evidence = diagnose(exchange).verdicts[0]?.evidence ?? [];
    expect(proofsOf(evidence, 'token', 'exp')).toHaveLength(1);
    expect(proofsOf(evidence, 'token', 'aud')).toHaveLength(0);
    expect(proofsOf(evidence, 'challenge', 'error_description').length + proofsOf(evidence, 'challenge', 'error').length).toBeGreaterThan(
      0,
    );
  });
});
