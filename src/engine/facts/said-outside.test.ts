import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChallenges } from './challenges.ts';
import type { Meaning } from './said.ts';
import { listenOutside } from './said-outside.ts';

const heard = (name: string, value: string) => {
  const headers = [{ name, value }];
  return listenOutside(headers, parseChallenges(headers), name === 'Location' ? value : undefined);
};

describe('outside of the body', () => {
  it.each<[string, string, string, string, Meaning]>([
    ['WWW-Authenticate', 'Bearer error="invalid_token"', 'challenge', 'error', 'token-invalid'],
    [
      'WWW-Authenticate',
      'Bearer error="invalid_token", error_description="The access token expired"',
      'challenge',
      'error_description',
      'token-expired',
    ],
    ['WWW-Authenticate', 'Bearer error="insufficient_scope", scope="a"', 'challenge', 'error', 'scope-missing'],
    ['X-Error-Message', 'The access token expired', 'header', 'x-error-message', 'token-expired'],
    ['X-Sb-Error-Code', 'session_expired', 'header', 'x-sb-error-code', 'session-expired'],
    ['X-Amzn-ErrorType', 'ExpiredTokenException:http://internal.amazon.com/coral/', 'header', 'x-amzn-errortype', 'token-expired'],
    ['grpc-status', '16', 'header', 'grpc-status', 'sign-in-required'],
    ['grpc-message', 'The%20access%20token%20expired', 'header', 'grpc-message', 'token-expired'],
    [
      'X-Acme-Diagnostics',
      '3000003;reason="Invalid audience Uri.";category="invalid_client"',
      'header',
      'x-acme-diagnostics',
      'token-wrong-audience',
    ],
    [
      'WWW-Authenticate',
      'OAuth "A Platform" "invalid_token" "The access token expired"',
      'challenge',
      'error_description',
      'token-expired',
    ],
    ['Location', 'https://app.example/#error=login_required&state=x', 'redirect', 'error', 'silent-sign-in'],
    [
      'Location',
      '/callback?error=invalid_request&error_description=The+session+has+expired',
      'redirect',
      'error_description',
      'session-expired',
    ],
    ['Location', '/login?error=login_required', 'redirect', 'error', 'sign-in-required'],
    ['X-Acme-OTP', 'required; app', 'header', 'x-acme-otp', 'step-up'],
    ['Acme-Two-Factor-Required', 'true', 'header', 'acme-two-factor-required', 'step-up'],
    ['X-Acme-2FA-Approval-Result', 'REJECTED', 'header', 'x-acme-2fa-approval-result', 'step-up'],
    ['X-Acme-SSO', 'required; url=https://acme.example/sso', 'header', 'x-acme-sso', 'step-up'],
    ['Location', '/login?session_expired=1', 'redirect', 'session_expired', 'session-expired'],
    ['Location', '/login?sessionExpired', 'redirect', 'sessionexpired', 'session-expired'],
    ['Location', '/login?reason=session_expired', 'redirect', 'reason', 'session-expired'],
  ])('%s: %s', (name, value, where, field, meaning) => {
    expect(heard(name, value)).toContainEqual(expect.objectContaining({ where, field, meaning }));
  });

  it.each([
    ['WWW-Authenticate', 'Basic realm="Your session has expired"'],
    ['X-Request-Id', 'token expired'],
    ['Report-To', 'token expired'],
    ['X-Acme-OTP', '123456'],
    ['X-Acme-SSO', 'partial-results; organizations=1'],
    ['X-Acme-MFA', 'required-by-nobody'],
    ['Location', '/login?next=%2Ftoken%2Fexpired'],
    ['Location', '/orders?expired=false'],
    ['Location', '/callback?code=a&state=b'],
  ])('nothing in %s: %s', (name, value) => {
    expect(heard(name, value)).toEqual([]);
  });

  it('any text is borne', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void ['WWW-Authenticate', 'X-Error', 'Location', 'Proxy-Status'].map((name) => heard(name, text))),
    );
  });
});
