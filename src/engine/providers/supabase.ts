import type { Provider } from './provider.ts';

/** Codes of Auth (`code`, `error_code`) and of Edge Functions; those of the database's API are PostgREST's. */
export const supabase: Provider = {
  id: 'supabase',
  name: 'Supabase',
  layer: 'service',
  signs: {
    hosts: ['supabase.co', 'supabase.in', 'supabase.com'],
    headers: { 'sb-gateway-version': '', 'sb-project-ref': '', 'sb-request-id': '', 'sb-error-code': '' },
  },
  codes: {
    bad_jwt: 'token-invalid',
    user_not_found: 'token-invalid',
    no_authorization: 'credential-missing',
    UNAUTHORIZED_NO_AUTH_HEADER: 'credential-missing',
    UNAUTHORIZED_INVALID_JWT_FORMAT: 'credential-malformed',
    unexpected_audience: 'token-wrong-audience',
    session_not_found: 'session-expired',
    session_expired: 'session-expired',
    refresh_token_not_found: 'refresh-token-invalid',
    refresh_token_already_used: 'refresh-token-invalid',
    invalid_credentials: 'wrong-password',
    email_not_confirmed: 'account-blocked',
    phone_not_confirmed: 'account-blocked',
    user_banned: 'account-blocked',
    insufficient_aal: 'step-up',
    mfa_verification_failed: 'step-up',
    mfa_challenge_expired: 'step-up',
    reauthentication_needed: 'step-up',
    reauthentication_not_valid: 'step-up',
    otp_expired: 'link-expired',
    bad_code_verifier: 'code-invalid',
    flow_state_not_found: 'code-invalid',
    flow_state_expired: 'code-invalid',
    not_admin: 'forbidden',
    over_request_rate_limit: 'rate-limited',
    over_email_send_rate_limit: 'rate-limited',
    over_sms_send_rate_limit: 'rate-limited',
  },
  signIn: 'https://supabase.com/dashboard/sign-in',
  docs: 'https://supabase.com/docs/guides/auth/debugging/error-codes',
  notes: {
    'api-key-missing': 'Every call carries the project’s key in `apikey`, and a signed-in user’s token beside it in `Authorization`.',
    'malformed-credential': 'A key that begins with `sb_` is no JWT: it goes in `apikey` and not as a Bearer token.',
    'token-signature-invalid': 'The token is of another project, or of a signing key that was rotated away: sign in again at this project.',
    'refresh-token-rejected':
      'A refresh token is good once, but for some seconds: let one client renew the session, and on a server one place that writes the cookies back.',
    'authorization-code-rejected':
      'The code verifier lies in the browser that began the sign-in: a link that is opened in another one has none.',
    'rate-limited': 'Mails of sign-up, reset and magic link have a low limit of their own until the project has an SMTP server of its own.',
  },
};
