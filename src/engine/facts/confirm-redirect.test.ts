import { expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { readConfirmRedirect } from './confirm-redirect.ts';

const leadsTo = (location: string, given: Overrides = {}): boolean =>
  readConfirmRedirect(buildExchange({ status: 302, responseHeaders: { Location: location }, ...given })) !== undefined;

it.each([
  ...['/email/verify', '/verify-email', '/verify_email', '/accounts/confirm-email/', '/users/confirmation/new', '/account/not-verified'],
  ...[
    '/confirm-your-email',
    '/please-verify-email',
    '/auth/verify-account',
    '/email-verification',
    '/email/unverified',
    '/verify-email?next=%2F',
  ],
])('%s wants it confirmed', (location) => {
  expect(leadsTo(location)).toBe(true);
});

it.each([
  '/login',
  '/orders/confirmation',
  '/orders/confirm',
  '/email/settings',
  '/verify',
  '/mfa/verify',
  '/account',
  '/verify-email/sent-mail',
])('%s does not', (location) => {
  expect(leadsTo(location)).toBe(false);
});

it.each<readonly [string, Overrides]>([
  ['signing up', { method: 'POST', url: 'https://app.example/register' }],
  ['the link of the mail', { url: 'https://app.example/verify-email/12?signature=abc' }],
  ['asking for another mail', { method: 'POST', url: 'https://app.example/email/verification-notification' }],
  ['the page itself, elsewhere', { url: 'https://app.example/verify-email' }],
])('is what %s leads to', (_, given) => {
  expect(leadsTo('/email/verify', given)).toBe(false);
});

it('is found on the way', () => {
  const before = [{ url: 'https://app.example/dashboard', responseHeaders: { Location: '/email/verify' } }];
  expect(readConfirmRedirect(buildExchange({ url: 'https://app.example/email/verify', status: 200, before }))?.hop).toBe(0);
});
