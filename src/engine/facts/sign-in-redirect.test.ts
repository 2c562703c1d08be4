import { describe, expect, it } from 'vitest';
import { buildExchange, type HopOverrides, type Overrides } from '../testing/build.ts';
import { readSignIn } from './sign-in-redirect.ts';

/** A request that is answered with a redirect. */
const redirect = (url: string, location: string, more: Overrides = {}) =>
  readSignIn(buildExchange({ url, status: 302, responseHeaders: { Location: location }, ...more }));

describe('sent to sign in', () => {
  it.each([
    ['https://shop.example/orders', '/login'],
    ['https://shop.example/orders', '/login?next=%2Forders'],
    ['https://shop.example/orders', 'https://shop.example/users/sign_in'],
    ['https://shop.example/orders', '/Account/Login?ReturnUrl=%2Forders'],
    ['https://shop.example/admin', '/accounts/login/?next=/admin'],
    ['https://blog.example/wp-admin/', 'https://blog.example/wp-login.php?redirect_to=x&reauth=1'],
    ['https://app.example/', 'https://team.cloudflareaccess.com/cdn-cgi/access/login/app.example?kid=x'],
    ['https://shop.example/konto', '/anmelden'],
    ['https://shop.example/compte', '/connexion?retour=x'],
    ['https://shop.example/cuenta', '/iniciar-sesion'],
    ['https://shop.example/conta', '/entrar'],
    ['https://shop.example/konto', '/logowanie'],
    ['https://shop.example/x', '/%E3%83%AD%E3%82%B0%E3%82%A4%E3%83%B3'],
    ['https://shop.example/x', '/sessions/new'],
    ['https://shop.example/x', '/login.php'],
    ['https://shop.example/x', '/members/login.cfm?msg=timeout'],
    ['https://shop.example/x', '/cgi-bin/login.pl'],
    ['https://shop.example/x', '/oauth2/start?rd=%2Fx'],
    [
      'https://shop.example/x',
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1&redirect_uri=x&response_type=code',
    ],
    ['https://shop.example/x', 'https://idp.example/idp/profile/SAML2/Redirect/SSO?SAMLRequest=abc&RelayState=x'],
    ['https://shop.example/x', 'https://adfs.example/adfs/ls/?wa=wsignin1.0&wtrealm=urn:x&wctx=y'],
    ['https://shop.example/x', 'https://accounts.google.com/ServiceLogin?continue=x'],
    ['https://shop.example/x', 'https://sso.example.com/realms/x/protocol/openid-connect/auth?client_id=a&redirect_uri=b&state=c'],
    ['https://shop.example/x', 'https://cas.example.edu/cas/login?service=https%3A%2F%2Fshop.example%2F'],
  ])('%s → %s', (url, location) => {
    expect(redirect(url, location)).toBeDefined();
  });

  it('says what gives it away', () => {
    expect(redirect('https://shop.example/x', 'https://login.idp.example/oauth2/authorize?client_id=a&redirect_uri=b&prompt=none')).toEqual(
      {
        hop: 0,
        url: 'https://login.idp.example/oauth2/authorize?client_id=…&redirect_uri=…&prompt=none',
        signs: ['return-address', 'oauth-request', 'sign-in-host'],
        silent: true,
      },
    );
  });

  it('is found within a chain, and followed to the page', () => {
    const before: readonly HopOverrides[] = [
      { url: 'http://shop.example/x', status: 301, responseHeaders: { Location: 'https://shop.example/x' } },
      { url: 'https://shop.example/x', status: 302, responseHeaders: { Location: '/login?next=/x' } },
    ];
    const page: Overrides = { url: 'https://shop.example/login?next=/x', status: 200, resourceType: 'main_frame' };
    expect(readSignIn(buildExchange({ ...page, before }))).toMatchObject({ hop: 1, silent: false, signs: ['path', 'return-address'] });
  });
});

describe('a sign-in that goes round in a circle', () => {
  const sent: HopOverrides = { url: 'https://shop.example/login', method: 'POST', status: 302, responseHeaders: { Location: '/home' } };
  const back: HopOverrides = { url: 'https://shop.example/home', status: 302, responseHeaders: { Location: '/login?next=%2Fhome' } };
  const follow = (first: HopOverrides, second: HopOverrides) =>
    readSignIn(buildExchange({ ...second, before: [first], resourceType: 'main_frame' }))?.hop;

  it('the page behind it sends back', () => {
    expect(follow(sent, back)).toBe(1);
  });

  it.each<[string, HopOverrides, HopOverrides]>([
    ['the page was only looked at', { ...sent, method: 'GET' }, back],
    ['it sends on to another service', sent, { ...back, responseHeaders: { Location: 'https://idp.example/login' } }],
    ['it sends to a second step', sent, { ...back, responseHeaders: { Location: '/welcome' } }],
    ['the form was refused', { ...sent, responseHeaders: { Location: '/login?error=1' } }, { ...back, url: 'https://shop.example/login' }],
    ['it was a sign-out', { ...sent, url: 'https://shop.example/logout' }, back],
  ])('not where %s', (_, first, second) => {
    expect(follow(first, second)).toBeUndefined();
  });
});

describe('not sent to sign in', () => {
  it.each([
    ['no redirect of that kind', 'https://shop.example/x', '/y'],
    ['a return address alone', 'https://shop.example/x', '/consent?return=/x'],
    ['a path that only mentions it', 'https://shop.example/x', '/docs/how-to-login-safely'],
    ['deep below it', 'https://shop.example/x', '/api/login/history/2026'],
    ['from one sign-in page to another', 'https://shop.example/login', 'https://idp.example/login?client_id=a&redirect_uri=b'],
    ['to https', 'http://shop.example/login', 'https://shop.example/login'],
    ['a sign-in that succeeded', 'https://shop.example/login', '/dashboard'],
    ['a sign-in that failed', 'https://shop.example/login', '/login?error'],
    ['the identity provider’s own step', 'https://idp.example/oauth2/authorize?client_id=a&redirect_uri=b', '/login?state=x'],
    ['the way back', 'https://shop.example/callback?code=a&state=b', '/login/done'],
    ['a sign-out', 'https://shop.example/logout', '/login'],
    ['a picture that moved to such a host', 'http://old.shop.example/logo.png', 'https://id.shop.example/assets/logo.png'],
    ['a registration', 'https://shop.example/register', '/login'],
    ['a new password', 'https://shop.example/password/reset', '/login'],
  ])('%s', (_, url, location) => {
    expect(redirect(url, location)).toBeUndefined();
  });

  it('a page that was asked for', () => {
    expect(readSignIn(buildExchange({ url: 'https://shop.example/login', status: 200 }))).toBeUndefined();
    expect(readSignIn(buildExchange({ url: 'https://shop.example/x', status: 401 }))).toBeUndefined();
    expect(readSignIn(buildExchange({ status: null }))).toBeUndefined();
  });
});
