/** A firewall, a cache: what answers in the server’s stead, and what that leaves of all other causes. */

import { expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { buildExchange } from './testing/build.ts';
import { bearer, expired } from './testing/tokens.ts';

it('nothing is certain beside an answer that was not the server’s', () => {
  const failed = { requestHeaders: bearer(expired(3600)), body: { error: 'token expired' } };
  const confidences = (given: Parameters<typeof buildExchange>[0]): readonly string[] =>
    diagnose(buildExchange(given)).verdicts.map(({ cause, confidence }) => `${cause} ${confidence}`);

  expect(confidences(failed)[0]).toBe('token-expired certain');
  const [first, ...rest] = confidences({ ...failed, responseHeaders: { Age: '60' } });
  expect(first).toBe('cached-failure certain');
  expect(rest).toContain('token-expired likely');
});
