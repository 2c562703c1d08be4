/** All causes, specific before generic: where confidence is the same, the order here decides. */

import type { Cause } from '../cause.ts';
import accountBlocked from './account-blocked.ts';
import apiKeyMissing from './api-key-missing.ts';
import apiKeyRejected from './api-key-rejected.ts';
import authorizationCodeRejected from './authorization-code-rejected.ts';
import authorizationLostOnRedirect from './authorization-lost-on-redirect.ts';
import authorizationNotForwarded from './authorization-not-forwarded.ts';
import cachedFailure from './cached-failure.ts';
import clientCertificateRequired from './client-certificate-required.ts';
import clientCredentialsRejected from './client-credentials-rejected.ts';
import cookieDuplicated from './cookie-duplicated.ts';
import cookieGone from './cookie-gone.ts';
import cookieNotSent from './cookie-not-sent.ts';
import cookieRejected from './cookie-rejected.ts';
import cookiesTooLarge from './cookies-too-large.ts';
import credentialMisplaced from './credential-misplaced.ts';
import csrfRejected from './csrf-rejected.ts';
import digestNonceStale from './digest-nonce-stale.ts';
import dpopProofRejected from './dpop-proof-rejected.ts';
import extensionInterference from './extension-interference.ts';
import firewallBlocked from './firewall-blocked.ts';
import insufficientPermission from './insufficient-permission.ts';
import insufficientScope from './insufficient-scope.ts';
import integratedAuthUnavailable from './integrated-auth-unavailable.ts';
import malformedCredential from './malformed-credential.ts';
import networkSignInRequired from './network-sign-in-required.ts';
import noCredentials from './no-credentials.ts';
import placeholderCredential from './placeholder-credential.ts';
import preflightRejected from './preflight-rejected.ts';
import proxyAuthenticationRequired from './proxy-authentication-required.ts';
import rateLimited from './rate-limited.ts';
import refreshRace from './refresh-race.ts';
import refreshTokenRejected from './refresh-token-rejected.ts';
import requestSignatureMismatch from './request-signature-mismatch.ts';
import schemeMismatch from './scheme-mismatch.ts';
import serverFault from './server-fault.ts';
import sessionExpired from './session-expired.ts';
import signedUrlExpired from './signed-url-expired.ts';
import silentSignInBlocked from './silent-sign-in-blocked.ts';
import stepUpRequired from './step-up-required.ts';
import tokenExpired from './token-expired.ts';
import tokenNotYetValid from './token-not-yet-valid.ts';
import tokenRejected from './token-rejected.ts';
import tokenRevoked from './token-revoked.ts';
import tokenSignatureInvalid from './token-signature-invalid.ts';
import tokenWrongAudience from './token-wrong-audience.ts';
import tokenWrongIssuer from './token-wrong-issuer.ts';
import tokenWrongType from './token-wrong-type.ts';
import userTokenRequired from './user-token-required.ts';
import wrongPassword from './wrong-password.ts';
import wrongUrl from './wrong-url.ts';

export const causes: readonly Cause[] = [
  proxyAuthenticationRequired,
  networkSignInRequired,
  preflightRejected,
  firewallBlocked,
  cachedFailure,
  clientCertificateRequired,
  cookiesTooLarge,
  rateLimited,
  signedUrlExpired,
  requestSignatureMismatch,
  dpopProofRejected,
  digestNonceStale,
  extensionInterference,
  placeholderCredential,
  malformedCredential,
  authorizationLostOnRedirect,
  credentialMisplaced,
  apiKeyMissing,
  schemeMismatch,
  refreshRace,
  wrongUrl,
  serverFault,
  integratedAuthUnavailable,
  authorizationNotForwarded,
  insufficientScope,
  cookieDuplicated,
  csrfRejected,
  silentSignInBlocked,
  stepUpRequired,
  accountBlocked,
  clientCredentialsRejected,
  authorizationCodeRejected,
  refreshTokenRejected,
  cookieRejected,
  cookieNotSent,
  cookieGone,
  apiKeyRejected,
  tokenWrongType,
  userTokenRequired,
  tokenNotYetValid,
  tokenExpired,
  tokenRevoked,
  tokenSignatureInvalid,
  tokenWrongIssuer,
  tokenWrongAudience,
  wrongPassword,
  sessionExpired,
  tokenRejected,
  insufficientPermission,
  noCredentials,
];
