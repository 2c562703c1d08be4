import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExchange, buildFacts, type Overrides } from '../testing/build.ts';

const said = (given: Overrides): readonly string[] =>
  buildFacts(given).said.map(({ meaning, where, field, quote, isCode }) => [meaning, where, field, quote, isCode].join(' | '));

const entra = { url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token', method: 'POST', status: 400 } as const;

describe('a product’s own codes', () => {
  it('replace the general reading of the sentence they stand in', () => {
    const body = { error: 'invalid_client', error_description: 'AADSTS7000222: The provided client secret keys for app are expired.' };
    expect(said({ ...entra, body })).toContain('client-invalid | body | error_description | AADSTS7000222 | true');
    expect(said({ ...entra, body }).some((each) => each.startsWith('token-expired'))).toBe(false);
  });

  it('replace the general reading of the code itself', () => {
    const body = { message: '', code: 'user_not_found' };
    expect(said({ url: 'https://a.supabase.co/auth/v1/user', body })).toEqual(['token-invalid | body | code | user_not_found | true']);
    expect(said({ body })).toEqual(['wrong-password | body | code | user_not_found | true']);
  });

  it('count before a sentence in which less is heard', () => {
    const body = { code: 403, error_code: 'session_not_found', msg: 'Session from session_id claim in JWT does not exist' };
    expect(said({ url: 'https://a.supabase.co/auth/v1/user', status: 403, body })).toEqual([
      'session-expired | body | error_code | session_not_found | true',
    ]);
  });

  it('leave room for a sentence in which more is heard', () => {
    const body = { error: { code: 'InvalidAuthenticationToken', message: 'Access token validation failure. Invalid audience.' } };
    expect(said({ url: 'https://graph.microsoft.com/v1.0/me', body }).map((each) => each.split(' ', 1)[0])).toEqual([
      'token-wrong-audience',
    ]);
  });

  it('count only where the product shows', () => {
    const body = { code: 9109, message: 'Nothing' };
    expect(said({ body })).toEqual([]);
    expect(said({ url: 'https://api.cloudflare.com/client/v4/zones', body })).toEqual(['token-invalid | body | code | 9109 | true']);
  });

  it('count only in their own field, where they have one', () => {
    const jira = { url: 'https://jira.shop.example/rest/api/2/myself', status: 403 };
    expect(said({ ...jira, responseHeaders: { 'X-Seraph-LoginReason': 'AUTHORISATION_FAILED' }, body: '' })).toEqual([
      'forbidden | header | x-seraph-loginreason | AUTHORISATION_FAILED | true',
    ]);
    const elsewhere = { 'X-AREQUESTID': '1x2', 'X-Error-Code': 'AUTHORISATION_FAILED' };
    expect(said({ ...jira, responseHeaders: elsewhere, body: '' }).some((each) => each.startsWith('forbidden'))).toBe(false);
  });

  it('are heard in a redirect', () => {
    const given = {
      url: 'https://a.supabase.co/auth/v1/verify?token=x&type=magiclink',
      status: 303,
      responseHeaders: { Location: 'https://shop.example/?error=access_denied&error_code=otp_expired' },
    };
    expect(said(given)).toContain('link-expired | redirect | error_code | otp_expired | true');
    expect(buildFacts(given).failure).toBe('says-so');
  });

  it('make a failure of a status that is none by itself', () => {
    const refused = {
      url: 'https://identitytoolkit.googleapis.com/v1/accounts:lookup',
      status: 400,
      body: { error: { message: 'USER_DISABLED' } },
    };
    expect(buildFacts(refused).failure).toBe('says-so');
    const soft = { url: 'https://slack.com/api/auth.test', status: 200, body: { ok: false, error: 'not_authed' } };
    expect(buildFacts(soft).failure).toBe('soft');
  });

  it('leave a success alone', () => {
    const given = { url: 'https://slack.com/api/search.messages', status: 200, body: { ok: true, items: [{ code: 'not_authed' }] } };
    expect(buildFacts(given).failure).toBeUndefined();
  });

  it('never throw, whatever is sent', () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (header, body, location) => {
        buildExchange({
          url: 'https://api.github.com/',
          responseHeaders: { 'CF-Mitigated': header, 'X-Error': body, Location: location, 'WWW-Authenticate': header },
          body: { code: body, message: location },
        });
      }),
    );
  });

  it('are bounded, however many are sent', () => {
    const headers = Array.from({ length: 20_000 }, () => ({ name: 'CF-Mitigated', value: 'challenge' }));
    expect(said({ responseHeaders: headers, body: '' })).toEqual(['firewall | header | cf-mitigated | challenge | true']);
  });
});
