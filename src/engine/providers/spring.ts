import type { Provider } from './provider.ts';

/** Exceptions by name where the application shows them (`server.error.include-exception`). */
export const spring: Provider = {
  id: 'spring',
  name: 'Spring',
  layer: 'framework',
  signs: {
    headers: { 'x-application-context': '' },
    realms: ['Realm', 'oauth2-resource'],
    fields: ['timestamp', 'status', 'error', 'path'],
  },
  codes: {
    BadCredentialsException: 'wrong-password',
    UsernameNotFoundException: 'wrong-password',
    InsufficientAuthenticationException: 'credential-missing',
    AuthenticationCredentialsNotFoundException: 'credential-missing',
    LockedException: 'account-blocked',
    DisabledException: 'account-blocked',
    AccountExpiredException: 'account-blocked',
    CredentialsExpiredException: 'account-blocked',
    SessionAuthenticationException: 'session-expired',
    InvalidCsrfTokenException: 'csrf',
    MissingCsrfTokenException: 'csrf',
    AccessDeniedException: 'forbidden',
    AuthorizationDeniedException: 'forbidden',
  },
  docs: 'https://docs.spring.io/spring-security/reference/servlet/authentication/architecture.html',
  notes: {
    'csrf-rejected':
      'A 403 to a POST, PUT or DELETE alone is most often its CSRF filter: send `X-CSRF-TOKEN` or `X-XSRF-TOKEN`, or leave token-only paths out of it.',
    'preflight-rejected': 'Turn on `cors()` in the security chain: without it the filter sees the preflight before CORS does.',
    'token-wrong-issuer': '`issuer-uri` is compared with `iss` to the letter, host, port and trailing slash with it.',
    'authorization-not-forwarded': 'Zuul keeps `Authorization` and cookies to itself unless the route’s `sensitiveHeaders` is empty.',
  },
};
