/** What gives a sign-in page away by its address alone. Works on addresses whose values are masked. */

import { percentDecode } from '../percent.ts';
import { splitPath } from './address.ts';
import type { SignInRedirect } from './sign-in-redirect.ts';
import { wordSet } from './word-set.ts';

type Sign = SignInRedirect['signs'][number];

/** Last words of paths, in the languages of the web and the habits of products; without separators and file endings. */
const signInWords = new Set(
  [
    ...wordSet(`
  login signin logon sso wplogin userlogin loginpage loginform authenticate sessionsnew sessionnew servicelogin
  accountchooser identifier authlogin oauth2start oauth2signin adfsls samlsso saml2login samllogin oidclogin simplesamlphp
  connexion seconnecter identification authentification anmelden anmeldung einloggen iniciarsesion acceder ingresar entrar
  accesso accedi inloggen aanmelden logowanie zaloguj loggain logind logginn kirjaudu prihlaseni prihlasit prijava giris
  bejelentkezes autentificare autenticacao masuk dangnhap войти вход ログイン 登录 登入 로그인
`),
  ].map(plain),
);

/** First labels of hosts that do nothing but sign people in. */
const signInLabels = new Set([
  'login',
  'signin',
  'accounts',
  'auth',
  'sso',
  'idp',
  'id',
  'identity',
  'oauth',
  'cas',
  'adfs',
  'logon',
  'passport',
  'sts',
  'oidc',
]);
const signInHosts =
  /(?:^|\.)(?:cloudflareaccess\.com|okta(?:preview)?\.com|auth0\.com|b2clogin\.com|ciamlogin\.com|onelogin\.com|amazoncognito\.com|pingone\.com|workos\.com|appleid\.apple\.com)$/;

/** Where to go once signed in: CAS, SAML, WS-Federation, and what frameworks call it. */
const returnParameters = wordSet(`
  return returnto returnurl returnuri returnpath redirect redirectto redirecturl redirecturi redirectpath rd ru next
  nexturl continue dest destination goto from service relaystate back backurl backto target targeturl wreply wctx
  callbackurl successurl afterlogin comefrom camefrom origin originalurl ref referer referrer url uri r
`);

/** The signs of an address; `undefined` in the list of none. `fromHost`: the host that was asked. */
export function readSignInSigns(address: string, fromHost?: string): readonly Sign[] {
  if (!URL.canParse(address)) return [];
  const { pathname, hostname, searchParams } = new URL(address);
  const names = new Set([...searchParams].map(([name]) => plain(name)));
  const signs: Sign[] = [];
  if (hasSignInPath(pathname)) signs.push('path');
  if ([...names].some((name) => returnParameters.has(name))) signs.push('return-address');
  if (names.has('clientid') && (names.has('redirecturi') || names.has('responsetype'))) signs.push('oauth-request');
  if (names.has('samlrequest') || (names.has('wa') && names.has('wtrealm'))) signs.push('saml-request');
  if (hostname !== fromHost && !isAsset.test(pathname) && (signInLabels.has(hostname.split('.', 1)[0] ?? '') || signInHosts.test(hostname)))
    signs.push('sign-in-host');
  return signs;
}

/** Where an application sends people to sign in (RFC 6749 §4.1.1). */
export const isAuthorizationRequest = (address: string): boolean => readSignInSigns(address).includes('oauth-request');

/** What a page holds is kept at such hosts too. */
const isAsset = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|m?js|woff2?|ttf|map|mp4|pdf)$/i;

/** A return address alone is no sign-in page; each of the others is. */
export const isSignInPage = (signs: readonly Sign[]): boolean => signs.some((sign) => sign !== 'return-address');

/** A step of signing in, up or out: what it redirects to was asked for. */
export function isSignInStep(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, searchParams } = new URL(address);
  if (
    /log-?_?(?:out|off)|sign-?_?(?:out|off|up)|abmelden|deconnexion|register|registration|callback|authorize|end-?session|password|verify|confirm|activate|saml\/acs/i.test(
      pathname,
    )
  ) {
    return true;
  }
  return searchParams.has('code') && searchParams.has('state');
}

/** The last two segments count: `/cdn-cgi/access/login/app.example`, `/users/sign_in`, `/sessions/new`. */
function hasSignInPath(pathname: string): boolean {
  const segments = splitPath(percentDecode(pathname))
    .slice(-2)
    .map((segment) => plain(segment.replace(/\.(?:php\d?|aspx?|html?|jsp|jsf|faces|do|action|cgi|fcgi|pl|cfml?|shtml|xhtml|py)$/i, '')));
  return (
    segments.some((segment) => signInWords.has(segment)) ||
    signInWords.has(segments.join('')) ||
    segments.join('/') === 'openidconnect/auth'
  );
}

/** `sign_in`, `sign-in`, `SignIn` are one word. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[-_.;]/g, '')
    .toLowerCase();
}
