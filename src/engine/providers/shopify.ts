import type { Provider } from './provider.ts';

export const shopify: Provider = {
  id: 'shopify',
  name: 'Shopify',
  layer: 'service',
  signs: {
    hosts: ['myshopify.com', 'shopify.com'],
    headers: { 'x-shopid': '', 'x-shopify-stage': '', 'x-shopify-api-version': '', 'x-shopify-shop-api-call-limit': '' },
    cookies: ['_shopify_y', '_shopify_s', '_shopify_essential'],
  },
  codes: {
    /** Names the access scope that is missing. */
    ACCESS_DENIED: 'scope-missing',
    THROTTLED: 'rate-limited',
    SHOP_INACTIVE: 'account-blocked',
    application_cannot_be_found: 'client-invalid',
  },
  signIn: 'https://accounts.shopify.com/store-login',
  docs: 'https://shopify.dev/docs/api/usage/response-codes',
  notes: {
    'token-rejected':
      'The Admin API takes its token in `X-Shopify-Access-Token`, and a token is of one shop: compare the shop in the address.',
    'insufficient-scope': 'Add the scope to the app, and let the merchant approve it: the token of before does not gain it.',
    'rate-limited':
      'REST counts calls in a bucket that leaks, GraphQL the cost of queries: `X-Shopify-Shop-Api-Call-Limit` and `extensions.cost` say what is left.',
  },
};
