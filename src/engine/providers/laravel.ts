import type { Provider } from './provider.ts';

/** Exceptions by name where the application shows them (`APP_DEBUG`). */
export const laravel: Provider = {
  id: 'laravel',
  name: 'Laravel',
  layer: 'framework',
  signs: { cookies: ['laravel_session', 'laravel_token', 'remember_web_*'], codes: ['Illuminate\\'] },
  codes: {
    'Illuminate\\Auth\\AuthenticationException': 'sign-in-required',
    'Illuminate\\Auth\\Access\\AuthorizationException': 'forbidden',
    'Illuminate\\Session\\TokenMismatchException': 'csrf',
    'Illuminate\\Http\\Exceptions\\ThrottleRequestsException': 'rate-limited',
    'Illuminate\\Routing\\Exceptions\\InvalidSignatureException': 'link-expired',
  },
  docs: 'https://laravel.com/docs/authentication',
  notes: {
    'session-expired': 'A session ends after `SESSION_LIFETIME` minutes without a request, and all end where `APP_KEY` changes.',
    'csrf-rejected':
      'A script sends the `XSRF-TOKEN` cookie’s value, decoded, as `X-XSRF-TOKEN`; Sanctum’s comes from `/sanctum/csrf-cookie`.',
    'cookie-not-sent':
      'Sanctum wants the page’s host in `SANCTUM_STATEFUL_DOMAINS`, a common `SESSION_DOMAIN`, and requests with credentials.',
    'account-blocked': 'The middleware `verified` leads to `/email/verify`, and answers JSON with 403, until the address is confirmed.',
    'rate-limited': 'The sign-in form allows five tries a minute for a name and address; routes have `throttle` limits of their own.',
  },
};
