import { describe, expect, test } from 'vitest';
import { readFlow } from '../../engine/flow/flow.ts';
import { buildExchange, NOW, NOW_SECONDS, type Overrides } from '../../engine/testing/build.ts';
import { bearer, jwt } from '../../engine/testing/tokens.ts';
import { describeFlow, type FlowWords, writeStep } from './words.ts';

const MINUTE = 60_000;
const shop = { initiator: 'https://shop.example', topLevelUrl: 'https://shop.example/orders' } as const;
const token = jwt({ iss: 'https://id.example', iat: NOW_SECONDS - 3660, exp: NOW_SECONDS - 60 });

const wordsOf = (failure: Overrides, ...others: readonly Overrides[]): FlowWords =>
  describeFlow(
    readFlow(
      buildExchange(failure),
      others.map((each) => buildExchange(each)),
    ),
  );

describe('a token that ran out', () => {
  const { parties, steps } = wordsOf(
    {
      ...shop,
      id: 'failure',
      url: 'https://shop.example/api/orders/1842?page=2',
      requestHeaders: { ...bearer(token), Cookie: 'a=1; b=2; sid=cccccccccccc; d=4' },
    },
    {
      ...shop,
      id: 'code',
      at: NOW - 61 * MINUTE,
      url: 'https://id.example/token',
      method: 'POST',
      status: 200,
      requestBody: {
        mimeType: 'application/x-www-form-urlencoded',
        text: 'grant_type=authorization_code&code=abcdefgh12345678&client_id=shop',
      },
    },
  );

  test('in words: what was carried, what came of it, and how long it was between', () => {
    expect(parties).toEqual([
      { name: 'id.example', role: 'sign-in service' },
      { name: 'shop.example', role: 'site' },
    ]);
    expect(steps.map(({ step: _, ...words }) => words)).toEqual([
      {
        to: 0,
        role: 'code for tokens',
        request: 'POST /token',
        carried: 'code',
        answer: '200',
        brought: 'a token for 1 hour',
        mark: '',
        times: '',
        gap: '',
      },
      {
        to: 1,
        role: '',
        request: 'GET /api/orders/*',
        carried: 'Bearer JWT, cookies sid, a and 2 more',
        answer: '401',
        brought: '',
        mark: 'failed here',
        times: '',
        gap: '61 minutes later',
      },
    ]);
  });

  test('as sentences', () => {
    expect(steps.map((step) => writeStep(step, parties))).toEqual([
      'code for tokens: POST /token to id.example (sign-in service), with code. Answer: 200, a token for 1 hour.',
      '61 minutes later: GET /api/orders/* to shop.example (site), with Bearer JWT, cookies sid, a and 2 more. Answer: 401, failed here.',
    ]);
  });
});

test('redirects say where to without their queries, cookies what became of them, silence that it was', () => {
  const { parties, steps } = wordsOf({
    id: 'failure',
    url: 'https://id.example/login?return=%2Forders',
    resourceType: 'main_frame',
    initiator: null,
    status: null,
    outcome: { kind: 'error', error: 'net::ERR_FAILED' },
    before: [
      {
        url: 'http://shop.example:8080/orders',
        status: 301,
        responseHeaders: { Location: 'http://shop.example:8080/all?x=1', 'Set-Cookie': ['sid=; Max-Age=0', 'next=1'] },
      },
      { url: 'http://shop.example:8080/all?x=1', responseHeaders: { Location: 'https://id.example/login?return=%2Forders' } },
    ],
  });
  expect(parties.map(({ name }) => name)).toEqual(['http://shop.example:8080', 'id.example']);
  expect(steps.map(({ answer, brought }) => [answer, brought])).toEqual([
    ['301', 'to /all, sets cookie next, takes away cookie sid'],
    ['302', 'to id.example/login'],
    ['no answer', ''],
  ]);
});
