import { describe, expect, it } from 'vitest';
import { isSessionCookie } from './session-cookie.ts';

const cookie = (name: string) => ({ name, length: 40 });

describe('holds a sign-in', () => {
  it.each([
    ...[
      'connect.sid',
      'JSESSIONID',
      'PHPSESSID',
      'laravel_session',
      'ASP.NET_SessionId',
      '.AspNetCore.Cookies',
      '.AspNetCore.Identity.Application',
      '.ASPXAUTH',
    ],
    ...[
      'session',
      'sess',
      'sid',
      'SID',
      'sessionid',
      'session_id',
      '_session_id',
      '_myapp_session',
      'user_session',
      'auth_token',
      'access_token',
      'token',
      'jwt',
    ],
    ...[
      '__Host-session',
      '__Secure-next-auth.session-token',
      'authjs.session-token',
      'sb-abcd-auth-token',
      'remember_me',
      'remember_web_59ba36',
      'wordpress_logged_in_abc',
    ],
    ...[
      'AuthSession',
      'CF_Authorization',
      '_oauth2_proxy',
      'grafana_session',
      'user_token',
      'SSO',
      'KEYCLOAK_IDENTITY',
      'appSession',
      'login',
      'express:sess',
    ],
  ])('%s', (name) => {
    expect(isSessionCookie(cookie(name))).toBe(true);
  });

  it('a token, whatever its name', () => {
    expect(isSessionCookie({ name: 'x', length: 300, jwt: {} })).toBe(true);
  });

  it('a long one that scripts may not read, of a short name', () => {
    expect(isSessionCookie({ name: 'zk', length: 64, httpOnly: true })).toBe(true);
    expect(isSessionCookie({ name: 'zk', length: 64, httpOnly: false })).toBe(false);
  });
});

describe('holds none', () => {
  it.each([
    ...[
      '_ga',
      '_ga_ABC123',
      '_gid',
      '_gcl_au',
      '_fbp',
      '_hjSessionUser_123',
      '_hjSession_123',
      'ajs_user_id',
      'amplitude_id',
      'intercom-session-abc',
      '__cf_bm',
      'cf_clearance',
    ],
    ...[
      'csrftoken',
      'XSRF-TOKEN',
      '_csrf',
      'csrf_token',
      '__Host-csrf',
      '.AspNetCore.Antiforgery.abc',
      '__Host-next-auth.csrf-token',
      'oauth_state',
      'nonce',
      'pkce_verifier',
    ],
    ...[
      'locale',
      'lang',
      'theme',
      'timezone',
      'cookie_consent',
      'currency',
      'cart',
      'visitor_id',
      'last_session',
      'session_count',
      'sessionStorageId',
      'assessment',
      'author',
    ],
    ...[
      'AWSALB',
      'ARRAffinity',
      'route',
      'ab_test',
      'utm_source',
      'isLoggedInHint_lang',
      '.AspNetCore.Correlation.abc',
      'auth_verification_abc',
      'wordpress_test_cookie',
      'session_lang',
      'grafana_session_expiry',
    ],
  ])('%s', (name) => {
    expect(isSessionCookie(cookie(name))).toBe(false);
  });
});
