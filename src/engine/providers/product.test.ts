import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { buildExchange, NOW, type Overrides } from '../testing/build.ts';

const first = (given: Overrides) => diagnose(buildExchange(given)).verdicts[0];

describe('a verdict', () => {
  it('has the note of the product that has one for its cause, be it in front of the application', () => {
    const given = {
      status: 400,
      requestHeaders: { Cookie: `a=${'x'.repeat(9000)}` },
      responseHeaders: { Server: 'nginx/1.26.2', 'X-Runtime': '0.01' },
      body: '<html><head><title>400 Request Header Or Cookie Too Large</title></head></html>',
    };
    expect([first(given)?.cause, first(given)?.product?.name]).toEqual(['cookies-too-large', 'nginx']);
  });

  it('names the product that answered, where none has a note', () => {
    const product = first({ url: 'https://api.github.com/user', body: { message: 'Requires authentication' } })?.product;
    expect([product?.name, product?.note]).toEqual(['GitHub', undefined]);
  });

  it('is not of what stands in front of an unknown application, where that has nothing to say', () => {
    const given = { status: 403, requestHeaders: { Authorization: 'Bearer abc123456789' }, responseHeaders: { Server: 'nginx' } };
    expect(first({ ...given, body: { error: 'insufficient_scope' } })?.product).toBeUndefined();
  });

  it('of an unknown product has none', () => {
    expect(first({ body: { error: 'token_expired' } })?.product).toBeUndefined();
  });
});

/** What QuickBlox says in sentences, and what is peculiar to it. */
describe('QuickBlox', () => {
  const token = { 'QB-Token': 'a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2' };
  const session = { application_id: 1, auth_key: 'x7Hq', nonce: 42, timestamp: 1773735260, signature: 'a1b2c3' };
  it.each([
    [
      'an application session may only read',
      'user-token-required',
      'application session',
      { method: 'POST', status: 403, requestHeaders: token, body: { errors: { base: ['Forbidden. Need user.'] } } },
    ],
    [
      'the same with another status',
      'user-token-required',
      'application session',
      { method: 'POST', status: 422, requestHeaders: token, body: { errors: { base: ['Forbidden. Need user.'] } } },
    ],
    [
      'a session created without a user’s credentials',
      'token-rejected',
      'without a user’s credentials',
      { method: 'POST', requestHeaders: token, body: { errors: ['Unauthorized'] } },
    ],
    [
      'a user who does not exist in the dashboard signs in',
      'wrong-password',
      'exists in the dashboard',
      {
        url: 'https://api.quickblox.com/login.json',
        method: 'POST',
        requestHeaders: token,
        requestBody: { login: 'anna', password: 'secret-1' },
        body: { errors: ['Unauthorized'] },
      },
    ],
    [
      'a session is created for such a user',
      'wrong-password',
      'exists in the dashboard',
      {
        url: 'https://api.quickblox.com/session.json',
        method: 'POST',
        requestBody: { ...session, user: { login: 'anna', password: 'secret-1' } },
        body: { errors: ['Unauthorized'] },
      },
    ],
    [
      'the session has ended',
      'session-expired',
      'two hours',
      { requestHeaders: token, body: { errors: { base: ['Required session does not exist'] } } },
    ],
    ['no session was created', 'no-credentials', 'Create a session', { body: { errors: { base: ['Token is required'] } } }],
    [
      'the session’s signature is wrong',
      'request-signature-mismatch',
      'HMAC-SHA1',
      {
        url: 'https://api.quickblox.com/session.json',
        method: 'POST',
        status: 422,
        requestBody: session,
        body: { errors: { base: ['Unexpected signature'] } },
      },
    ],
  ] as const)('%s', (_, cause, note, given) => {
    const verdict = first({ url: 'https://api.quickblox.com/chat/Dialog.json', ...given });
    expect(verdict?.cause).toBe(cause);
    expect(verdict?.product?.note).toContain(note);
  });

  it('a session that was seen to be created without a user’s credentials', () => {
    const at = NOW - 60_000;
    const created = buildExchange({ at, url: 'https://api.quickblox.com/session.json', method: 'POST', status: 201, requestBody: session });
    const read = buildExchange({ at: at + 1000, url: 'https://api.quickblox.com/users.json', status: 200, requestHeaders: token });
    const given = {
      url: 'https://api.quickblox.com/chat/Dialog.json',
      method: 'POST',
      requestHeaders: token,
      body: { errors: ['Unauthorized'] },
    };
    const [verdict] = diagnose(buildExchange(given), { others: [created, read] }).verdicts;
    expect([verdict?.cause, verdict?.confidence, verdict?.message]).toEqual(['user-token-required', 'likely', 'readsOnly']);
  });
});
