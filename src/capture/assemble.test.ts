import { describe, expect, test } from 'vitest';
import type { RawExchange } from '../engine/exchange.ts';
import { createAssembler, type Ended } from './assemble.ts';
import { event } from './testing/event.ts';

const headers = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));
const unseen = { unseen: '7', error: 'net::ERR_FAILED' };
const statuses = (raw: RawExchange) => raw.hops.map((hop) => hop.response?.status);

describe('the assembler', () => {
  test('gives one hop with both sides for a request that ends', () => {
    const assembler = createAssembler('chromium');
    assembler.sendHeaders({ ...event(), headers: headers(['Authorization', 'Bearer x']) });
    assembler.headersReceived({ ...event({ at: 1200 }), status: 401, headers: headers(['WWW-Authenticate', 'Bearer']) });
    const raw = assembler.completed({ ...event({ at: 1300 }), status: 401, fromCache: false }).exchange();
    expect(raw.hops).toEqual([
      {
        method: 'GET',
        url: 'https://shop.example/api/orders',
        startedAt: 1000,
        requestHeaders: [{ name: 'Authorization', value: 'Bearer x' }],
        response: { status: 401, receivedAt: 1200, headers: [{ name: 'WWW-Authenticate', value: 'Bearer' }], fromCache: false },
      },
    ]);
    expect(raw.outcome).toEqual({ kind: 'completed' });
    expect(assembler.size).toBe(0);
  });

  test('a 401 that the browser answered itself ends in 200', () => {
    const assembler = createAssembler('chromium');
    assembler.sendHeaders({ ...event(), headers: [] });
    assembler.headersReceived({ ...event(), status: 401, headers: headers(['WWW-Authenticate', 'Basic']) });
    expect(statuses(assembler.completed({ ...event(), status: 200, fromCache: false }).exchange())).toEqual([200]);
  });

  test('a 401 that the page may not read ends in an error and keeps its status', () => {
    const assembler = createAssembler('chromium');
    assembler.sendHeaders({ ...event(), headers: [] });
    assembler.headersReceived({ ...event(), status: 401, headers: [] });
    const raw = (assembler.errorOccurred({ ...event(), error: 'net::ERR_FAILED' }) as Ended).exchange();
    expect(raw.outcome).toEqual({ kind: 'error', error: 'net::ERR_FAILED' });
    expect(statuses(raw)).toEqual([401]);
  });

  test('redirects become hops, each with its own headers', () => {
    const assembler = createAssembler('chromium');
    assembler.sendHeaders({ ...event({ url: 'https://shop.example/account' }), headers: headers(['Authorization', 'Bearer x']) });
    assembler.headersReceived({ ...event({ url: 'https://shop.example/account' }), status: 302, headers: headers(['Location', '/login']) });
    assembler.sendHeaders({ ...event({ url: 'https://shop.example/login' }), headers: [] });
    assembler.headersReceived({ ...event({ url: 'https://shop.example/login' }), status: 200, headers: [] });
    const raw = assembler.completed({ ...event({ url: 'https://shop.example/login' }), status: 200, fromCache: false }).exchange();
    expect(raw.hops.map((hop) => [hop.url, hop.response?.status])).toEqual([
      ['https://shop.example/account', 302],
      ['https://shop.example/login', 200],
    ]);
  });

  test('a worker that was killed before the response knows the response alone', () => {
    const raw = createAssembler('chromium')
      .completed({ ...event(), status: 401, fromCache: false })
      .exchange();
    expect(raw.hops[0].requestHeaders).toBeUndefined();
    expect(raw.hops[0].response?.headers).toBeUndefined();
    expect(statuses(raw)).toEqual([401]);
  });

  test('a refused preflight names the request that it held back', () => {
    const assembler = createAssembler('chromium');
    const preflight = event({ requestId: '8', method: 'OPTIONS' });
    assembler.sendHeaders({ ...preflight, headers: headers(['Access-Control-Request-Method', 'GET']) });
    assembler.headersReceived({ ...preflight, status: 401, headers: [] });
    const raw = (assembler.errorOccurred({ ...preflight, error: 'net::ERR_FAILED' }) as Ended).exchange();
    expect(raw.resourceType).toBe('preflight');
    expect(assembler.errorOccurred({ ...event(), error: 'net::ERR_FAILED' })).toEqual({ heldBackBy: '8', method: 'GET' });
    expect(assembler.errorOccurred({ ...event(), error: 'net::ERR_FAILED' }), 'one preflight holds back one request').toEqual(unseen);
  });

  test('so does one that is still under way when the request it held back ends', () => {
    const assembler = createAssembler('chromium');
    const preflight = event({ requestId: '8', method: 'OPTIONS' });
    assembler.sendHeaders({ ...preflight, headers: headers(['Access-Control-Request-Method', 'PUT']) });
    assembler.headersReceived({ ...preflight, status: 403, headers: [] });
    expect(assembler.errorOccurred({ ...event({ method: 'PUT' }), error: 'net::ERR_FAILED' })).toBeUndefined();
    expect(assembler.completed({ ...preflight, status: 403, fromCache: false }).exchange().heldBack).toEqual({ method: 'PUT' });
  });

  test('a preflight of another page holds nothing back here', () => {
    const assembler = createAssembler('chromium');
    const preflight = event({ requestId: '8', method: 'OPTIONS', initiator: 'https://other.example' });
    assembler.sendHeaders({ ...preflight, headers: headers(['Access-Control-Request-Method', 'GET']) });
    assembler.headersReceived({ ...preflight, status: 401, headers: [] });
    assembler.errorOccurred({ ...preflight, error: 'net::ERR_FAILED' });
    expect(assembler.errorOccurred({ ...event(), error: 'net::ERR_FAILED' })).toEqual(unseen);
  });

  test('a page that could not be reached is told, another request that never left is not', () => {
    const assembler = createAssembler('chromium');
    expect(assembler.errorOccurred({ ...event(), error: 'net::ERR_FAILED' })).toEqual(unseen);
    assembler.sendHeaders({ ...event(), headers: [] });
    expect(assembler.errorOccurred({ ...event(), error: 'net::ERR_FAILED' })).toBeUndefined();
    const page = (assembler.errorOccurred({ ...event({ type: 'main_frame' }), error: 'net::ERR_NAME_NOT_RESOLVED' }) as Ended).exchange();
    expect(page.outcome).toEqual({ kind: 'error', error: 'net::ERR_NAME_NOT_RESOLVED' });
  });

  test('what was sent along, and the headers as the page made them, belong to the hop that they began', () => {
    const assembler = createAssembler('chromium');
    const post = event({ method: 'POST' });
    assembler.beforeRequest({ ...post, body: { fields: [['grant_type', 'refresh_token']] } });
    assembler.beforeSendHeaders({ ...post, headers: headers(['Authorization', 'Bearer x']) });
    assembler.sendHeaders({ ...post, headers: [] });
    assembler.headersReceived({ ...post, status: 307, headers: headers(['Location', '/again']) });
    assembler.sendHeaders({ ...event({ method: 'POST', url: 'https://shop.example/again' }), headers: [] });
    const { hops } = assembler.completed({ ...event({ url: 'https://shop.example/again' }), status: 400, fromCache: false }).exchange();
    expect(hops[0]).toMatchObject({
      requestBody: { text: 'grant_type=refresh_token' },
      pageHeaders: headers(['Authorization', 'Bearer x']),
    });
    expect(hops[1]).not.toHaveProperty('requestBody');
    expect(hops[1]).not.toHaveProperty('pageHeaders');
  });

  test('an answer that was changed on its way to the page is kept as both', () => {
    const [sent, same] = [headers(['Set-Cookie', 'sid=1'], ['X', 'y']), headers(['X', 'y'])];
    for (const delivered of [sent, same]) {
      const assembler = createAssembler('chromium');
      assembler.sendHeaders({ ...event(), headers: [] });
      assembler.headersReceived({ ...event(), status: 200, headers: sent });
      assembler.responseStarted({ ...event(), status: 200, headers: delivered });
      const [{ response }] = assembler.completed({ ...event(), status: 200, fromCache: false }).exchange().hops;
      expect(response?.headers).toEqual(sent);
      expect(response?.deliveredHeaders).toEqual(delivered === sent ? undefined : delivered);
    }
  });

  test('what was answered and has not ended can be had so far, unless the browser may answer the challenge itself', () => {
    const assembler = createAssembler('chromium');
    assembler.sendHeaders({ ...event(), headers: [] });
    expect(assembler.soFar('7')).toBeUndefined();
    assembler.headersReceived({ ...event(), status: 401, headers: headers(['WWW-Authenticate', 'Bearer realm="basic"']) });
    expect(assembler.soFar('7')).toMatchObject({ id: '7', outcome: { kind: 'unfinished' }, hops: [{ response: { status: 401 } }] });
    assembler.headersReceived({ ...event(), status: 401, headers: headers(['WWW-Authenticate', 'Bearer, Basic realm="x"']) });
    expect(assembler.soFar('7')).toBeUndefined();
    expect(assembler.soFar('8')).toBeUndefined();
  });

  test('of what a page holds the answer alone is seen: what failed ends with it, what did not is let go', () => {
    const assembler = createAssembler('chromium');
    const image = event({ type: 'image' });
    assembler.headersReceived({ ...image, status: 200, headers: [] });
    expect(assembler.size).toBe(0);
    assembler.headersReceived({ ...image, status: 401, headers: headers(['WWW-Authenticate', 'Bearer']) });
    expect(assembler.soFar('7')).toMatchObject({
      resourceType: 'image',
      outcome: { kind: 'completed' },
      hops: [{ response: { status: 401 } }],
    });
    expect(assembler.size).toBe(0);
  });

  test('requests whose end is never seen do not pile up', () => {
    const assembler = createAssembler('chromium');
    for (let id = 0; id < 10_000; id += 1) assembler.sendHeaders({ ...event({ requestId: String(id) }), headers: [] });
    expect(assembler.size).toBe(2000);
  });
});
