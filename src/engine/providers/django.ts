import type { Provider } from './provider.ts';

/** Codes of Django REST framework and Simple JWT. */
export const django: Provider = {
  id: 'django',
  name: 'Django',
  layer: 'framework',
  signs: { headers: { server: 'wsgiserver' }, cookies: ['csrftoken', 'django_language'], codes: ['token_not_valid', 'no_active_account'] },
  codes: {
    not_authenticated: 'credential-missing',
    permission_denied: 'forbidden',
    throttled: 'rate-limited',
    token_not_valid: 'token-invalid',
    no_active_account: 'wrong-password',
    bad_authorization_header: 'credential-malformed',
    user_inactive: 'account-blocked',
    password_changed: 'token-revoked',
  },
  docs: 'https://www.django-rest-framework.org/api-guide/authentication/',
  notes: {
    'csrf-rejected':
      'Send the `csrftoken` cookie’s value as `X-CSRFToken`; over another host or scheme, add the page’s origin to `CSRF_TRUSTED_ORIGINS`.',
    'scheme-mismatch': 'TokenAuthentication wants `Token` before the key, Simple JWT `Bearer` (`AUTH_HEADER_TYPES`).',
    'authorization-not-forwarded': 'Behind mod_wsgi the header is dropped unless `WSGIPassAuthorization On` is set.',
    'rate-limited':
      'Throttling of REST framework counts by user, or by address where nobody is known; behind a proxy, `NUM_PROXIES` decides whose address that is.',
  },
};
