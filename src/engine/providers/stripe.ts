import type { Provider } from './provider.ts';

export const stripe: Provider = {
  id: 'stripe',
  name: 'Stripe',
  layer: 'service',
  signs: { hosts: ['stripe.com'], headers: { 'stripe-version': '', 'stripe-should-retry': '' } },
  codes: {
    api_key_expired: 'api-key-expired',
    platform_api_key_expired: 'api-key-expired',
    secret_key_required: 'api-key-invalid',
    livemode_mismatch: 'api-key-invalid',
    testmode_charges_only: 'account-blocked',
    more_permissions_required: 'forbidden',
    account_invalid: 'forbidden',
    rate_limit: 'rate-limited',
    rate_limit_error: 'rate-limited',
  },
  signIn: 'https://dashboard.stripe.com/login',
  docs: 'https://docs.stripe.com/keys',
  notes: {
    'api-key-rejected':
      'Keys of test mode (`sk_test_`) and of live mode (`sk_live_`) see different objects, and a publishable key (`pk_`) may not call the API from a server.',
    'insufficient-permission': 'A restricted key (`rk_`) has a permission for each resource: edit it in the dashboard.',
    'rate-limited':
      '`Stripe-Rate-Limited-Reason` names the limit; `lock_timeout` is another call at work on the same object, and no number of calls.',
  },
};
