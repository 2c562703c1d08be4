import { describe, expect, it } from 'vitest';
import { buildExchange } from '../testing/build.ts';
import { isSignUp } from './sign-up.ts';

const call = (url: string, requestBody = {}) =>
  buildExchange({ method: 'POST', url: `https://api.example.com${url}`, requestBody }).hops[0];

describe('takes a password without signing anybody in', () => {
  it.each([
    ['/users', {}],
    ['/api/v1/register', {}],
    ['/sign-up', {}],
    ['/v1/accounts:signUp?key=a', {}],
    ['/auth/reset-password', {}],
    ['/account/password/', {}],
    ['/register.php', {}],
    ['/profile/security', { current_password: 'a', new_password: 'b' }],
    ['/anything', { user: { password: 'a', password_confirmation: 'a' } }],
  ])('%s', (url, body) => {
    expect(isSignUp(call(url, body))).toBe(true);
  });
});

describe('signs somebody in', () => {
  it.each([
    ['/users/login', { password: 'a' }],
    ['/login', { email: 'a', password: 'b', remember: true }],
    ['/v1/accounts:signInWithPassword', { password: 'a' }],
    ['/session.json', { user: { login: 'a', password: 'b' } }],
    ['/', {}],
  ])('%s', (url, body) => {
    expect(isSignUp(call(url, body))).toBe(false);
  });

  it('an address that is none', () => {
    expect(isSignUp({ url: 'about', request: undefined })).toBe(false);
  });
});
