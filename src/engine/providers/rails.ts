import type { Provider } from './provider.ts';

/** Exceptions by name where the application shows them (development, or `consider_all_requests_local`). */
export const rails: Provider = {
  id: 'rails',
  name: 'Rails',
  layer: 'framework',
  signs: { headers: { 'x-runtime': '' }, cookies: ['remember_user_token'], codes: ['ActionController::', 'ActiveRecord::'] },
  codes: {
    'ActionController::InvalidAuthenticityToken': 'csrf',
    'ActionController::InvalidCrossOriginRequest': 'csrf',
    'CanCan::AccessDenied': 'forbidden',
    'Pundit::NotAuthorizedError': 'forbidden',
    'JWT::ExpiredSignature': 'token-expired',
    'JWT::ImmatureSignature': 'token-not-yet-valid',
    'JWT::VerificationError': 'token-signature-invalid',
    'JWT::InvalidIssuerError': 'token-wrong-issuer',
    'JWT::InvalidAudError': 'token-wrong-audience',
    'JWT::DecodeError': 'token-invalid',
  },
  docs: 'https://guides.rubyonrails.org/security.html',
  notes: {
    'csrf-rejected':
      'A script sends the page’s `csrf-token` as `X-CSRF-Token`; one of a cached page or of before a sign-in does not fit the session.',
    'session-expired': 'A session in a cookie ends where `secret_key_base` changes; Devise ends it after `timeout_in`.',
  },
};
