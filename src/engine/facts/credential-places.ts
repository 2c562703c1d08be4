/** Where a caller shows who they are, beside `Authorization` and cookies: names of headers, parameters and fields, as data. */

import { byName } from './by-name.ts';
import type { CredentialKind } from './credentials.ts';

/** Headers by their whole name; products that follow no pattern, and names whose kind the pattern would miss. */
const headers = new Map<string, CredentialKind>(
  Object.entries({
    dpop: 'dpop',
    'private-token': 'token',
    'job-token': 'token',
    'deploy-token': 'token',
    'x-vault-token': 'token',
    'x-amz-security-token': 'signature',
    'x-signature': 'signature',
    signature: 'signature',
    'x-tableau-auth': 'token',
    'x-figma-token': 'token',
    'x-auth-user': 'other',
    'x-user-id': 'other',
    'xi-api-key': 'api-key',
    'x-session-id': 'token',
    sessionid: 'token',
    'session-id': 'token',
    'x-sessionid': 'token',
    'x-openam-username': 'password',
    'x-openam-password': 'password',
    'x-username': 'other',
    'x-password': 'password',
    'client-secret': 'client-credentials',
    'x-client-secret': 'client-credentials',
    'cf-access-client-secret': 'client-credentials',
  } as const),
);

/** Tokens and keys that stand for something else than the caller. */
const notTheCaller =
  /csrf|xsrf|forgery|verification|atlassian-token|nonce|canary|captcha|turnstile|continuation|(?:page|sync|next|cursor|change|resume|start|skip|scroll)-?token|cancel|device-token|push-token|idempotency|websocket|upload-token|trace|correlation|request-id|cache-key|public-key|encryption-key|key-id|vapid/;

/** The kind of credential that a header of this name (lower case) carries, or undefined. */
export const kindOfHeader = byName((name): CredentialKind | undefined => {
  const known = headers.get(name);
  if (known || notTheCaller.test(name.replaceAll('_', '-'))) return known;
  if (/(?:^|[-_])(?:hmac|hmac-sha\d+|sign|signature(?:-\w+)?)$/.test(name)) return 'signature';
  if (
    /(?:api|app|application|access|auth|subscription|functions|master|admin|service|client|license|mashape|rapidapi|rest-api)[-_]?key$/.test(
      name,
    )
  ) {
    return 'api-key';
  }
  if (/(?:^|[-_])(?:key|apikey)$/.test(name) && /^(?:x-|api)/.test(name)) return 'api-key';
  return /(?:token|jwt|assertion|authorization|[-_]auth|bearer|[-_]secret)$/.test(name) ? 'token' : undefined;
});

/** Parameters of the query that carry a credential whatever their value looks like. */
const parameters = new Map<string, CredentialKind>(
  Object.entries({
    access_token: 'bearer',
    accesstoken: 'bearer',
    'access-token': 'bearer',
    bearer: 'bearer',
    id_token: 'token',
    jwt: 'token',
    auth_token: 'token',
    authtoken: 'token',
    'auth-token': 'token',
    private_token: 'token',
    session_token: 'token',
    sessiontoken: 'token',
    session_key: 'token',
    api_token: 'token',
    apitoken: 'token',
    api_key: 'api-key',
    apikey: 'api-key',
    'api-key': 'api-key',
    'x-api-key': 'api-key',
    'subscription-key': 'api-key',
    client_secret: 'client-credentials',
    'x-amz-signature': 'signature',
    'x-goog-signature': 'signature',
    'x-oss-signature': 'signature',
    'x-amz-security-token': 'signature',
    oauth_signature: 'signature',
    'q-signature': 'signature',
    hdnts: 'signature',
    hdnea: 'signature',
    hdntl: 'signature',
    password: 'password',
  } as const),
);

/** Those whose names mean other things too: a credential only where the value reads like one. */
const ambiguous = new Map<string, CredentialKind>(
  Object.entries({
    key: 'api-key',
    appkey: 'api-key',
    app_key: 'api-key',
    appid: 'api-key',
    token: 'token',
    auth: 'token',
    authorization: 'token',
    session: 'token',
    session_id: 'token',
    sessionid: 'token',
    sid: 'token',
    ticket: 'token',
    secret: 'token',
    sig: 'signature',
    signature: 'signature',
    sign: 'signature',
    hmac: 'signature',
  } as const),
);

/** The kind of credential that a query parameter carries; `sure` where its name alone says so. */
export function kindOfParameter(name: string): { readonly kind: CredentialKind; readonly sure: boolean } | undefined {
  const lower = name.toLowerCase();
  const known = parameters.get(lower);
  if (known) return { kind: known, sure: true };
  const guess = ambiguous.get(lower) ?? kindOfHeader(lower);
  return guess && { kind: guess, sure: guess === 'api-key' && !ambiguous.has(lower) };
}

/** Fields of a form or a JSON body, by the last part of their name (`user[password]`). */
const fields = new Map<string, CredentialKind>(
  Object.entries({
    password: 'password',
    passwd: 'password',
    pass: 'password',
    pwd: 'password',
    pw: 'password',
    passwort: 'password',
    kennwort: 'password',
    mot_de_passe: 'password',
    motdepasse: 'password',
    contrasena: 'password',
    senha: 'password',
    wachtwoord: 'password',
    haslo: 'password',
    passcode: 'password',
    passphrase: 'password',
    otp: 'other',
    totp: 'other',
    refresh_token: 'token',
    refreshtoken: 'token',
    refresh: 'token',
    access_token: 'bearer',
    accesstoken: 'bearer',
    id_token: 'token',
    subject_token: 'token',
    token: 'token',
    jwt: 'token',
    assertion: 'token',
    code: 'other',
    device_code: 'other',
    client_secret: 'client-credentials',
    clientsecret: 'client-credentials',
    client_assertion: 'client-credentials',
    api_key: 'api-key',
    apikey: 'api-key',
    auth_key: 'api-key',
    signature: 'signature',
  } as const),
);

/** The kind of credential that a field of a body carries, or undefined. */
export const kindOfField = (name: string): CredentialKind | undefined => fields.get(lastPart(name).toLowerCase());

/** `user[password]` and `user.password` → `password`. */
const lastPart = (name: string): string => name.replace(/\]$/, '').split(/[[.]/).at(-1) ?? name;

/** Headers, fields and parameters that guard against forged requests; they say nothing of who the caller is. */
export const isAntiForgeryName = byName(
  (name): boolean =>
    /csrf|xsrf|forgery|requestverification|authenticity_token|wp-?nonce|^_wpnonce$|owa-canary|atlassian-token|transmission-session-id|^crumb$|jenkins-crumb/i.test(
      name,
    ) || name.toLowerCase() === '_token',
);
