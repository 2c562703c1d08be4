/** Which cookies hold a sign-in, by the names that frameworks and people give them. */

import { wordSet } from './word-set.ts';

/** What is known of a cookie beside its name; each of it only a hint. */
export interface CookieTraits {
  readonly name: string;
  /** Of the value, in characters. */
  readonly length: number;
  readonly httpOnly?: boolean;
  readonly jwt?: unknown;
}

/** Names as frameworks give them out of the box. */
const known = wordSet(`
  connect.sid jsessionid phpsessid laravel_session ci_session cfid cftoken sid ssid hsid sessionid session sess
  user_session koa.sess koa:sess express:sess express.sid rack.session play_session authsession authelia_session
  oauth2_proxy _oauth2_proxy cf_authorization grafana_session remember_me rememberme remember_token remember_user_token
  wordpress_logged_in access_token accesstoken id_token refresh_token jwt token auth authorization .aspxauth fedauth
  cadata keycloak_identity keycloak_session idsrv idsrv.session mellon-cookie mod_auth_openidc_session lwa_session
`);

/** Begins so, whatever follows. */
const beginnings = [
  ...wordSet(`
  .aspnetcore.cookies .aspnetcore.session .aspnetcore.identity .aspnet. asp.net_session aspsessionid wordpress_logged_in_
  wordpress_sec_ next-auth.session-token authjs.session-token better-auth.session sb- _shibsession_ remember_web_ username-
  appsession auth0 cognitoidentityserviceprovider firebase __session _gitlab_session supertokens saccesstoken amlbcookie
  iplanetdirectorypro
`),
];

/** What a site remembers of somebody who need not be signed in, and what only guards or carries a sign-in under way. */
const others =
  /csrf|xsrf|antiforgery|forgery|nonce|state$|^state|auth_verification|pkce|verifier|code_challenge|consent|gdpr|locale|lang|theme|timezone|currency|cart|visitor|visit|analytics|tracking|referr?er|campaign|utm|experiment|variant|abtest|banner|preferences|settings|sessionstorage|last_?session|session_?(?:count|start|time|expires|expiry|duration|seen|referr?er|depth)|has_?session|is_?(?:auth|logged)|login_?(?:hint|count|redirect)|redirect|return/;
const trackers =
  /^(?:_ga|_gid|_gat|_gcl|__utm|_fb[pc]|_hj|_pk_|_clck|_clsk|_uet|ajs_|amplitude|amp_|mp_|optimizely|intercom|_dc_gtm|hubspotutk|__hs|_mkto|_ym|_vis_opt|_vwo|__cf|cf_|__gads|__stripe|_dd_s|rl_|ab\.storage|fs_uid|datadome|ak_bmsc|bm_s[vz]|_abck|incap_|visid_incap|awsalb|arraffinity|bigipserver|route$|srv$|serverid|_px)/;

/** 128 random bits in base64, as session ids should have at least; less may hold anything. In characters. */
const LEAST_LENGTH = 22;

/** True for a cookie that likely holds a sign-in. */
export function isSessionCookie({ name, length, httpOnly, jwt }: CookieTraits): boolean {
  const bare = name.toLowerCase().replace(/^__(?:host|secure|http|host-http)-/, '');
  if (known.has(bare)) return true;
  if (trackers.test(bare) && !bare.startsWith('cf_authorization')) return false;
  if (beginnings.some((start) => bare.startsWith(start)))
    return !/csrf|antiforgery|correlation|nonce|code-verifier|callback-url|pkce/.test(bare);
  if (others.test(bare)) return false;
  if (jwt !== undefined) return true;
  if (/sess(?!ment)|auth(?!or(?!iz))|jwt|login|logged|sso|identity|credential|ticket|signin/.test(bare)) return true;
  if (/(?:^|[._-])(?:sid|token|tok|user|usr|uid|id_?token|access|remember)(?:$|[._-])|token$|sid$/.test(bare)) return length >= 8;
  return httpOnly === true && length >= LEAST_LENGTH && bare.length <= 12;
}
