/** The device's clock may be set at any moment: what belongs together is told by ids and addresses, never by times. */

import { expect, test } from 'vitest';
import { createAssembler } from './assemble.ts';
import { event as anyEvent } from './testing/event.ts';

const NOON = 1_773_735_260_000;
const HOUR = 3_600_000;

const event = (overrides: Parameters<typeof anyEvent>[0] = {}) => anyEvent({ at: NOON, ...overrides });

test.each([
  ['back', -HOUR],
  ['forward', HOUR],
])('set %s between a request and its answer: they are one exchange', (_way, leap) => {
  const assembler = createAssembler('chromium');
  assembler.sendHeaders({ ...event({}), headers: [] });
  assembler.headersReceived({ ...event({ at: NOON + leap }), status: 401, headers: [] });
  const raw = assembler.completed({ ...event({ at: NOON + leap + 3 }), status: 401, fromCache: false }).exchange();
  expect(raw.hops.map(({ startedAt, response }) => [startedAt, response?.receivedAt, response?.status])).toEqual([
    [NOON, NOON + leap, 401],
  ]);
  expect(assembler.size).toBe(0);
});

test.each([
  ['back', -HOUR],
  ['forward', HOUR],
])('set %s between a refused preflight and what it held back: they are still paired', (_way, leap) => {
  const assembler = createAssembler('chromium');
  const preflight = event({ requestId: '8', method: 'OPTIONS' });
  assembler.sendHeaders({ ...preflight, headers: [{ name: 'Access-Control-Request-Method', value: 'PUT' }] });
  assembler.headersReceived({ ...preflight, status: 401, headers: [] });
  assembler.errorOccurred({ ...preflight, error: 'net::ERR_FAILED' });
  expect(assembler.errorOccurred({ ...event({ method: 'PUT', at: NOON + leap }), error: 'net::ERR_FAILED' })).toEqual({
    heldBackBy: '8',
    method: 'PUT',
  });
});
