/** Schemes of `Authorization` (the IANA registry and the habits of products), and the kind of credential behind each. */

import type { CredentialKind } from './credentials.ts';

const kinds: Readonly<Record<string, CredentialKind>> = {
  basic: 'basic',
  digest: 'digest',
  bearer: 'bearer',
  dpop: 'dpop',
  negotiate: 'negotiate',
  kerberos: 'negotiate',
  ntlm: 'ntlm',
  token: 'token',
  jwt: 'token',
  oauth: 'token',
  bot: 'token',
  ssws: 'token',
  session: 'token',
  'zoho-oauthtoken': 'token',
  googlelogin: 'token',
  splunk: 'token',
  snowflake: 'token',
  apikey: 'api-key',
  'api-key': 'api-key',
  'x-api-key': 'api-key',
  key: 'api-key',
  geniekey: 'api-key',
  'klaviyo-api-key': 'api-key',
  'deepl-auth-key': 'api-key',
  aws: 'signature',
  'aws4-hmac-sha256': 'signature',
  'aws4-ecdsa-p256-sha256': 'signature',
  signature: 'signature',
  hawk: 'signature',
  hmac: 'signature',
  mac: 'signature',
  sharedkey: 'signature',
  sharedkeylite: 'signature',
  'eg1-hmac-sha256': 'signature',
  'tc3-hmac-sha256': 'signature',
  'sdk-hmac-sha256': 'signature',
  obs: 'signature',
  oss: 'signature',
  oss4: 'signature',
  cos: 'signature',
  qbox: 'signature',
  apiauth: 'signature',
  amx: 'signature',
  vapid: 'other',
  hoba: 'other',
  mutual: 'other',
  gnap: 'other',
  concealed: 'other',
  privatetoken: 'other',
  'scram-sha-1': 'other',
  'scram-sha-256': 'other',
};

/** Those that a browser answers by itself: from a password that was typed or saved, or from the system's sign-in. */
export const browserSchemes: ReadonlySet<string> = new Set(['basic', 'digest', 'negotiate', 'ntlm']);

/** True for a scheme that is registered or in common use, in any case. */
export const isKnownScheme = (word: string): boolean => Object.hasOwn(kinds, word.toLowerCase());

/** The kind of credential behind a scheme (any case); what is unknown is `other`, or a signature where its name says so. */
export function kindOfScheme(scheme: string): CredentialKind {
  const lower = scheme.toLowerCase();
  if (Object.hasOwn(kinds, lower)) return kinds[lower] ?? 'other';
  if (/hmac|signature|sharedkey/.test(lower)) return 'signature';
  return /key$|token/.test(lower) ? 'api-key' : 'other';
}
