import { expect, it } from 'vitest';
import { type AccountState, readAccountState } from './account-state.ts';

const cases: readonly (readonly [AccountState, readonly string[]])[] = [
  ['locked', ['Account locked due to too many failed login attempts', 'Your account is locked. Try again in 15 minutes.']],
  [
    'unverified',
    [
      'email_not_confirmed',
      'Your email address is not verified.',
      'User is not confirmed.',
      'Unverified user',
      'Account is pending approval',
    ],
  ],
  ['unverified', ['Your account has not been activated yet', 'Please verify your email before logging in', 'UserNotConfirmedException']],
  ['unpaid', ['payment_required', 'Your subscription has expired', 'Upgrade your plan', 'Insufficient credits', 'trial expired']],
  ['password-over', ['password_expired', 'Your password has expired and must be changed']],
  [
    'blocked',
    ['Account disabled', 'USER_DISABLED', 'user_inactive', 'This account has been suspended', 'Compte désactivé', 'account_locked'],
  ],
];

for (const [state, quotes] of cases) {
  it.each(quotes)(`${state}: %s`, (quote) => {
    expect(readAccountState(quote)).toBe(state);
  });
}
