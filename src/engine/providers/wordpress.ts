import type { Provider } from './provider.ts';

/** Of the REST API, of signing in, and of the JWT and WooCommerce plug-ins. */
export const wordpress: Provider = {
  id: 'wordpress',
  name: 'WordPress',
  layer: 'framework',
  signs: {
    headers: { 'x-wp-nonce': '', 'x-wp-total': '', 'x-wp-totalpages': '' },
    paths: ['/wp-json/', '/wp-admin/', '/wp-login.php'],
    cookies: ['wordpress_*', 'wp-settings-*', 'wp-postpass_*'],
    codes: ['rest_', 'jwt_auth_', 'woocommerce_rest_'],
  },
  codes: {
    rest_not_logged_in: 'sign-in-required',
    rest_cookie_invalid_nonce: 'csrf',
    rest_forbidden: 'forbidden',
    rest_forbidden_context: 'forbidden',
    rest_cannot_create: 'forbidden',
    rest_cannot_edit: 'forbidden',
    rest_cannot_delete: 'forbidden',
    rest_cannot_view: 'forbidden',
    rest_user_cannot_view: 'forbidden',
    rest_no_route: 'wrong-url',
    incorrect_password: 'wrong-password',
    invalid_username: 'wrong-password',
    invalid_email: 'wrong-password',
    application_passwords_disabled: 'forbidden',
    application_passwords_disabled_for_user: 'forbidden',
    jwt_auth_no_auth_header: 'credential-missing',
    jwt_auth_bad_auth_header: 'credential-malformed',
    jwt_auth_invalid_token: 'token-invalid',
    jwt_auth_bad_iss: 'token-wrong-issuer',
    woocommerce_rest_cannot_view: 'forbidden',
    woocommerce_rest_cannot_create: 'forbidden',
    woocommerce_rest_cannot_edit: 'forbidden',
  },
  signIn: '/wp-login.php',
  docs: 'https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/',
  notes: {
    'csrf-rejected':
      'A nonce ends within a day and with the session: take a new one from the page (`wpApiSettings.nonce`) and send it as `X-WP-Nonce`.',
    'wrong-password': 'Basic takes an application password of the user’s profile, not the password of the sign-in page.',
    'authorization-not-forwarded':
      'Save the permalinks once: WordPress then writes the rule into `.htaccess` that hands `Authorization` on to PHP.',
  },
};
